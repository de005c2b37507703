/** As long as a passphrase is at least, in characters, and as many different ones as it has. */
export const passphraseLimits = { characters: 12, different: 6 } as const

/** The same however a keyboard writes it: a letter with its mark in one piece or in two. */
export function plainPassphrase(typed: string): string {
  return typed.normalize('NFKC').trim()
}

/** What a passphrase lacks, if anything. Whether it can be guessed by somebody who knows its owner, nobody can tell here. */
export function lackOf(typed: string, again: string): 'too_short' | 'too_plain' | 'not_twice' | undefined {
  const characters = [...plainPassphrase(typed)]
  if (characters.length < passphraseLimits.characters) return 'too_short'
  if (new Set(characters).size < passphraseLimits.different) return 'too_plain'
  return plainPassphrase(again) === plainPassphrase(typed) ? undefined : 'not_twice'
}

const free = 3
const firstPauseMs = 5000
const longestPauseMs = 300_000

/**
 * How long the next try waits after so many wrong ones. It slows somebody down who tries on this device; it does not stop
 * anybody who carries a copy of the storage away, against whom the passphrase alone stands.
 */
export function pauseAfter(wrong: number): number {
  return wrong < free ? 0 : Math.min(firstPauseMs * 2 ** (wrong - free), longestPauseMs)
}
