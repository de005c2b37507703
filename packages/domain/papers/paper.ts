import * as z from 'zod'
import { noticeSchema } from '../exchange/consent/consent.ts'
import { arrivalWindowSchema } from '../exchange/referral/commands.ts'
import { needsSchema } from '../exchange/referral/needs.ts'
import { languageSchema } from '../kernel/codes/languages.ts'
import { rule } from '../kernel/field-codes.ts'
import { idSchema } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import { sha256Schema } from '../kernel/sha256.ts'
import { type Instant, instantSchema } from '../kernel/time.ts'
import { tierSchema, tierSetSchema } from '../sharing/tiers.ts'

/** After so many wrong PINs a paper opens for nobody any more. */
export const maxWrongPins = 5

/** How long a paper can be redeemed: the way home, and time to find a centre. */
export const paperDays = 180

/** For so long the answer to a redemption is given again to the same request, should it have been lost. */
export const redemptionMinutes = 15

/** A handover that the person carries themselves, as the issuer knows of it. Nothing in it is about the person. */
export const paperSchema = z.strictObject({
  id: idSchema<'paper'>(),
  version: z.int().min(1),
  state: z.enum(['issued', 'redeemed', 'locked', 'revoked']),
  failures: z.int().min(0).max(maxWrongPins),
  tiers: z.array(tierSchema).min(1),
  /** Of the sealed bytes that the codes carry together. */
  sha256: sha256Schema,
  issuedAt: instantSchema,
  issuedBy: idSchema<'member'>(),
  endsAt: instantSchema,
  redeemedAt: instantSchema.optional(),
  revokedAt: instantSchema.optional(),
  /** The last request whose PIN was wrong: sent twice, it counts once. */
  failedAttempt: z.string().optional(),
})
export type Paper = z.infer<typeof paperSchema>

/** The consent of the person, before the coach and a second member of staff. */
export const paperConsentSchema = z.strictObject({
  language: languageSchema,
  witnessId: idSchema<'member'>(),
  readAloud: z.boolean().default(false),
  interpreter: z.boolean().default(false),
})

/** The copy of a paper in the case: the codes to print again, and the consent. */
export const paperCopySchema = z.strictObject({
  id: idSchema<'paper'>(),
  codes: z.array(z.string()).min(1),
  consent: paperConsentSchema,
  /** The notice in force when the person agreed; missing on papers from before it was kept. */
  notice: noticeSchema.optional(),
})
export type PaperCopy = z.infer<typeof paperCopySchema>

/** The request for a paper: tiers up to T2, because a paper can be lost. */
export const paperEntrySchema = z.strictObject({
  tiers: tierSetSchema
    .refine((chosen) => chosen.includes('T0'), rule('offer_tier_required'))
    .refine((chosen) => !chosen.includes('T3'), rule('not_on_paper')),
  needs: needsSchema,
  arrivalWindow: arrivalWindowSchema.optional(),
  consent: paperConsentSchema,
})
export type PaperEntry = z.infer<typeof paperEntrySchema>

/** The redemption of the paper: when, and which tiers were shown. The bearer decides to whom; nobody signs in. */
export const paperDisclosureSchema = z.strictObject({
  paperId: idSchema<'paper'>(),
  at: instantSchema,
  tiers: z.array(tierSchema).min(1),
})
export type PaperDisclosure = z.infer<typeof paperDisclosureSchema>

/** @throws {Refused} `paper_already_redeemed` with when, `paper_revoked`, `paper_locked`, `paper_expired` */
export function assertRedeemable(paper: Paper, now: Instant): void {
  assertUnredeemed(paper)
  if (paper.state === 'revoked') refuse({ code: 'paper_revoked' })
  if (paper.state === 'locked') refuse({ code: 'paper_locked' })
  if (paper.endsAt <= now) refuse({ code: 'paper_expired', expiredAt: paper.endsAt })
}

/** A wrong PIN counts; with the fifth the paper is locked for good. */
export function afterWrongPin(paper: Paper, attempt: string | undefined): Paper {
  const failures = paper.failures + 1
  return {
    ...paper,
    version: paper.version + 1,
    failures,
    state: failures >= maxWrongPins ? 'locked' : paper.state,
    ...(attempt && { failedAttempt: attempt }),
  }
}

/** Takes back a paper that was lost, or that the person no longer wants. @throws {Refused} `paper_already_redeemed` */
export function revoked(paper: Paper, now: Instant): Paper {
  assertUnredeemed(paper)
  return { ...paper, version: paper.version + 1, state: 'revoked', revokedAt: now }
}

function assertUnredeemed({ state, redeemedAt, issuedAt }: Paper): void {
  if (state === 'redeemed') refuse({ code: 'paper_already_redeemed', redeemedAt: redeemedAt ?? issuedAt })
}

export function redeemed(paper: Paper, now: Instant): Paper {
  return { ...paper, version: paper.version + 1, state: 'redeemed', redeemedAt: now }
}

/** The refusal of a wrong PIN: how often one may still try, or that the paper is locked now. */
export function refuseWrongPin({ failures, state }: Paper): never {
  return refuse(
    state === 'locked' ? { code: 'paper_locked' } : { code: 'wrong_pin', left: maxWrongPins - failures },
  )
}
