/*
 * Words that stand nowhere but in one organisation's texts. Wherever a victim's turns up in front of somebody else, a
 * text got across. They read like names, because names must.
 */

/** Gives a new word for each text of an organisation; a victim's can be told by their beginning. */
export function marker(house: string, victim: boolean): (what: string) => string {
  let count = 0
  return (what) => {
    count += 1
    return `${victim ? victims : 'Xqzother'}${letters(house)}${letters(what)}${letters(count.toString(26))}x`
  }
}

const victims = 'Xqzvictim'
const form = new RegExp(`${victims}[a-z]+`, 'gi')

/** Every word of a victim in a text. */
export function marksIn(text: string): readonly string[] {
  return text.match(form) ?? []
}

function letters(text: string): string {
  return [...text.toLowerCase()]
    .map((character) => (/[a-z]/.test(character) ? character : 'abcdefghij'.charAt(Number(character) || 0)))
    .join('')
}
