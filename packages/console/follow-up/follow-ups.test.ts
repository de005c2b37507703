import { expect, test } from 'vitest'
import { daysBody, daysEntry } from './days.ts'
import { entryOf, type FollowUp, recordBody } from './follow-ups.ts'
import { answeredBy, answersOf, askedOf, type Question } from './questions.ts'

const said = {
  reached: true,
  on: '2026-06-11',
  way: 'phone',
  outcome: 'employed',
  since: '2026-05-04',
  proof: 'own_word',
} as const

test('what was written down comes back as it was', () => {
  const followUp = { attempts: [{ on: '2026-06-10', way: 'phone' }], result: said } as FollowUp
  expect(recordBody(entryOf(followUp))).toEqual({ attempts: followUp.attempts, result: said })
})

test('as long as nobody was reached there is no result, and of somebody whom nobody tries any more no outcome', () => {
  const entry = entryOf({ attempts: [] })
  expect(recordBody(entry)).toEqual({ attempts: [] })
  const lost = {
    ...entry,
    result: { ...entry.result, reached: 'given_up', on: '2026-06-12', outcome: 'employed' },
  }
  expect(recordBody(lost)).toEqual({ attempts: [], result: { reached: false, on: '2026-06-12' } })
})

test('days are read in the digits of the reader, and none at all bring calendar months back', () => {
  expect(daysEntry(undefined)).toEqual({ month3: '', month6: '', month12: '' })
  expect(daysBody({ month3: '٩٠', month6: '180', month12: '365' })).toEqual({
    month3: 90,
    month6: 180,
    month12: 365,
  })
  expect(daysBody({ month3: '', month6: ' ', month12: '' })).toBeNull()
})

test('a question that leads nowhere is not asked, and one that was passed over is not sent', () => {
  const question = (key: string, change: object = {}) =>
    ({ key, dimension: 'economic', text: key, answers: ['no', 'yes'], ...change }) as Question
  const questions = [
    question('work'),
    question('work_steady', { condition: { item: 'work', among: [1] } }),
    question('work_next', { condition: { item: 'work', among: [0] } }),
  ]
  expect(askedOf(questions, {}).map(({ key }) => key)).toEqual(['work'])
  expect(askedOf(questions, { work: '0' }).map(({ key }) => key)).toEqual(['work', 'work_next'])
  expect(answersOf(questions, { work: '1', work_next: '1', work_steady: '' })).toEqual([
    { item: 'work', answer: 1 },
  ])
  expect(answeredBy([{ item: 'work', answer: 0 }])).toEqual({ work: '0' })
})
