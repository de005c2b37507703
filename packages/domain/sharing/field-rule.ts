import type { Tier } from './tiers.ts'

/**
 * How sensitive a field is: `special` is Article 9 of the GDPR, `secret203` what section 203 of the German Criminal
 * Code lays upon socio-pedagogical staff. Neither ever stands in the clear.
 */
export type Category = 'ordinary' | 'special' | 'secret203'

/** The purposes for which an organisation may use a field. */
export type Purpose = 'coaching' | 'contact' | 'handover' | 'reporting' | 'administration' | 'accountability'

/** From when, and for how many months more, something is kept. */
export type Retention = { readonly begins: string; readonly months: number }

/**
 * How long things are kept. Starting values; the five years for what proves the use of funds come from Regulation
 * (EU) 2021/1060, Article 82, and run from the end of the year of the last payment.
 */
export const retentions = {
  case: { begins: 'case_closed', months: 24 },
  exchange: { begins: 'referral_ended', months: 24 },
  agreement: { begins: 'agreement_ended', months: 36 },
  membership: { begins: 'membership_ended', months: 12 },
  tenancy: { begins: 'tenancy_ended', months: 12 },
  request: { begins: 'request_answered', months: 1 },
  funding: { begins: 'year_of_last_payment_ended', months: 60 },
} as const satisfies Record<string, Retention>

export type RetentionKey = keyof typeof retentions

/** The rule for one field of one entity. */
export type FieldRule = {
  readonly category: Category
  readonly purposes: readonly Purpose[]
  /** The tier in which the field may cross a border, or `never` (domain.md 5.1). */
  readonly tier: Tier | 'never'
  readonly retention: RetentionKey
  /** `clear` may stand in an item, an index and a stream as it is; `sealed` leaves the process encrypted only. */
  readonly storage: 'clear' | 'sealed'
}

/** A rule for every field of an entity: a field without one does not compile. */
export type Rules<Entity> = { readonly [Field in keyof Required<Entity>]: FieldRule }

/** The same rule for another purpose, tier or storage. */
export function but<Rule extends FieldRule, const Change extends Partial<FieldRule>>(
  rule: Rule,
  change: Change,
): Omit<Rule, keyof Change> & Change {
  return { ...rule, ...change }
}

/** The names of the fields that may cross in a tier, by the rules of an entity. */
export type FieldOfTier<Of, Wanted extends Tier> = {
  [Field in keyof Of & string]: Of[Field] extends { readonly tier: Wanted } ? Field : never
}[keyof Of & string]

/** The fields that may cross in a tier; those of another tier, or of none, are not among them. */
export function fieldsOfTier<Of extends Readonly<Record<string, FieldRule>>, Wanted extends Tier>(
  rules: Of,
  tier: Wanted,
): readonly FieldOfTier<Of, Wanted>[] {
  // The filter is the definition of FieldOfTier, which the compiler cannot see.
  return Object.keys(rules).filter((field) => rules[field]?.tier === tier) as unknown as readonly FieldOfTier<
    Of,
    Wanted
  >[]
}
