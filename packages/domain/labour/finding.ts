import * as z from 'zod'
import { isco08Schema } from '../kernel/codes/index.ts'
import { dateSchema, idSchema, instantSchema, line, webLink } from '../kernel/index.ts'
import { regionSchema, wageSchema } from '../vacancies/index.ts'

/** How many are wanted in an occupation, from nobody on. */
export const demands = ['none', 'low', 'medium', 'high'] as const
export type Demand = (typeof demands)[number]

/** For so many days a finding is relied upon; after that it is shown in grey. */
export const reliedUponDays = 365

const particulars = {
  /** The occupation, or a group of them. */
  isco08: isco08Schema,
  area: regionSchema,
  demand: z.enum(demands),
  wage: wageSchema.optional(),
  /** Who says so: a report, an office, employers who were asked. */
  source: line(200),
  sourceLink: webLink(500).optional(),
  /** The day of which it tells, not the day on which it was written down. */
  asOf: dateSchema,
}

/** What is found of the labour market of a country, or of a part of it: who is wanted, what is paid, who says so, and of when. */
export const findingSchema = z.strictObject({
  id: idSchema<'finding'>(),
  version: z.int().min(1),
  addedAt: instantSchema,
  changedAt: instantSchema,
  /** Withdrawn is for good; plans that point to it keep what they saw. */
  state: z.enum(['kept', 'withdrawn']),
  ...particulars,
  /** The first day on which it is too old to be relied upon. */
  staleFrom: dateSchema,
})
export type Finding = z.infer<typeof findingSchema>

export const newFindingSchema = z.strictObject(particulars)
export type NewFinding = z.infer<typeof newFindingSchema>

/** Changes of a finding: absent stays, `null` takes away. A later look at the same market is a finding of its own. */
export const findingChangeSchema = z.strictObject({
  isco08: particulars.isco08.optional(),
  area: particulars.area.optional(),
  demand: particulars.demand.optional(),
  wage: wageSchema.nullable().optional(),
  source: particulars.source.optional(),
  sourceLink: webLink(500).nullable().optional(),
  asOf: particulars.asOf.optional(),
})
export type FindingChange = z.infer<typeof findingChangeSchema>

/** A finding as a plan saw it when it began to point there. */
export const seenFindingSchema = findingSchema.omit({ addedAt: true, changedAt: true, state: true })
export type SeenFinding = z.infer<typeof seenFindingSchema>

export function seen({ addedAt: _, changedAt: __, state: ___, ...finding }: Finding): SeenFinding {
  return finding
}
