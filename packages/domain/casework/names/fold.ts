// Marks that turn a Latin letter into another; all others only say how it is stressed.
const telling = new Set('şšśčćçžđğäöüıćё')

// Letters that no mark makes and no table of Unicode takes apart, as papers without them write them.
const otherLetters: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ä'],
  ['ø', 'ö'],
  ['œ', 'ö'],
  ['ő', 'ö'],
  ['ű', 'ü'],
  ['ł', 'l'],
  ['ŀ', 'l'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ħ', 'h'],
  ['ŋ', 'ng'],
  ['ŧ', 't'],
  ['ə', 'ä'],
  ['ș', 'ş'],
  ['ɓ', 'b'],
  ['ɗ', 'd'],
  ['ɖ', 'd'],
  ['ƙ', 'k'],
  ['ƴ', 'y'],
  ['ɲ', 'ny'],
  ['ɛ', 'e'],
  ['ɔ', 'o'],
  ['ɣ', 'gh'],
  ['ƒ', 'f'],
])

const cyrillicTelling = new Set('йёїѓќ')

const arabicFolds: ReadonlyMap<string, string> = new Map([
  ['ي', 'ی'],
  ['ك', 'ک'],
  ['ہ', 'ه'],
  ['ۃ', 'ة'],
])

/**
 * A word with nothing left that is a matter of keyboard or taste: compatibility forms, case, stress marks,
 * Arabic short vowels and stretching, and the several code points that Arabic and Persian have for one letter.
 * Arabic maksura and hamza stay, because they tell how a word is read.
 */
function fold(word: string): string {
  const plain = word.normalize('NFKC').toLowerCase().normalize('NFC')
  return [...plain].map(foldLetter).join('')
}

function foldLetter(written: string): string {
  if (telling.has(written) || cyrillicTelling.has(written)) return written
  const other = otherLetters.get(written)
  if (other !== undefined) return other
  const arabic = arabicFolds.get(written)
  if (arabic !== undefined) return arabic
  if (/[\u0622-\u0626\u0640\u06C0]/.test(written)) return written === '\u0640' ? '' : written
  return written.normalize('NFD').replace(/\p{M}/gu, '')
}

/** The words of a name, folded. Apostrophes belong to a word; hyphens, full stops and joiners stand between two. */
export function words(name: string): string[] {
  return name
    .normalize('NFKC')
    .replace(/['’‘ʻʼʿʾ`´]/g, '')
    .split(/[^\p{L}\p{M}\p{N}\u0640]+/u)
    .map(fold)
    .filter((word) => word !== '')
}
