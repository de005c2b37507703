import * as z from 'zod'
import { isCountry } from '../kernel/codes/countries.ts'
import { rule } from '../kernel/field-codes.ts'
import { idSchema, instantSchema, isId, type TenantId } from '../kernel/index.ts'
import { type Tier, tiers, tiersUpTo } from '../sharing/tiers.ts'

/** The scope of a limit: a country (of the recipient, or of return), or one recipient organisation. */
export type LimitScope = string & { readonly __kind: 'limitScope' }

export const limitScopeSchema = z
  .custom<LimitScope>(
    (value) => typeof value === 'string' && (isCountry(value) || isId(value)),
    rule('unknown_limit_scope'),
  )
  .meta({
    type: 'string',
    pattern: '^([A-Z]{2}|[0-9A-HJKMNP-TV-Z]{26})$',
    description: 'a country (ISO 3166-1 alpha-2), or the id of a recipient organisation',
  })

/** The highest tier that may cross; with `none` nothing may, not even an offer. `T3` is no limit. */
export const highestSchema = z.enum(['none', ...tiers])
export type Highest = z.infer<typeof highestSchema>

/** Why a limit is set or lifted. Codes, because a sentence about a danger soon names somebody. */
export const limitReasonSchema = z.enum([
  'security_situation',
  'state_involvement',
  'incident_at_recipient',
  'change_of_law',
  'situation_improved',
  'set_by_mistake',
])

/** The limit that somebody proposes, until another member has said yes or no. */
const limitProposalSchema = z.strictObject({
  highest: highestSchema,
  reason: limitReasonSchema,
  by: idSchema<'member'>(),
  at: instantSchema,
})

export const safetyLimitSchema = z.strictObject({
  scope: limitScopeSchema,
  /** The limit that two members last agreed on; `T3` before they ever did. */
  agreed: highestSchema,
  /** The limit in force: the agreed one, or a lower one where somebody has just proposed it. */
  holds: highestSchema,
  /** Why they agreed on it. */
  reason: limitReasonSchema.optional(),
  proposal: limitProposalSchema.optional(),
})

/** The limits of one organisation for what it sends, and whom it sends to. Nobody has set one: version 1. */
export const safetyLimitsSchema = z.strictObject({
  limits: z.array(safetyLimitSchema),
  recipients: z.array(idSchema<'tenant'>()),
  version: z.int().min(1),
})

/** The body of `PUT /v1/safety-limits/{scope}`. */
export const setLimitSchema = limitProposalSchema.pick({ highest: true, reason: true })

/** A limit as the agreement of a corridor carries it, where both parties read it. */
export const agreedLimitSchema = z.strictObject({ scope: limitScopeSchema, highest: highestSchema })

export type SafetyLimit = z.infer<typeof safetyLimitSchema>
export type SafetyLimits = z.infer<typeof safetyLimitsSchema>
export type SetLimit = z.infer<typeof setLimitSchema>
export type AgreedLimit = z.infer<typeof agreedLimitSchema>

export const noLimits: SafetyLimits = { limits: [], recipients: [], version: 1 }

/** The lower of two. */
export function lower(one: Highest, other: Highest): Highest {
  return rank(one) <= rank(other) ? one : other
}

export function isLower(one: Highest, other: Highest): boolean {
  return rank(one) < rank(other)
}

/**
 * The limits that a corridor's agreement carries: those of every country, for people return to any, and the
 * recipient's.
 */
export function limitsTowards({ limits }: SafetyLimits, recipient: TenantId): AgreedLimit[] {
  return limits
    .filter(({ scope, holds }) => holds !== 'T3' && (isCountry(scope) || isRecipient(scope, recipient)))
    .map(({ scope, holds }) => ({ scope, highest: holds }))
}

/** Where people go who are referred: the country that they return to. */
type Destination = { readonly country: string }

/** The limits in an agreement. */
type Limited = {
  readonly to: TenantId
  readonly limits?: readonly AgreedLimit[] | undefined
  readonly parties: { readonly to?: { readonly country: string } | undefined }
}

/** The lowest limit that an agreement carries for one who returns to a country, if it carries one. */
export function limitOn(
  { limits = [], parties, to }: Limited,
  { country }: Destination,
): AgreedLimit | undefined {
  const concerned = limits.filter(
    ({ scope }) => isRecipient(scope, to) || scope === country || scope === parties.to?.country,
  )
  return concerned.toSorted((one, other) => rank(one.highest) - rank(other.highest))[0]
}

/** The tiers that may cross now for one who returns to a country: what the agreement carries, within the limits. */
export function crossableTiers(
  corridor: Limited & { readonly highestTier: Tier },
  destination: Destination,
): readonly Tier[] {
  const { highest } = limitOn(corridor, destination) ?? { highest: 'T3' }
  const within = lower(corridor.highestTier, highest)
  return within === 'none' ? [] : tiersUpTo(within)
}

/** The tiers that a limit lets through. */
export function tiersWithin(highest: Highest): readonly Tier[] {
  return highest === 'none' ? [] : tiersUpTo(highest)
}

export function isRecipient(scope: LimitScope, recipient: TenantId): boolean {
  return String(scope) === String(recipient)
}

function rank(highest: Highest): number {
  return highestSchema.options.indexOf(highest)
}
