/** As many words as an offer is found by: each is a row, and all rows of an offer change in one transaction. */
export const maxWords = 28

const minLength = 3

/**
 * The words of a text as they are compared: without accents, vowel signs and capitals, ß as ss, the Arabic article apart,
 * and letters that are often written for each other as one. The same for what is written and for what is sought.
 */
export function wordsOf(text: string): readonly string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
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

function withoutArticle(word: string): string {
  const bare = word.startsWith('ال') && word.length > 4 ? word.slice(2) : word
  // A letter beyond the first plane, as of Adlam, is two units long: half of one is no text, and nothing keeps it.
  return bare.slice(0, maxLength).replace(/\p{Cs}$/u, '')
}
