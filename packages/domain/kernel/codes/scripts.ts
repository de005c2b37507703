import * as z from 'zod'
import { rule } from '../field-codes.ts'

/** The scripts in which a name is written down, ISO 15924; the ones that people of the countries served use. */
export const scripts = [
  'Latn',
  'Arab',
  'Cyrl',
  'Grek',
  'Hebr',
  'Syrc',
  'Armn',
  'Geor',
  'Ethi',
  'Nkoo',
  'Adlm',
  'Tfng',
  'Vaii',
  'Deva',
  'Beng',
  'Guru',
  'Taml',
  'Sinh',
  'Thai',
  'Khmr',
  'Mymr',
  'Mong',
  'Hans',
  'Hant',
  'Hang',
  'Jpan',
] as const

export type Script = (typeof scripts)[number]

// Codes of writing systems that use the letters of several scripts of Unicode.
const lettersOf: Readonly<Partial<Record<Script, readonly string[]>>> = {
  Hans: ['Hani', 'Bopo'],
  Hant: ['Hani', 'Bopo'],
  Jpan: ['Hani', 'Hira', 'Kana'],
}

/** Whether every letter of a text belongs to a script; signs and digits belong to all. */
export function isWrittenIn(text: string, script: Script): boolean {
  const scripts = lettersOf[script] ?? [script]
  const own = new RegExp(`[${scripts.map((each) => `\\p{Script_Extensions=${each}}`).join('')}]`, 'u')
  return [...text].every((letter) => !/\p{L}/u.test(letter) || own.test(letter))
}

export const scriptSchema = z.enum(scripts, rule('unknown_script'))
