import type { Letter, Spelling } from './spelling.ts'
import { letter, spelling } from './spelling.ts'

const letters: ReadonlyMap<string, Letter> = new Map(
  (
    [
      ['ب', 'b'],
      ['پ', 'p'],
      ['ت ط ټ ٹ', 't'],
      ['ث', 'th t s'],
      ['ج', 'j g zh'],
      ['چ', 'ch'],
      ['ح', 'h'],
      ['خ', 'kh'],
      ['د ډ ڈ', 'd'],
      ['ذ', 'dh z d'],
      ['ر ړ ڑ ڕ', 'r'],
      ['ز', 'z'],
      ['ژ', 'zh'],
      ['ږ', 'zh g'],
      ['س ص', 's'],
      ['ش', 'sh'],
      ['ښ', 'sh kh'],
      ['ځ', 'j z'],
      ['څ', 'ts s'],
      ['ض ظ', 'z d dh'],
      ['غ', 'gh g q'],
      ['ف', 'f'],
      ['ڤ', 'v'],
      ['ق', 'q k g gh'],
      ['ک', 'k'],
      ['گ ګ', 'g'],
      ['ل ڵ', 'l'],
      ['م', 'm'],
      ['ن ڼ ں', 'n'],
    ] as const
  ).flatMap(([written, sounds]) => written.split(' ').map((one) => [one, letter(sounds)] as const)),
)

const vowels: ReadonlyMap<string, Letter> = new Map([
  ['ا', letter('a', 0.25)],
  ['آ', letter('a', 0.3)],
  ['أ', letter('a e o u', 0.1)],
  ['إ', letter('i e', 0.1)],
  ['ٱ', letter('a e i', 0.1)],
  ['و', letter('w v u o', 0.4)],
  ['ۆ', letter('o u', 0.4)],
  ['ؤ', letter('u o w', 0.15)],
  ['ی', letter('y i e', 0.4)],
  ['ې', letter('e i', 0.4)],
  ['ێ', letter('e i', 0.4)],
  ['ئ', letter('i y e', 0.15)],
  ['ۍ', letter('y i e', 0.4)],
  ['ى', letter('a i e y', 0.4)],
  ['ے', letter('e i y', 0.4)],
  ['ع', letter('c', 0.12)],
  ['ء', letter('c', 0.02)],
  ['ه', letter('h', 0.4)],
  ['ھ', letter('h', 0.1)],
  ['ۀ', letter('a e h', 0.3)],
  ['ة', letter('a h t e', 0.35)],
  ['ە', letter('e a', 0.3)],
])

// In Persian and Urdu a first alef carries any vowel, and a last yeh or heh is a vowel as often as not.
const firstAlef = letter('a i e o u', 0.15)
const lastYeh = letter('i y e a', 0.45)
const lastHeh = letter('a e h', 0.3)

/** Reads a folded word in Arabic letters, in Arabic, Persian, Dari, Pashto, Urdu or Sorani spelling. */
export function readArabic(folded: string): Spelling {
  // The article inside `عبدالرحمن` is said in many ways and in Latin letters written in as many.
  const word = [...folded.replace(/^عبدال(?=.{2})/, 'عبد')]
  const read = word.flatMap((written, at) => {
    if (written === word[at - 1]) return []
    return letterAt(written, at === 0, at === word.length - 1) ?? []
  })
  return spelling(folded, read, true)
}

function letterAt(written: string, first: boolean, last: boolean): Letter | undefined {
  if (first && written === 'ا') return firstAlef
  if (last && written === 'ی') return lastYeh
  if (last && written === 'ه') return lastHeh
  return letters.get(written) ?? vowels.get(written)
}
