import { jaroWinkler } from './jaro-winkler.ts'
import { soundDistance } from './sounds.ts'
import type { Spelling } from './spelling.ts'

/** Below this two words are different names. */
const leastLikeness = 0.6

// How much the letters say beside the sounds, where both words are in the same script: enough to put the very
// spelling first.
const lettersSay = 0.08
// The beginning of a name says almost as much as the whole name, so that a search finds while one types.
const beginningSays = 0.88
const shortestBeginning = 3
const maxWord = 64

/** Two rows of the table of costs, kept by whoever compares many words, so that none is made for each. */
export type Rows = readonly [Float32Array, Float32Array]

export function rows(): Rows {
  return [new Float32Array(maxWord + 1), new Float32Array(maxWord + 1)]
}

/**
 * How alike two words of a name are, from 0 to 1: by the cheapest way to turn the sounds of one into those of the
 * other, and a little by the letters themselves. A likeness below {@link leastLikeness} is 0.
 */
export function likeness(query: Spelling, word: Spelling, scratch: Rows = rows()): number {
  if (query.folded === word.folded) return 1
  if (query.sounds.length === 0 || word.sounds.length === 0) {
    return query.sounds.length === word.sounds.length ? likeEnough(jaroWinkler(query.folded, word.folded)) : 0
  }
  const bySound = likeEnough(soundLikeness(query, word, scratch))
  if (bySound === 0) return 0
  const byLetters = query.unvowelled === word.unvowelled ? jaroWinkler(query.folded, word.folded) : bySound
  return (1 - lettersSay) * bySound + lettersSay * byLetters
}

function likeEnough(like: number): number {
  return like < leastLikeness ? 0 : like
}

/** The likeness of sounds: of the whole words, or of the query and that beginning of the word that suits it best. */
function soundLikeness(query: Spelling, word: Spelling, [first, second]: Rows): number {
  const { sounds } = query
  const length = Math.min(maxWord, word.sounds.length)
  const dropQuery = word.unvowelled ? query.dropsUnwritten : query.drops
  const dropWord = query.unvowelled ? word.dropsUnwritten : word.drops
  const both = (query.weight + word.weight) / 2
  const dearest = Math.max((1 - leastLikeness) * both, (1 - leastLikeness / beginningSays) * query.weight)
  let row = first
  let next = second
  row[0] = 0
  for (let at = 0; at < length; at += 1) row[at + 1] = (row[at] ?? 0) + (dropWord[at] ?? 1)
  let least = 0
  for (let from = 0; from < sounds.length; from += 1) {
    const sound = sounds[from] ?? 0
    const drop = dropQuery[from] ?? 1
    least = (row[0] ?? 0) + drop
    next[0] = least
    for (let to = 0; to < length; to += 1) {
      const swap = (row[to] ?? 0) + soundDistance(sound, word.sounds[to] ?? 0)
      const cost = Math.min(swap, (row[to + 1] ?? 0) + drop, (next[to] ?? 0) + (dropWord[to] ?? 1))
      next[to + 1] = cost
      if (cost < least) least = cost
    }
    // No way that goes on from here can become cheap enough.
    if (least > dearest) return 0
    const spent = row
    row = next
    next = spent
  }
  const whole = 1 - (row[length] ?? 0) / both
  const beginning = sounds.length < shortestBeginning ? 0 : beginningSays * (1 - least / query.weight)
  return Math.max(whole, beginning)
}

/**
 * Whether words whose sounds may be of the families `possible` can be like the query at all. One family that the
 * query has and a word cannot have may be a misspelling; two are another name.
 */
export function comparable(query: Spelling, possible: number): boolean {
  const missing = query.sure & ~possible
  return query.sounds.length === 0 || (missing & (missing - 1)) === 0
}
