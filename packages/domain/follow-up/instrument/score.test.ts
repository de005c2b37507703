import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dimensions, scales } from './instrument.ts'
import { baselineItems, type ItemKey, itemKeys, reintTopics } from './reint-topics-v1.ts'
import { type Answers, answersSchema, byItem, faultsOfAnswers, isAsked } from './response.ts'
import { bandOf, deltaOf, scoreOf, scoreSchema } from './score.ts'

const { items } = reintTopics

/** Answers of anybody: to each item one of its scale, or none; what is not asked of them is left out. */
const anybody = fc
  .record(
    Object.fromEntries(
      items.map(({ key, scale }) => [
        key,
        fc.option(fc.integer({ min: 0, max: scales[scale] - 1 }), { freq: 6 }),
      ]),
    ),
  )
  .map((chosen) => asAsked(chosen))

function asAsked(chosen: Readonly<Record<string, number | null>>): Answers {
  const answers: Answers = []
  for (const item of items) {
    const answer = chosen[item.key]
    if (answer !== null && answer !== undefined && isAsked(item, byItem(answers))) {
      answers.push({ item: item.key, answer })
    }
  }
  return answers
}

/** Everybody who answers all that they are asked with the best, or the worst. */
function all(best: boolean, given: Partial<Record<ItemKey, number>> = {}): Answers {
  return asAsked(
    Object.fromEntries(
      items.map(({ key, scale, reverse }) => {
        const last = scales[scale] - 1
        return [key, given[key] ?? (best === (reverse !== true) ? last : 0)]
      }),
    ),
  )
}

describe('the instrument', () => {
  test('has about thirty questions in three dimensions, each once, and a third of them for the time before', () => {
    expect(items.map(({ key }) => key)).toEqual([...itemKeys])
    expect(new Set(itemKeys).size).toBe(30)
    for (const dimension of dimensions) {
      expect(items.filter((item) => item.dimension === dimension).length).toBeGreaterThanOrEqual(9)
      const before = baselineItems.filter((item) => item.dimension === dimension)
      expect(before.length).toBeGreaterThanOrEqual(4)
    }
    expect(baselineItems).toHaveLength(12)
  })

  test('asks upon an answer that came before, and nothing of the time before upon another', () => {
    for (const [place, { condition }] of items.entries()) {
      if (condition === undefined) continue
      const before = items.findIndex(({ key }) => key === condition.item)
      expect(before).toBeGreaterThanOrEqual(0)
      expect(before).toBeLessThan(place)
      const scale = items[before]?.scale ?? 'yes_no'
      expect(condition.among.every((answer) => answer < scales[scale])).toBe(true)
    }
    expect(baselineItems.every(({ condition }) => condition === undefined)).toBe(true)
  })
})

describe('a score', () => {
  test('is 1 for who answers the best to everything, and 0 for the worst', () => {
    const figures = { answeredShare: 1 }
    const whole = { economic: 1, social: 1, psychosocial: 1, composite: 1 }
    expect(scoreOf(all(true))).toEqual({ ...figures, ...whole, band: 'light' })
    // Nobody who is out of work is asked how steady it is.
    expect(scoreOf(all(false))).toEqual({
      ...figures,
      economic: 0,
      social: 0,
      psychosocial: 0,
      composite: 0,
      band: 'intensive',
    })
  })

  test('lies between 0 and 1 or is none, whatever anybody answers', () => {
    fc.assert(
      fc.property(anybody, (answers) => {
        expect(scoreSchema.safeParse(scoreOf(answers)).success).toBe(true)
        expect(answersSchema.safeParse(answers).success).toBe(true)
        expect(faultsOfAnswers(answers, items)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('does not depend on the order in which it is answered', () => {
    fc.assert(
      fc.property(anybody, (answers) => {
        expect(scoreOf(answers.toReversed())).toEqual(scoreOf(answers))
      }),
    )
  })

  test('never falls because of a better answer', () => {
    const rising = items.filter(
      ({ key, weight }) => weight > 0 && !items.some(({ condition }) => condition?.item === key),
    )
    fc.assert(
      fc.property(anybody, fc.constantFrom(...rising), (answers, item) => {
        const answer = byItem(answers).get(item.key)
        const best = item.reverse ? 0 : scales[item.scale] - 1
        if (answer === undefined || answer === best) return
        const better = answers.map((one) =>
          one.item === item.key ? { ...one, answer: one.answer + (item.reverse ? -1 : 1) } : one,
        )
        const [before, after] = [scoreOf(answers)[item.dimension], scoreOf(better)[item.dimension]]
        if (before !== null && after !== null) expect(after).toBeGreaterThan(before)
        else expect(after).toBe(before)
      }),
      { numRuns: 500 },
    )
  })

  test('counts what was passed over as no answer, never as the worst one', () => {
    const whole = all(true)
    const without = whole.filter(({ item }) => item !== 'meals')
    expect(scoreOf(without)).toMatchObject({ economic: 1, composite: 1 })
    expect(scoreOf(without).answeredShare).toBeLessThan(1)
    expect(scoreOf([])).toEqual({
      economic: null,
      social: null,
      psychosocial: null,
      composite: null,
      answeredShare: 0,
      band: null,
    })
  })

  test('is none where less than four fifths of a dimension is answered, and the whole is none then either', () => {
    const psychosocial = ['company', 'tension', 'treated']
    const two = scoreOf(all(true).filter(({ item }) => !psychosocial.slice(0, 1).includes(item)))
    expect(two.psychosocial).toBe(1)
    const less = scoreOf(all(true).filter(({ item }) => !psychosocial.includes(item)))
    expect(less).toMatchObject({ psychosocial: null, composite: null, band: null, economic: 1, social: 1 })
    fc.assert(
      fc.property(anybody, (answers) => {
        const score = scoreOf(answers)
        if (score.answeredShare < 0.8) expect(score.composite).toBeNull()
        if (score.composite !== null) {
          expect(dimensions.every((dimension) => score[dimension] !== null)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('does not hear a wish, nor whether somebody has children', () => {
    const base = all(true)
    const other = base.map((one) => (one.item === 'talk' ? { ...one, answer: 0 } : one))
    expect(scoreOf(other)).toEqual(scoreOf(base))
    expect(scoreOf(all(true, { children: 0 }))).toMatchObject({ social: 1, answeredShare: 1 })
  })

  test('falls into a band', () => {
    expect([0, 0.329, 0.33, 0.659, 0.66, 1].map(bandOf)).toEqual([
      'intensive',
      'intensive',
      'regular',
      'regular',
      'light',
      'light',
    ])
  })
})

describe('a difference from before the departure', () => {
  const before = (answers: Answers) =>
    answers.filter(({ item }) => baselineItems.some(({ key }) => key === item))

  test('is told by the questions that were asked both times', () => {
    expect(deltaOf(before(all(false)), all(true))).toEqual({
      economic: 1,
      social: 1,
      psychosocial: 1,
      composite: 1,
    })
    // What was not asked before does not count.
    const worse = all(true).map((one) => (one.item === 'meals' ? { ...one, answer: 4 } : one))
    expect(deltaOf(before(all(true)), worse).economic).toBe(0)
  })

  test('of two times that are alike is nothing, and none where one of them says too little', () => {
    fc.assert(
      fc.property(anybody, (answers) => {
        const { composite } = deltaOf(before(answers), answers)
        expect(composite === null || composite === 0).toBe(true)
      }),
    )
    expect(deltaOf([], all(true)).composite).toBeNull()
  })
})

test('an answer to what is not asked, or that its scale does not have, is told by its place', () => {
  const faults = (answers: Answers, among = items) =>
    faultsOfAnswers(answers, among).map(({ path, code }) => `${path.join('.')} ${code}`)
  expect(
    faults([
      { item: 'work', answer: 0 },
      { item: 'work_steady', answer: 4 },
      { item: 'identity_paper', answer: 2 },
    ]),
  ).toEqual(['body.answers.1.item not_asked', 'body.answers.2.answer too_big_value'])
  expect(faults([{ item: 'meals', answer: 1 }], baselineItems)).toEqual(['body.answers.0.item not_asked'])
  const twice = [
    { item: 'work', answer: 0 },
    { item: 'work', answer: 1 },
  ]
  expect(answersSchema.safeParse(twice).error?.issues[0]?.message).toBe('twice')
})
