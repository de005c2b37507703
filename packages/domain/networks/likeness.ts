import { jaroWinkler } from '../casework/names/jaro-winkler.ts'
import { likeness as likenessOfWords, rows } from '../casework/names/likeness.ts'
import type { InstitutionId } from '../kernel/index.ts'
import type { Institution } from './institution.ts'
import { initialsOf, type NameWord, namesIn, tellingWords } from './institution-words.ts'

/** How alike two names must be, from 0 to 1, for their institutions to be shown as likely doubles. */
export const leastLikeness = 0.84

/** The most likely doubles of one institution that are told. */
export const maxLikelyDoubles = 5

/** An institution that is likely to be another one, in another spelling. */
export type LikelyDouble = { readonly institutionId: InstitutionId; readonly likeness: number }

export type Named = Pick<Institution, 'name' | 'otherNames' | 'country' | 'place'>
type Entry = Named & Pick<Institution, 'id' | 'mergedInto'>

const likeWord = 0.78
const wordsTogether = 0.95
const acronymLikeness = 0.9
const shortestAcronym = 3
const cutLikeness = 0.95
const shortestCut = 3
// Two houses of one name in two towns are two institutions more often than not.
const otherPlace = 0.8
const otherNumber = 0.5

/**
 * The institutions that are likely to be this one, the likeliest first. Told, and never a reason to refuse: a person
 * decides whether two are one.
 */
export function likelyDoublesOf(one: Entry, among: readonly Entry[]): readonly LikelyDouble[] {
  const compare = comparing(one)
  return among
    .filter((other) => other.id !== one.id && other.mergedInto === undefined)
    .map((other) => ({ institutionId: other.id, likeness: compare(other) }))
    .filter(({ likeness }) => likeness >= leastLikeness)
    .toSorted((first, second) => second.likeness - first.likeness)
    .slice(0, maxLikelyDoubles)
}

/** How alike two institutions are by their names, places and countries, from 0 to 1. The same both ways. */
export function likenessOf(one: Named, other: Named): number {
  return comparing(one)(other)
}

type Name = { readonly words: readonly NameWord[]; readonly initials: ReadonlySet<string> }

function comparing(one: Named): (other: Named) => number {
  const own = readNames(one)
  return (other) => {
    if (one.country !== other.country) return 0
    const there = readNames(other)
    const places = new Set([one.place, other.place].flatMap(placeWords))
    const best = Math.max(
      ...own.flatMap((first) => there.map((second) => likenessOfNames(first, second, places))),
    )
    return Math.round(100 * best * (isElsewhere(one.place, other.place) ? otherPlace : 1)) / 100
  }
}

// An entry never changes, so what was read of it once is true for as long as it is there.
const read = new WeakMap<Named, readonly Name[]>()

function readNames(entry: Named): readonly Name[] {
  const known = read.get(entry)
  if (known !== undefined) return known
  const names = [entry.name, ...entry.otherNames]
    .flatMap(namesIn)
    .map((each) => ({ words: tellingWords(each), initials: initialsOf(each) }))
  read.set(entry, names)
  return names
}

function likenessOfNames(one: Name, other: Name, places: ReadonlySet<string>): number {
  if (isAcronymOf(one, other) || isAcronymOf(other, one)) return acronymLikeness
  const [first, second] = [besidePlace(one.words, places), besidePlace(other.words, places)]
  const together = jaroWinkler(textOf(first), textOf(second))
  const matched = together >= wordsTogether ? together : shareOf(first, second)
  return numbersIn(first) === numbersIn(second) ? matched : matched * otherNumber
}

/** The share of both names that stands in the other one as well, by the weight of the words. */
function shareOf(one: readonly NameWord[], other: readonly NameWord[]): number {
  const pairs = one
    .flatMap((word, at) => other.map((its, there) => ({ at, there, alike: likenessOfWord(word, its) })))
    .filter(({ alike }) => alike >= likeWord)
    .toSorted((first, second) => second.alike - first.alike)
  const [taken, takenThere] = [new Set<number>(), new Set<number>()]
  let shared = 0
  for (const { at, there, alike } of pairs) {
    if (taken.has(at) || takenThere.has(there)) continue
    taken.add(at)
    takenThere.add(there)
    shared += alike * ((one[at]?.weight ?? 0) + (other[there]?.weight ?? 0))
  }
  return shared / (weightOf(one) + weightOf(other))
}

const scratch = rows()

function likenessOfWord(one: NameWord, other: NameWord): number {
  if (one.folded === other.folded) return 1
  if (isCutOf(one, other) || isCutOf(other, one)) return cutLikeness
  // A beginning of the other counts one way only, so the lesser of both ways looks at whole words.
  return Math.min(
    likenessOfWords(one.spelling, other.spelling, scratch),
    likenessOfWords(other.spelling, one.spelling, scratch),
  )
}

function isCutOf(one: NameWord, other: NameWord): boolean {
  return one.isCut && one.folded.length >= shortestCut && other.folded.startsWith(one.folded)
}

/** Whether a name of one word is made of the first letters of the other. */
function isAcronymOf({ words }: Name, { initials }: Name): boolean {
  const [word, ...more] = words
  return (
    word !== undefined &&
    more.length === 0 &&
    word.folded.length >= shortestAcronym &&
    initials.has(word.folded)
  )
}

/** The words without those of the place, which stand in a name or beside it as it comes. */
function besidePlace(words: readonly NameWord[], places: ReadonlySet<string>): readonly NameWord[] {
  const rest = words.filter(({ folded }) => !places.has(folded))
  return rest.some(({ weight }) => weight === 1) ? rest : words
}

function placeWords(place: string | undefined): readonly string[] {
  return place === undefined ? [] : tellingWords(place).map(({ folded }) => folded)
}

function isElsewhere(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false
  return shareOf(tellingWords(one), tellingWords(other)) < 0.5
}

function textOf(words: readonly NameWord[]): string {
  return words.map(({ folded }) => folded).join('')
}

function numbersIn(words: readonly NameWord[]): string {
  return words
    .flatMap(({ folded }) => folded.match(/\d+/g) ?? [])
    .toSorted()
    .join(' ')
}

function weightOf(words: readonly NameWord[]): number {
  return words.reduce((sum, { weight }) => sum + weight, 0)
}
