/**
 * The sounds that letters of the scripts served can stand for. A letter stands for a set of them: `j` is one sound
 * in an English paper, another in a French and a third in a German one, and nobody says which paper it was.
 */
const consonants = 'b p t th d dh k q g gh kh h c s z sh zh j ch ts f v w y m n l r'.split(' ')
const vowels = 'a e i o u'.split(' ')

// How far apart two sounds are that papers confuse: 0 is the same, 1 is another letter altogether.
const confused: Readonly<Record<string, number>> = {
  't d': 0.25,
  't th': 0.2,
  'd dh': 0.2,
  'th s': 0.2,
  'dh z': 0.2,
  'd z': 0.45,
  'b p': 0.25,
  'k q': 0.1,
  'k g': 0.4,
  'q g': 0.3,
  'q gh': 0.2,
  'g gh': 0.15,
  'kh k': 0.25,
  'kh h': 0.15,
  'kh gh': 0.4,
  'kh q': 0.35,
  'kh sh': 0.6,
  's z': 0.2,
  's sh': 0.35,
  's ts': 0.3,
  'z ts': 0.35,
  'z zh': 0.35,
  'z j': 0.45,
  'sh zh': 0.35,
  'sh ch': 0.3,
  'zh j': 0.2,
  'j ch': 0.3,
  'j g': 0.4,
  'j y': 0.4,
  'ch ts': 0.25,
  'ch k': 0.5,
  'v w': 0.08,
  'v f': 0.35,
  'v b': 0.5,
  'm n': 0.6,
  'l r': 0.7,
  'h c': 0.5,
  'a e': 0.15,
  'e i': 0.15,
  'o u': 0.08,
  'a o': 0.3,
  'a u': 0.35,
  'a i': 0.35,
  'e o': 0.45,
  'e u': 0.4,
  'i u': 0.4,
  'i o': 0.5,
  'w u': 0.08,
  'w o': 0.12,
  'v u': 0.25,
  'y i': 0.05,
  'y e': 0.15,
  'c a': 0.08,
  'c e': 0.1,
  'c i': 0.1,
  'c o': 0.1,
  'c u': 0.1,
}

// A letter that could be either is a little less sure than one that can only be this.
const unsure = 0.04
// Taking one letter out and another one in is never dearer than this.
const apart = 1.2

const sets: string[][] = []
const numbers = new Map<string, number>()

/** The number of a set of sounds, named by the sounds with spaces between: `sound('j zh y')`. */
export function sound(names: string): number {
  const known = numbers.get(names)
  if (known !== undefined) return known
  const set = names.split(' ')
  const unknown = set.find((name) => !consonants.includes(name) && !vowels.includes(name))
  if (unknown !== undefined) throw new Error(`no such sound: ${unknown}`)
  numbers.set(names, sets.length)
  sets.push(set)
  return sets.length - 1
}

function between(one: string, other: string): number {
  if (one === other) return 0
  return confused[`${one} ${other}`] ?? confused[`${other} ${one}`] ?? apart
}

function distance(one: readonly string[], other: readonly string[]): number {
  const least = Math.min(...one.flatMap((a) => other.map((b) => between(a, b))))
  return least === 0 && one.join() !== other.join() ? unsure : least
}

// Filled as pairs are met: which sets there are is known only once all letters have been given theirs.
const maxSets = 128
const table = new Float32Array(maxSets * maxSets).fill(-1)

/** How far two sets of sounds are apart: 0 where they are the same, 1.2 where nobody confuses them. */
export function soundDistance(one: number, other: number): number {
  const at = one * maxSets + other
  const known = table[at] ?? -1
  if (known >= 0) return known
  const found = distance(sets[one] ?? [], sets[other] ?? [])
  table[at] = found
  return found
}

// Sounds of one family are confused with each other; vowels, glides and breaths come and go and have none.
const families = ['b p', 'f v', 't d th dh', 's z sh zh ts ch j', 'k q g gh kh', 'm', 'n', 'l', 'r'].map(
  (names) => names.split(' '),
)

/** The families that a set of sounds may belong to, a bit each; `sure` only where there is but one. */
export function familiesOf(number: number): { readonly sure: number; readonly possible: number } {
  const set = sets[number] ?? []
  const places = set.map((name) => families.findIndex((family) => family.includes(name)))
  const possible = places.reduce((bits, place) => (place < 0 ? bits : bits | (1 << place)), 0)
  return { sure: places.every((place) => place >= 0 && place === places[0]) ? possible : 0, possible }
}
