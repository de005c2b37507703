import * as z from 'zod'
import { textMap } from '../kernel/codes/index.ts'
import { refuse } from '../kernel/index.ts'
import type { Tenant } from '../tenancy/index.ts'
import { centreStates } from './kinds.ts'
import { spokenSchema } from './offer.ts'

const particulars = {
  state: z.enum(centreStates),
  /** The languages that are spoken there. */
  languages: spokenSchema,
  /** What a visitor should know, such as when it opens again. */
  note: textMap(400, 12).optional(),
  /** Whether anybody may ask it for contact on its pages while it is open; they may where nothing is said. */
  takesContactRequests: z.boolean().optional(),
}

/** What a centre says of itself in public; version 1 is that of one that never said anything, and stands nowhere. */
export const centreSchema = z.strictObject({
  version: z.int().min(1),
  ...particulars,
  state: particulars.state.optional(),
  languages: particulars.languages.optional(),
})
export type Centre = z.infer<typeof centreSchema>

export const centreEntrySchema = z.strictObject(particulars)
export type CentreEntry = z.infer<typeof centreEntrySchema>

/** A centre that has not said anything of itself. */
export const untoldCentre: Centre = { version: 1 }

/**
 * What a centre says of itself from now on.
 * @throws {Refused} `not_possible` for an organisation of another kind
 */
export function tellOfCentre(
  { kind }: Pick<Tenant, 'kind'>,
  { version }: Centre,
  entry: CentreEntry,
): Centre {
  if (kind !== 'centre') refuse({ code: 'not_possible', what: 'not_a_centre' })
  return { ...entry, version: version + 1 }
}
