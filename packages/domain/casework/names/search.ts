import type { Rows } from './likeness.ts'
import { comparable, likeness, rows } from './likeness.ts'
import type { Findable, NameIndex } from './name-index.ts'
import { indexOf } from './name-index.ts'
import { joined, partsOf, withoutArticle } from './parts.ts'
import { readWord } from './read-word.ts'
import type { Spelling } from './spelling.ts'

/** A person who was found, and how well they fit: 1 is the very spelling. */
export type Found<Key> = { readonly id: Key; readonly score: number }

// Nobody types a longer name into a search; what is longer is cut, so that no query is dear.
const maxQuery = 120
const maxParts = 6
const leastScore = 0.55
// A year of birth in the query speaks for or against a person whose year is known.
const sameYear = 0.08
const nextYear = 0.03
const otherYear = -0.08
// A name with more parts than were asked for fits a little less.
const unaskedPart = 0.01

/** One part of the query: what it weighs, and how alike each word of the index is that is alike at all. */
type Part = { readonly weight: number; readonly likes: ReadonlyMap<number, number> }

/**
 * Finds people by name, whichever way the name is spelled, best first. A year of birth in the query puts those
 * first who were born then.
 */
export function search<Key>(index: NameIndex<Key>, query: string, limit: number): Found<Key>[] {
  const { parts, year } = asked(query)
  const scratch = rows()
  const likes = memoised((part: string) => partOf(part, index, scratch))
  const best = new Map<number, number>()
  for (const reading of readings(parts)) {
    const sought = reading.map(likes)
    for (const person of candidates(sought, index)) {
      const score = scoreOf(sought, person, index)
      if (score > (best.get(person) ?? 0)) best.set(person, score)
    }
  }
  return [...best]
    .flatMap(([at, fit]) => {
      const person = index.people[at]
      if (person === undefined || fit < leastScore) return []
      return [{ id: person.id, score: Math.min(1, Math.max(0, fit + yearSays(year, person.birthYear))) }]
    })
    .sort((one, other) => other.score - one.score)
    .slice(0, limit)
}

/** As {@link search}, for people who are searched once. */
export function rank<Key>(query: string, people: Iterable<Findable<Key>>, limit: number): Found<Key>[] {
  return search(indexOf(people), query, limit)
}

/** Whether what somebody calls a place is the place that was written down, or a part of it, however it is spelled. */
export function isPlaceLike(asked: string, written: string): boolean {
  const parts = partsOf(written).map(readWord)
  return partsOf(asked)
    .map(readWord)
    .every((part) => parts.some((word) => likeness(part, word) > 0))
}

/** The parts of a query that are a name, and the year that stands among them. */
function asked(query: string): { parts: readonly string[]; year: number | undefined } {
  const text = query.slice(0, maxQuery).normalize('NFKC')
  const year = /(?<!\d)(19|20)\d\d(?!\d)/.exec(text)?.[0]
  const parts = partsOf(text.replace(/\p{N}+/gu, ' ')).slice(0, maxParts)
  return { parts, year: year === undefined ? undefined : Number(year) }
}

/** The ways in which parts can be meant: as they stand, and with one pair of neighbours as one word. */
function readings(parts: readonly string[]): readonly (readonly string[])[] {
  if (parts.length === 0) return []
  return [parts, ...joined(parts).map(({ at, word }) => parts.toSpliced(at, 2, word))]
}

function partOf<Key>(part: string, index: NameIndex<Key>, scratch: Rows): Part {
  const ways: Spelling[] = [readWord(part)]
  const bare = withoutArticle(part)
  if (bare !== undefined) ways.push(readWord(bare))
  const likes = new Map<number, number>()
  for (const way of ways) {
    for (const [families, block] of index.blocks) {
      if (!comparable(way, families)) continue
      for (const number of block) {
        const word = index.words[number]
        const like = word ? likeness(way, word, scratch) : 0
        if (like > (likes.get(number) ?? 0)) likes.set(number, like)
      }
    }
  }
  return { weight: Math.max(1.5, ways[0]?.weight ?? 0), likes }
}

function candidates<Key>(sought: readonly Part[], index: NameIndex<Key>): ReadonlySet<number> {
  const found = new Set<number>()
  for (const { likes } of sought) {
    for (const word of likes.keys()) for (const person of index.holders[word] ?? []) found.add(person)
  }
  return found
}

/** How well a person fits: each part takes the word that is most like it, and no word is taken twice. */
function scoreOf<Key>(sought: readonly Part[], person: number, index: NameIndex<Key>): number {
  const entry = index.people[person]
  if (entry === undefined) return 0
  let fit = 0
  let weight = 0
  const taken = new Set<number>()
  for (const part of sought) {
    let best = 0
    let choice = -1
    for (const word of entry.words) {
      const like = part.likes.get(word) ?? 0
      if (like > best && !taken.has(word)) {
        best = like
        choice = word
      }
    }
    if (choice >= 0) taken.add(choice)
    fit += part.weight * best
    weight += part.weight
  }
  const unasked = Math.max(0, entry.parts - sought.length)
  return fit / weight - Math.min(5, unasked) * unaskedPart
}

function yearSays(asked: number | undefined, known: number | undefined): number {
  if (asked === undefined || known === undefined) return 0
  const apart = Math.abs(asked - known)
  return apart === 0 ? sameYear : apart === 1 ? nextYear : otherYear
}

function memoised<In, Out>(make: (key: In) => Out): (key: In) => Out {
  const made = new Map<In, Out>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const fresh = make(key)
    made.set(key, fresh)
    return fresh
  }
}
