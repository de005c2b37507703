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

export const scriptSchema = z.enum(scripts, rule('unknown_script'))
