import { expect, test } from 'vitest'
import { refusalOf } from '../testing/casework.ts'
import { aYear } from '../testing/follow-up.ts'
import { type AnswerFollowUp, answerFollowUp, isOpenToPerson } from './answer-follow-up.ts'
import { followUpSchema } from './follow-up.ts'

const { year, followUps } = aYear()
const [third, sixth] = followUps
const at = '2026-06-05T10:00:00.000Z'
const says: AnswerFollowUp = { outcome: 'employed', since: '2026-05-01', note: 'I sew' }
const answer = (said: AnswerFollowUp = says, before = third, today = '2026-06-05') =>
  answerFollowUp(before, said, { year, followUps }, today, at)

test('a person is asked from two weeks before the day on, until it is done or a later one is', () => {
  expect(third.dueOn).toBe('2026-06-10')
  expect(isOpenToPerson(third, followUps, '2026-05-26')).toBe(false)
  expect(isOpenToPerson(third, followUps, '2026-05-27')).toBe(true)
  expect(isOpenToPerson({ ...third, state: 'done' }, followUps, '2026-06-10')).toBe(false)
  expect(isOpenToPerson(third, [{ ...sixth, state: 'done' }], '2026-10-01')).toBe(false)
})

test('what a person says is kept as their own word, on the day on which they say it, and by nobody else', () => {
  const now = answer({ ...says, answers: [{ item: 'work', answer: 1 }] })
  expect(followUpSchema.parse(now)).toEqual(now)
  expect(now).toMatchObject({
    state: 'done',
    result: { way: 'own_link', on: '2026-06-05', proof: 'own_word', note: 'I sew' },
    response: { answers: [{ item: 'work', answer: 1 }] },
  })
  expect(now).not.toHaveProperty('recordedBy')
})

test('an answer is refused by its field, before its time, and a second time', () => {
  const faults = (said: AnswerFollowUp) => {
    const refusal = refusalOf(() => answer(said))
    return refusal?.code === 'invalid'
      ? refusal.errors.map(({ path, code }) => `${path.join('.')} ${code}`)
      : refusal
  }
  expect(faults({ outcome: 'employed' })).toEqual(['body.since required'])
  expect(faults({ ...says, since: '2026-06-08' })).toEqual(['body.since in_the_future'])
  expect(faults({ ...says, answers: [{ item: 'work_next', answer: 1 }] })).toEqual([
    'body.answers.0.item not_asked',
  ])
  expect(refusalOf(() => answer(says, sixth))).toEqual({ code: 'not_possible', what: 'not_due' })
  expect(refusalOf(() => answer(says, answer()))).toEqual({ code: 'not_possible', what: 'already_answered' })
})
