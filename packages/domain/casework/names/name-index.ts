import type { PersonName } from '../participant/name.ts'
import { joined, partsOf, withoutArticle } from './parts.ts'
import { readWord } from './read-word.ts'
import type { Spelling } from './spelling.ts'

/** Someone who can be found: an id of the caller's, all names, and the year of birth where it is known. */
export type Findable<Key> = {
  readonly id: Key
  readonly names: readonly Pick<PersonName, 'given' | 'family'>[]
  readonly birthYear?: number | undefined
}

/** A person in the index: the parts of all names as numbers of words, and how many parts the shortest name has. */
type Entry<Key> = {
  readonly id: Key
  readonly birthYear: number | undefined
  readonly words: readonly number[]
  readonly parts: number
}

/** People made ready to be searched, with every word that occurs in a name read once. */
export type NameIndex<Key> = {
  readonly people: readonly Entry<Key>[]
  readonly words: readonly Spelling[]
  /** The numbers of the words whose sounds may be of the same families, by those families. */
  readonly blocks: ReadonlyMap<number, readonly number[]>
  /** The people who have a word: positions in `people`, by the number of the word. */
  readonly holders: readonly (readonly number[])[]
}

/** Makes people ready to be searched. The index is plain data and holds nothing but what it was given. */
export function indexOf<Key>(people: Iterable<Findable<Key>>): NameIndex<Key> {
  const numbers = new Map<string, number>()
  const read: Spelling[] = []
  const blocks = new Map<number, number[]>()
  const holders: number[][] = []
  const numberOf = (word: string) => {
    const known = numbers.get(word)
    if (known !== undefined) return known
    const spelling = readWord(word)
    const block = blocks.get(spelling.possible)
    if (block) block.push(read.length)
    else blocks.set(spelling.possible, [read.length])
    numbers.set(word, read.length)
    read.push(spelling)
    holders.push([])
    return read.length - 1
  }
  const entries: Entry<Key>[] = []
  for (const { id, names, birthYear } of people) {
    const words = new Set<number>()
    let parts = Number.POSITIVE_INFINITY
    for (const { given, family } of names) {
      const fields = [partsOf(given), partsOf(family ?? '')]
      parts = Math.min(parts, fields.flat().length)
      for (const word of fields.flatMap(waysToWrite)) words.add(numberOf(word))
    }
    for (const word of words) holders[word]?.push(entries.length)
    entries.push({ id, birthYear, words: [...words], parts })
  }
  return { people: entries, words: read, blocks, holders }
}

/** All that one field of a name may be found by: its parts, neighbours written as one, parts without an article. */
function waysToWrite(parts: readonly string[]): string[] {
  return [...parts, ...joined(parts).map(({ word }) => word)].flatMap((part) => [
    part,
    withoutArticle(part) ?? part,
  ])
}
