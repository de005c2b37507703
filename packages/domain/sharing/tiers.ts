import * as z from 'zod'
import { rule } from '../kernel/field-codes.ts'

/**
 * The disclosure tiers, in the order in which they open (domain.md 5.1).
 *
 * - `T0` offer: pseudonym, country and district, languages, needs, arrival window, urgency, age bracket
 * - `T1` professional: skills, plan, modules, certificates, occupational goal
 * - `T2` identity: name, birth year, safe contact channel with its safety rule
 * - `T3` sensitive: health and psychosocial support needs, only the groups that were ticked
 */
export const tiers = ['T0', 'T1', 'T2', 'T3'] as const

export type Tier = (typeof tiers)[number]

export const tierSchema = z.enum(tiers)

/** A choice of tiers, each named at most once. */
export const tierSetSchema = setOf(tierSchema)

/** The tiers that may cross without a consent, where somebody's life depends on it: nothing that is sensitive. */
export const vitalTierSetSchema = setOf(tierSchema.exclude(['T3']))

function setOf<Of extends Tier>(tier: z.ZodType<Of>) {
  return z
    .array(tier)
    .min(1)
    .max(tiers.length)
    .refine((chosen) => new Set(chosen).size === chosen.length, rule('twice'))
}

/** The given tiers in their order, each once. */
export function inOrder(chosen: Iterable<Tier>): readonly Tier[] {
  const set = new Set(chosen)
  return tiers.filter((tier) => set.has(tier))
}

/** Every tier up to and including `highest`. */
export function tiersUpTo(highest: Tier): readonly Tier[] {
  return tiers.slice(0, tiers.indexOf(highest) + 1)
}

/** The tiers that stand in both. */
export function intersect(some: readonly Tier[], others: readonly Tier[]): readonly Tier[] {
  return tiers.filter((tier) => some.includes(tier) && others.includes(tier))
}

/** The tiers of `some` that `others` lacks. */
export function without(some: readonly Tier[], others: readonly Tier[]): readonly Tier[] {
  return tiers.filter((tier) => some.includes(tier) && !others.includes(tier))
}
