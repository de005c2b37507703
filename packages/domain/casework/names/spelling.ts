import { familiesOf, sound } from './sounds.ts'

/** The cost of leaving out a letter: against a script that writes vowels, and against one that does not. */
export type Letter = { readonly sound: number; readonly drop: number; readonly dropUnwritten: number }

/** A word of a name as sounds, ready to be compared. */
export type Spelling = {
  /** The word as it is written, folded: the same letters, no marks, lower case. */
  readonly folded: string
  /** Whether its script leaves short vowels unwritten. */
  readonly unvowelled: boolean
  readonly sounds: Uint8Array
  readonly drops: Float32Array
  readonly dropsUnwritten: Float32Array
  /** The weight of its letters together; a vowel weighs less than a consonant. */
  readonly weight: number
  /** The families of sounds that are in it for sure, a bit each, and those that may be. */
  readonly sure: number
  readonly possible: number
}

/** Makes a letter of a set of sounds; what it costs to leave it out is 1 unless said. */
export function letter(names: string, drop = 1, dropUnwritten = drop): Letter {
  return { sound: sound(names), drop, dropUnwritten }
}

/** Puts letters together to a word. */
export function spelling(folded: string, letters: readonly Letter[], unvowelled: boolean): Spelling {
  return {
    folded,
    unvowelled,
    sounds: Uint8Array.from(letters, ({ sound }) => sound),
    drops: Float32Array.from(letters, ({ drop }) => drop),
    dropsUnwritten: Float32Array.from(letters, ({ dropUnwritten }) => dropUnwritten),
    weight: letters.reduce((sum, { drop }) => sum + (drop >= 1 ? 1 : 0.4), 0),
    sure: letters.reduce((bits, { sound }) => bits | familiesOf(sound).sure, 0),
    possible: letters.reduce((bits, { sound }) => bits | familiesOf(sound).possible, 0),
  }
}
