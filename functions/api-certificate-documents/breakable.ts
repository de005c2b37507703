/** As many characters as stand on a line of the largest letters. */
const maxLine = 30

/** Lets a line end within a word that is longer than one, as a name in a script without spaces may be. */
export function breakable(text: string): string {
  return text.replace(/\S{31,}/gu, (word) => {
    const characters = [...word]
    return characters.map((each, n) => (n > 0 && n % maxLine === 0 ? `\u200b${each}` : each)).join('')
  })
}
