import { expect, test } from 'vitest'
import { drawnPeople } from '../../testing/drawn-people.ts'
import { indexOf } from './name-index.ts'
import { search } from './search.ts'

// 99.8 % when this was written: 1,200 pairs of spellings, both names of each spelled differently, from rows of the
// table that were never looked at while the search was made.
test('of 10,000 people, the one who is meant is among the first ten in 98 of 100 searches', () => {
  const { people, pairs } = drawnPeople('held out', 600)
  const index = indexOf(people)
  const found = pairs.filter(({ query, target }) =>
    search(index, query, 10).some(({ id }) => id === target.id),
  )
  expect(pairs).toHaveLength(600)
  expect(people).toHaveLength(10_000)
  expect(found.length / pairs.length).toBeGreaterThanOrEqual(0.98)
})

test('a search that knew one spelling alone would find fewer than two in 100', () => {
  const { people, pairs } = drawnPeople('held out', 600)
  const spelled = new Set(
    people.flatMap(({ names }) => names.map(({ given, family }) => `${given} ${family}`)),
  )
  const found = pairs.filter(({ query }) => spelled.has(query))
  expect(found.length / pairs.length).toBeLessThan(0.02)
})

test('a hundred searches in 10,000 people, the index included, take a processor less than five seconds', () => {
  const { people, pairs } = drawnPeople('seen', 100)
  const before = process.threadCpuUsage()
  const index = indexOf(people)
  expect(pairs.map(({ query }) => search(index, query, 10)).every((found) => found.length > 0)).toBe(true)
  const { user, system } = process.threadCpuUsage(before)
  expect(user + system).toBeLessThan(5_000_000)
})
