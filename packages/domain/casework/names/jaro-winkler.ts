const prefixLimit = 4
const prefixScale = 0.1

/**
 * Likeness of two strings by Jaro and Winkler: 1 when equal, 0 with nothing in common; a common start counts more. A letter is
 * one, also where it takes two units as in Adlam.
 */
export function jaroWinkler(first: string, second: string): number {
  if (first === second) return 1
  const [one, other] = [[...first], [...second]]
  const jaro = jaroLikeness(one, other)
  let start = 0
  while (start < prefixLimit && start < one.length && one[start] === other[start]) start += 1
  return jaro + start * prefixScale * (1 - jaro)
}

function jaroLikeness(one: readonly string[], other: readonly string[]): number {
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1)
  const taken = new Array<boolean>(other.length).fill(false)
  const matches: string[] = []
  for (const [at, letter] of one.entries()) {
    const end = Math.min(other.length, at + reach + 1)
    for (let there = Math.max(0, at - reach); there < end; there += 1) {
      if (!taken[there] && other[there] === letter) {
        taken[there] = true
        matches.push(letter)
        break
      }
    }
  }
  if (matches.length === 0) return 0
  const facing = other.filter((_, there) => taken[there])
  const swapped = matches.filter((letter, at) => letter !== facing[at]).length / 2
  const count = matches.length
  return (count / one.length + count / other.length + (count - swapped) / count) / 3
}
