import { describe, expect, it } from 'vitest'
import { filled } from '../kit/use-body-form.ts'
import { emptyEntry, toNewParticipant } from './new-participant.ts'

describe('somebody who is taken in', () => {
  it('is sent with what was typed, and without what was left empty', () => {
    const typed = {
      ...emptyEntry,
      names: [{ given: 'Aminata', family: ' ' }] as [{ given: string; family: string }],
      languages: ['wo', 'fr'],
      returnCountry: 'SN',
    }
    expect(toNewParticipant(filled(typed))).toEqual({
      names: [{ kind: 'official', primary: true, given: 'Aminata' }],
      languages: ['wo', 'fr'],
      returnCountry: 'SN',
    })
  })

  it('brings a channel with its safety rule, and a departure with how sure it is', () => {
    const typed = {
      ...emptyEntry,
      birth: { year: '1994' },
      plannedDeparture: { date: '2027-01-10', certainty: 'booked' },
      channels: [
        { kind: 'phone', value: '+221 77 000 00 01', safety: { shared: true, mayMentionGermany: false } },
      ] as typeof emptyEntry.channels,
    }
    expect(toNewParticipant(filled(typed))).toMatchObject({
      birth: { year: 1994 },
      plannedDeparture: { date: '2027-01-10', certainty: 'booked' },
      channels: [{ kind: 'phone', safety: { shared: true, mayMentionGermany: false } }],
    })
  })

  it('keeps the place of each field, so that a refusal finds it', () => {
    expect(toNewParticipant(filled(emptyEntry))).toEqual({
      names: [{ kind: 'official', primary: true, given: '' }],
      languages: [],
    })
  })
})
