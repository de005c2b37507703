/** As many words as an offer is found by: each is a row, and all rows of an offer change in one transaction. */
export const maxWords = 28

const minLength = 3

/** Letters as they are often written for others: where a keyboard lacks them, or by habit; in Arabic, Dari and Urdu too. */
const asWritten: Readonly<Record<string, string>> = {
  ß: 'ss',
  œ: 'oe',
  æ: 'ae',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ہ: 'ه',
}
const anyOfThem = new RegExp(`[${Object.keys(asWritten).join('')}]`, 'gu')

/**
 * The words of a text as they are compared: without accents, vowel signs and capitals, the Arabic article apart, and letters
 * that are often written for each other as one. The same for what is written and for what is sought.
 */
export function wordsOf(text: string): readonly string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replace(anyOfThem, (letter) => asWritten[letter] ?? letter)
  const found = plain.split(/[^\p{L}\p{N}]+/u).map(withoutArticle)
  return [...new Set(found.filter((word) => word.length >= minLength))]
}

/** The first words of several texts, those of each in turn, so that no text takes the room of all others. */
export function firstWordsOf(texts: readonly string[]): readonly string[] {
  const lists = texts.map(wordsOf)
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  const inTurn = Array.from({ length: longest }, (_, place) =>
    lists.flatMap((list) => list.slice(place, place + 1)),
  )
  return [...new Set(inTurn.flat())].slice(0, maxWords)
}

// Longer than any word by which somebody looks for something; what is cut is cut on both sides.
const maxLength = 40

// Alone, after `and`, `with`, `like` and `then`, and together with `for`: all of it is written as one with the word.
const article = /^(?:[وبكف]?ال|لل)(?=.{3})/u

function withoutArticle(word: string): string {
  const bare = word.replace(article, '')
  // A letter beyond the first plane, as of Adlam, is two units long: half of one is no text, and nothing keeps it.
  return bare.slice(0, maxLength).replace(/\p{Cs}$/u, '')
}
