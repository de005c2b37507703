import type { Findable } from '../casework/names/name-index.ts'
import { familyNames, givenNames } from './spellings.ts'

const population = 10_000

/** Numbers that look random and are the same in every run (mulberry32). */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

export type DrawnPerson = Findable<number> & { readonly given: number; readonly family: number }

/** Rows of the table at even places were looked at while the search was made, those at odd places never. */
export type Part = 'seen' | 'held out'

function rowsOf(table: readonly unknown[], part: Part): readonly number[] {
  return [...table.keys()].filter((row) => row % 2 === (part === 'seen' ? 0 : 1))
}

/** People with names from the whole table, and queries that spell the names of some of them in another way. */
export function drawnPeople(
  part: Part,
  count: number,
): { people: DrawnPerson[]; pairs: { query: string; target: DrawnPerson }[] } {
  const random = seeded(2026)
  const oneOf = <Kind>(kinds: readonly Kind[]): Kind => {
    const one = kinds[random(kinds.length)]
    if (one === undefined) throw new Error('nothing to draw from')
    return one
  }
  const people: DrawnPerson[] = []
  const person = (given: number, family: number): DrawnPerson => {
    const name = { given: oneOf(givenNames[given] ?? []), family: oneOf(familyNames[family] ?? []) }
    const made = { id: people.length, given, family, names: [name], birthYear: 1960 + random(46) }
    people.push(made)
    return made
  }
  const otherThan = (spellings: readonly string[], one: string | undefined) =>
    oneOf(spellings.filter((spelling) => spelling !== one))
  const given = rowsOf(givenNames, part)
  const family = rowsOf(familyNames, part)
  const pairs = Array.from({ length: count }, (_, at) => {
    const target = person(given[at % given.length] ?? 0, oneOf(family))
    const [stored] = target.names
    const query = [
      otherThan(givenNames[target.given] ?? [], stored?.given),
      otherThan(familyNames[target.family] ?? [], stored?.family),
    ]
    return { query: query.join(' '), target }
  })
  const meant = new Set(pairs.map(({ target }) => `${target.given} ${target.family}`))
  while (people.length < population) {
    const namesake = [random(givenNames.length), random(familyNames.length)] as const
    if (!meant.has(namesake.join(' '))) person(...namesake)
  }
  return { people, pairs }
}
