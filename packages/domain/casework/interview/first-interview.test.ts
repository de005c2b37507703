import { expect, test } from 'vitest'
import { coach, colleague, later, openedAt, participantId, refusalOf } from '../../testing/casework.ts'
import type { FirstInterviewEntry } from './first-interview.ts'
import { firstInterviewEntrySchema, firstInterviewSchema } from './first-interview.ts'
import { recordInterview } from './record-interview.ts'

function anInterview(change: Partial<FirstInterviewEntry> = {}): FirstInterviewEntry {
  return {
    heldOn: '2026-01-31',
    mode: 'presence',
    language: 'fr',
    interpretation: { needed: true, language: 'wo', by: 'professional' },
    goal: 'A tailor’s shop of her own in Pikine',
    situation: [{ topic: 'housing', note: 'Can live with an aunt' }],
    labourMarketDestination: { country: 'SN', region: 'Dakar', occupations: ['7531'] },
    ...change,
  }
}

test('the interview is that of the coach who wrote it down, and keeps its conductor when it is corrected', () => {
  const first = recordInterview(anInterview(), { participantId, by: coach, at: openedAt })
  expect(firstInterviewSchema.parse(first)).toEqual(first)
  expect(first).toMatchObject({ version: 1, conductedBy: coach })
  const corrected = recordInterview(anInterview({ goal: 'A stall first' }), {
    participantId,
    by: colleague,
    at: later,
    before: first,
  })
  expect(corrected).toMatchObject({ version: 2, conductedBy: coach, goal: 'A stall first', changedAt: later })
})

test('an interview cannot have been held on a day that has not come anywhere on earth', () => {
  const on = (heldOn: string) =>
    refusalOf(() =>
      recordInterview(anInterview({ heldOn }), { participantId, by: coach, at: '2026-01-31T20:00:00.000Z' }),
    )
  expect(on('2026-02-01')).toBeUndefined()
  expect(on('2026-02-02')).toMatchObject({ errors: [{ path: ['body', 'heldOn'], code: 'in_the_future' }] })
})

test('an interview has no room for reasons to flee', () => {
  for (const topic of ['asylum', 'flight', 'persecution', 'residence', 'religion']) {
    expect(
      firstInterviewEntrySchema.safeParse({ ...anInterview(), situation: [{ topic, note: 'x' }] }).success,
    ).toBe(false)
  }
  expect(firstInterviewEntrySchema.safeParse({ ...anInterview(), asylumReasons: 'x' }).success).toBe(false)
})

test('one topic is written down once, and texts have an end', () => {
  const topic = { topic: 'work', note: 'x' }
  const faults = (change: object) =>
    firstInterviewEntrySchema
      .safeParse({ ...anInterview(), ...change })
      .error?.issues.map(({ path }) => path.join('.'))
  expect(faults({ situation: [topic, topic] })).toEqual(['situation'])
  expect(faults({ goal: 'x'.repeat(2001) })).toEqual(['goal'])
  expect(faults({ heldOn: '2026-02-30' })).toEqual(['heldOn'])
  expect(faults({ labourMarketDestination: { country: 'SN', occupations: ['0000'] } })).toEqual([
    'labourMarketDestination.occupations.0',
  ])
})
