import { expect, test } from 'vitest'
import { toNewParticipant } from '../casework/new-participant.ts'
import { type ContactRequest, intakeOf } from './newcomers.ts'

test('the intake begins with what a newcomer said, the rule of their channel included, and with nothing else', () => {
  const said = {
    name: 'Awa',
    channel: {
      kind: 'whatsapp',
      value: '+221770000001',
      safety: { shared: true, mayMentionGermany: false, codeWord: 'mango' },
    },
    language: 'wo',
    country: 'SN',
    words: 'Je voudrais apprendre la couture.',
  } as const
  expect(toNewParticipant(intakeOf(said as unknown as ContactRequest))).toMatchObject({
    names: [{ given: 'Awa' }],
    languages: ['wo'],
    returnCountry: 'SN',
    channels: [said.channel],
  })
  expect(JSON.stringify(intakeOf(said as unknown as ContactRequest))).not.toContain('couture')
})
