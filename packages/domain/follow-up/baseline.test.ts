import { expect, test } from 'vitest'
import { coach, participantId, refusalOf } from '../testing/casework.ts'
import { aYear, metAt, metOn } from '../testing/follow-up.ts'
import { recordBaseline, reintegrationBaselineSchema } from './baseline.ts'
import { baselineItems } from './instrument/reint-topics-v1.ts'

const answers = baselineItems.map(({ key }) => ({ item: key, answer: 1 }))
const record = { participantId, year: undefined, before: undefined, by: coach, at: metAt }

test('a baseline is written down once, and written anew as a whole', () => {
  const first = recordBaseline({ heldOn: '2026-02-01', answers }, record)
  expect(reintegrationBaselineSchema.parse(first)).toEqual(first)
  expect(first).toMatchObject({ version: 1, response: { instrument: 'REINT-TOPICS', version: 1, answers } })
  const again = recordBaseline({ heldOn: '2026-02-02', answers }, { ...record, before: first })
  expect(again).toMatchObject({ version: 2, heldOn: '2026-02-02' })
})

test('a baseline is of the time until the first contact, and asks no more than it may', () => {
  const refused = (heldOn: string, change: object = {}) => {
    const refusal = refusalOf(() => recordBaseline({ heldOn, answers, ...change }, { ...record, ...aYear() }))
    return refusal?.code === 'invalid' ? refusal.errors.map(({ code }) => code) : refusal
  }
  expect(refused(metOn)).toBeUndefined()
  expect(refused('2026-03-11')).toEqual(['after_contact'])
  expect(refused('2026-03-20')).toEqual(['in_the_future'])
  expect(refused(metOn, { answers: [{ item: 'water', answer: 1 }] })).toEqual(['not_asked'])
})
