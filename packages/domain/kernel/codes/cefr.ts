import * as z from 'zod'
import { rule } from '../field-codes.ts'

/** The levels of the Common European Framework of Reference, lowest first. */
export const cefrLevels = ['Pre-A1', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const

/** The skills for which the framework gives a level. */
export const cefrSkills = [
  'listening',
  'reading',
  'spokenInteraction',
  'spokenProduction',
  'writing',
] as const

export type CefrLevel = (typeof cefrLevels)[number]
export type CefrSkill = (typeof cefrSkills)[number]

export const cefrLevelSchema = z.enum(cefrLevels, rule('unknown_cefr_level'))

/** Whether a level is at least another. */
export function reaches(level: CefrLevel, wanted: CefrLevel): boolean {
  return cefrLevels.indexOf(level) >= cefrLevels.indexOf(wanted)
}
