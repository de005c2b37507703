import * as z from 'zod'
import { supportNeedGroups } from '../../casework/participant/support-needs.ts'
import { languageSchema } from '../../kernel/codes/languages.ts'
import { idSchema, type TenantId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import { sha256Schema } from '../../kernel/sha256.ts'
import { type Instant, instantSchema } from '../../kernel/time.ts'
import {
  sharingPurposeSchema,
  sharingPurposes,
  type TransferBasis,
  transferBasisSchema,
} from '../../sharing/purposes.ts'
import { type Tier, tierSchema, tierSetSchema, without } from '../../sharing/tiers.ts'
import { contactWaySchema } from '../referral/commands.ts'

/** A text that nobody has reviewed, shown beside the notice so that the person can follow it. Nothing rests on it. */
export const noticeDraftSchema = z.strictObject({
  status: z.literal('unreviewed'),
  version: z.int().min(1),
  language: languageSchema,
  sha256: sha256Schema,
})

/** The reviewed text that was put before the person: whose, which edition of it, in which language, and its hash. */
export const noticeSchema = z.strictObject({
  version: z.int().min(1),
  language: languageSchema,
  sha256: sha256Schema,
  /** Missing on consents from before organisations had notices of their own: it was the platform's. */
  source: z.enum(['platform', 'organisation']).optional(),
  /** The draft that was shown beside it. */
  draft: noticeDraftSchema.optional(),
})

/** How a person said yes: before two members of staff, or alone with their own link and PIN. */
export const consentMethodSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('witnessed'),
    coachId: idSchema<'member'>(),
    witnessId: idSchema<'member'>(),
  }),
  z.strictObject({ kind: z.literal('own_link') }),
])

/**
 * The agreement of a person: this recipient, these purposes, these tiers, until then. Another recipient or a wider tier
 * needs another grant.
 *
 * `packageVersion` and `packageHashes` name the package that was shown, and are never changed. An answer to a question of
 * the receiver brings a later version of the very tiers that were agreed to (domain.md 5.2: consent is looked at again
 * where a tier grows, and none does), so the grant goes on to hold without claiming that the person saw that version.
 * The package that they saw stands here, the one that crosses stands in the referral, and where the two differ
 * everybody can see it.
 */
export const consentGrantSchema = z.strictObject({
  id: idSchema<'consent'>(),
  referralId: idSchema<'referral'>(),
  recipientId: idSchema<'tenant'>(),
  purposes: z.array(sharingPurposeSchema).min(1).max(sharingPurposes.length),
  tiers: tierSetSchema,
  /** The groups of tier T3 that the package holds, each of them ticked. */
  sensitiveGroups: z.array(z.enum(supportNeedGroups)).max(supportNeedGroups.length),
  packageVersion: z.int().min(1),
  /** The hash of each tier's bytes as they were shown. */
  packageHashes: z.partialRecord(tierSchema, sha256Schema),
  notice: noticeSchema,
  method: consentMethodSchema,
  readAloud: z.boolean(),
  interpreter: z.boolean(),
  mayCallBeforeDeparture: z.boolean(),
  /** Whether the outcome may come back to the coach. */
  feedback: z.boolean(),
  transferBasis: transferBasisSchema,
  givenAt: instantSchema,
  expiresAt: instantSchema,
})

/**
 * One event in the life of a consent. Events are only ever added; what holds now is derived from them.
 * `tiers` are those that were given, taken back or ran out with it.
 */
export const consentEventSchema = z.strictObject({
  seq: z.int().min(1),
  kind: z.enum(['given', 'withdrawn', 'expired']),
  at: instantSchema,
  /** The member who wrote it down; absent where the person did it alone, or a clock. */
  memberId: idSchema<'member'>().optional(),
  way: contactWaySchema.optional(),
  tiers: tierSetSchema,
  grant: consentGrantSchema.optional(),
})

export type Notice = z.infer<typeof noticeSchema>
export type NoticeDraft = z.infer<typeof noticeDraftSchema>
export type ConsentMethod = z.infer<typeof consentMethodSchema>
export type ConsentGrant = z.infer<typeof consentGrantSchema>
export type ConsentEvent = z.infer<typeof consentEventSchema>

/** The states of a consent. */
export const consentStates = ['none', 'given', 'revoked', 'expired'] as const
export type ConsentState = (typeof consentStates)[number]

/** A consent as it holds at one moment. */
export type Consent =
  | { readonly state: 'none' }
  | { readonly state: 'given'; readonly grant: ConsentGrant; readonly tiers: readonly Tier[] }
  /** A reader who may not read the grant any more still learns that it ended. */
  | { readonly state: 'revoked' | 'expired'; readonly grant?: ConsentGrant }

/**
 * The consent as it holds at `now`, from all events in their order. The last grant counts, less the tiers that were
 * taken back since; without T0 nothing is left of it, because every other tier is read inside an offer.
 */
export function consentAt(events: readonly ConsentEvent[], now: Instant): Consent {
  let consent: Consent = { state: 'none' }
  for (const event of [...events].sort((one, other) => one.seq - other.seq)) {
    consent = consentAfter(consent, event)
  }
  return consentUntil(consent, now)
}

/** The consent as it holds at `now`, from what held after its last event: it may have run out since. */
export function consentUntil(consent: Consent, now: Instant): Consent {
  const isOver = consent.state === 'given' && consent.grant.expiresAt <= now
  return isOver ? { state: 'expired', grant: consent.grant } : consent
}

/** The consent as it holds after one more event. */
export function consentAfter(consent: Consent, event: ConsentEvent): Consent {
  if (event.kind === 'given') {
    return event.grant ? { state: 'given', grant: event.grant, tiers: event.grant.tiers } : consent
  }
  if (consent.state !== 'given') return consent
  if (event.kind === 'expired') return { state: 'expired', grant: consent.grant }
  const left = without(consent.tiers, event.tiers)
  return left.includes('T0') ? { ...consent, tiers: left } : { state: 'revoked', grant: consent.grant }
}

/** Whether a consent holds for every one of these tiers towards this recipient. */
export function coversTiers(consent: Consent, recipient: TenantId, wanted: readonly Tier[]): boolean {
  return (
    consent.state === 'given' &&
    consent.grant.recipientId === recipient &&
    wanted.every((tier) => consent.tiers.includes(tier))
  )
}

/**
 * Refuses what a consent does not cover, saying what is missing. A consent for somebody else is none.
 *
 * @throws {Refused} `consent_missing` with the tiers, `consent_ended` with how it ended.
 */
export function assertConsent(consent: Consent, recipient: TenantId, wanted: readonly Tier[]): void {
  if (coversTiers(consent, recipient, wanted)) return
  if (consent.state === 'none' || (consent.grant && consent.grant.recipientId !== recipient)) {
    refuse({ code: 'consent_missing', tiers: wanted })
  }
  if (consent.state !== 'given') refuse({ code: 'consent_ended', state: consent.state })
  refuse({ code: 'consent_missing', tiers: without(wanted, consent.tiers) })
}

/**
 * Refuses a ground for a transfer that the sender cannot have: an authority that exercises public powers may not rest
 * on a person's explicit consent (GDPR, Article 49(3)).
 *
 * @throws {Refused} `transfer_basis_unavailable`
 */
export function assertTransferBasis(
  basis: TransferBasis,
  sender: { readonly publicAuthority: boolean },
): void {
  if (basis === 'explicit_consent_49_1_a' && sender.publicAuthority) {
    refuse({ code: 'transfer_basis_unavailable', basis })
  }
}
