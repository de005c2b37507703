import type { Letter, Spelling } from './spelling.ts'
import { letter, spelling } from './spelling.ts'

// The longest comes first: `dsch` before `sch` before `ch`.
const consonants: readonly (readonly [string, Letter])[] = (
  [
    ['dsch', 'j'],
    ['tsch', 'ch'],
    ['sch', 'sh'],
    ['tch', 'ch'],
    ['dzh', 'j'],
    ['dž', 'j'],
    ['dz', 'j z'],
    ['dj', 'j'],
    ['gj', 'j'],
    ['xh', 'j'],
    ['zh', 'zh z'],
    ['sh', 'sh'],
    ['ch', 'kh sh ch k'],
    ['kh', 'kh'],
    ['gh', 'gh g q'],
    ['th', 'th t s'],
    ['dh', 'dh d z'],
    ['ph', 'f'],
    ['ck', 'k'],
    ['ts', 'ts'],
    ['tz', 'ts z'],
    ['ş', 'sh'],
    ['š', 'sh'],
    ['ś', 'sh'],
    ['č', 'ch'],
    ['ć', 'ch'],
    ['ç', 'ch s'],
    ['ž', 'zh'],
    ['đ', 'j d'],
    ['ğ', 'gh g y'],
    ['b', 'b'],
    ['c', 'k s j ts ch'],
    ['d', 'd'],
    ['f', 'f'],
    ['g', 'g gh j'],
    ['j', 'j zh y'],
    ['k', 'k q'],
    ['l', 'l'],
    ['m', 'm'],
    ['n', 'n'],
    ['p', 'p'],
    ['q', 'q k ch gh'],
    ['r', 'r'],
    ['s', 's'],
    ['t', 't'],
    ['v', 'v w'],
    ['w', 'w v'],
    ['x', 'kh j z'],
    ['z', 'z ts'],
  ] as const
).map(([written, sounds]) => [written, letter(sounds)])

const vowels: readonly (readonly [string, string])[] = [
  ['ou', 'u w o'],
  ['oo', 'u o'],
  ['ee', 'i e'],
  ['aa', 'a'],
  ['ii', 'i'],
  ['uu', 'u'],
  ['a', 'a'],
  ['e', 'e'],
  ['i', 'i'],
  ['o', 'o'],
  ['u', 'u'],
  ['y', 'y i'],
  ['ä', 'a e'],
  ['ö', 'o e'],
  ['ü', 'u i'],
  ['ı', 'i u e'],
]

type Place = 'first' | 'early' | 'inside' | 'last' | 'glide'

const dottedSounds: Readonly<Record<string, string>> = { a: 'a e', o: 'o e', u: 'u i' }

const anyVowel = /^[aeiouyäöüı]/
const soft = letter('j d')
const silentW = letter('w v', 0.15)

/** The weight of a vowel at its place: at the edges of a word it tells more than inside, where scripts leave it out. */
function vowelAt(written: string, sounds: string, place: Place): Letter {
  if (place === 'glide') return letter('y i', 0.25)
  if (place === 'first') return letter(sounds, 0.35, 0.15)
  if (place === 'last') return written === 'e' ? letter(sounds, 0.12, 0.08) : letter(sounds, 0.5, 0.4)
  if (written.length === 2) return letter(sounds, 0.35, 0.25)
  // Where Arabic and Persian have an i, an o or an u after the first syllable, they mostly write it.
  return written === 'a' || written === 'e'
    ? letter(sounds, 0.3, 0.05)
    : letter(sounds, 0.3, place === 'early' ? 0.08 : 0.18)
}

function breathAt(before: string, after: string): Letter {
  if (after === '') return letter('h', 0.1)
  if (before !== '' && !anyVowel.test(before)) return letter('h', 0.4)
  return anyVowel.test(after) ? letter('h', 0.5) : letter('h', 0.3)
}

function placeOf(word: string, at: number, written: string): Place {
  const before = word.slice(0, at)
  if (/[iy]/.test(written) && /[aeiouyäöüı]$/.test(before)) return 'glide'
  if (at + written.length === word.length) return 'last'
  if (at === 0) return 'first'
  return /[aeiouyäöüı]/.test(before) ? 'inside' : 'early'
}

/** Reads a folded word in Latin letters, in whichever language's spelling it is. */
export function readLatin(folded: string): Spelling {
  const word = withoutArticleInside(folded)
  const letters: Letter[] = []
  let at = 0
  let before = ''
  while (at < word.length) {
    const [written, read] = letterAt(word, at, before)
    // A letter that is doubled is said once.
    if (read !== undefined && written !== before) letters.push(read)
    at += written.length
    before = written
  }
  return spelling(folded, letters, false)
}

/** The letters at a place of a word, and the letter that they are read as, if any. */
function letterAt(word: string, at: number, before: string): readonly [string, Letter | undefined] {
  const rest = word.slice(at)
  if (/^d[iy][aeou]/.test(rest)) return [rest.slice(0, 2), soft]
  if (rest.startsWith('h')) return ['h', breathAt(before, rest.slice(1))]
  if (rest === 'w' && before.startsWith('o')) return ['w', silentW]
  const consonant = consonants.find(([written]) => rest.startsWith(written))
  if (consonant) return consonant
  const [written, sounds] = vowels.find(([vowel]) => rest.startsWith(vowel)) ?? [rest.slice(0, 1), undefined]
  // Germans write the two dots as an e, `Goekhan`; before a vowel the two letters are two sounds.
  const dotted = /^[aou]e(?=[^aeiouy])/.test(rest) ? dottedSounds[written] : undefined
  if (dotted !== undefined) return [rest.slice(0, 2), vowelAt('ö', dotted, placeOf(word, at, 'ö'))]
  return [written, sounds === undefined ? undefined : vowelAt(written, sounds, placeOf(word, at, written))]
}

/** `abdulrahman`, `abderrahman` and `abdelrahman` without the article that each assimilates in its own way. */
function withoutArticleInside(word: string): string {
  return word.replace(/^(abd[aeiou]{0,2})(?:l(?=[^aeiouy])|([rsztdn])(?=\2))(?=.{2})/, '$1')
}
