import * as z from 'zod'
import { supportNeedGroups } from '../../casework/participant/support-needs.ts'
import { outcomeSchema } from '../../follow-up/outcome.ts'
import { languageSchema } from '../../kernel/codes/languages.ts'
import { rule } from '../../kernel/field-codes.ts'
import { idSchema } from '../../kernel/ids.ts'
import { sha256Schema } from '../../kernel/sha256.ts'
import { text } from '../../kernel/text.ts'
import { type CalendarDate, dateSchema } from '../../kernel/time.ts'
import { referralKindSchema } from '../../sharing/kinds.ts'
import { tierSetSchema, vitalTierSetSchema } from '../../sharing/tiers.ts'
import { needsSchema, urgencySchema } from './needs.ts'
import { declineReasonSchema, withdrawReasonSchema } from './reasons.ts'

const member = idSchema<'member'>()
const tenant = idSchema<'tenant'>()
const comment = text(1000)
const date = dateSchema
const nothing = z.strictObject({})

/** How somebody was spoken to. */
export const contactWaySchema = z.enum([
  'in_person',
  'phone',
  'video',
  'messenger',
  'email',
  'letter',
  'through_another_person',
])

/** Proofs that a person has left (domain.md 5.2). */
export const departureProofSchema = z.enum([
  'border_crossing_confirmation',
  'confirmed_by_iom',
  'boarding_pass',
  'self_report',
])

/** The earliest and the latest day on which the person is expected to arrive. */
export const arrivalWindowSchema = z
  .strictObject({ earliest: date, latest: date })
  .refine(({ earliest, latest }) => earliest <= latest, {
    ...rule('ends_before_it_begins'),
    path: ['latest'],
  })

type ArrivalWindow = z.infer<typeof arrivalWindowSchema>

/** Whether somebody who leaves on a day can arrive then. */
export function isArrivalAfter(departure: CalendarDate, { earliest }: ArrivalWindow): boolean {
  return departure <= earliest
}

/** The rule that an arrival breaks which comes before the departure. */
export const arrivalRule = {
  ...rule('arrives_before_departure'),
  path: ['arrivalWindow', 'earliest'],
}

/** One thing that the receiver wants to know, or the sender's answer to it; never anything that names the person. */
const remarkSchema = z.strictObject({
  topic: z.enum(['eligibility', 'service', 'skills', 'documents', 'dates', 'language', 'other']),
  text: text(500),
})

const remarks = z.array(remarkSchema).min(1).max(10)

// "Other" says nothing by itself, so it needs a comment.
function explained<Body extends { reason: string; comment?: string | undefined }>(schema: z.ZodType<Body>) {
  return schema.refine(({ reason, comment }) => reason !== 'other' || comment !== undefined, {
    ...rule('comment_required'),
    path: ['comment'],
  })
}

/** The body that opens a draft: `POST /v1/referrals`. Addressed to an organisation's queue, never to a person in it. */
export const createReferralSchema = z.strictObject({
  participantId: idSchema<'participant'>(),
  to: tenant,
  kind: referralKindSchema,
  needs: needsSchema,
  urgency: urgencySchema.default('routine'),
  /** Without it, the participant's planned departure says when to expect the person. */
  arrivalWindow: arrivalWindowSchema.optional(),
  deputyId: member.optional(),
})

/** The texts that the person saw, by their hashes: the reviewed notice, and a draft in a language of theirs beside it. */
export const shownTextsSchema = z.strictObject({
  sha256: sha256Schema,
  draft: z.strictObject({ language: languageSchema, sha256: sha256Schema }).optional(),
})

// The tiers that the person said yes to, before the coach who reads it out and a second member of staff.
const consentGiving = z.strictObject({
  tiers: tierSetSchema,
  packageVersion: z.int().min(1).max(1000),
  language: languageSchema,
  witnessId: member,
  readAloud: z.boolean().default(false),
  interpreter: z.boolean().default(false),
  mayCallBeforeDeparture: z.boolean().default(false),
  feedback: z.boolean().default(false),
  expiresOn: date.optional(),
  /** Needed where the organisation has changed a notice of its own since the person was asked. */
  shown: shownTextsSchema.optional(),
})

// The question that the person is to be asked.
const consentRequest = z
  .strictObject({
    tiers: tierSetSchema,
    /** Which groups of support needs tier T3 shall hold. */
    sensitiveGroups: z
      .array(z.enum(supportNeedGroups))
      .max(supportNeedGroups.length)
      .refine((groups) => new Set(groups).size === groups.length, rule('twice'))
      .default([]),
    language: languageSchema,
    interpreter: z.boolean().default(false),
  })
  .refine(({ tiers, sensitiveGroups }) => !tiers.includes('T3') || sensitiveGroups.length > 0, {
    ...rule('groups_required'),
    path: ['sensitiveGroups'],
  })
  .refine(({ tiers, sensitiveGroups }) => tiers.includes('T3') || sensitiveGroups.length === 0, {
    ...rule('groups_without_tier'),
    path: ['sensitiveGroups'],
  })

/**
 * The body of every command that a person gives, by the command's name, which is also its path segment:
 * `POST /v1/referrals/{id}/{command}`. Every object is strict and every field bounded.
 */
export const commandBodies = {
  'request-consent': consentRequest,
  'prepare-renewal': consentRequest,
  revise: nothing,
  'give-consent': consentGiving,
  'renew-consent': consentGiving,
  refuse: nothing,
  acknowledge: nothing,
  ask: z.strictObject({ questions: remarks }),
  answer: z.strictObject({ answers: remarks }),
  waitlist: z.strictObject({ earliest: date, position: z.int().min(1).max(10_000).optional() }),
  reconfirm: z.strictObject({ earliest: date }),
  /** Without a `responsibleId`, whoever accepts is responsible. Without a `deputyId`, nobody stands in. */
  accept: z.strictObject({ responsibleId: member.optional(), deputyId: member.optional() }),
  decline: explained(
    z.strictObject({
      reason: declineReasonSchema,
      declinedBy: z.enum(['provider', 'client']),
      comment: comment.optional(),
      alternativeId: tenant.optional(),
    }),
  ),
  unaccept: explained(
    z.strictObject({
      reason: declineReasonSchema,
      to: z.enum(['offered', 'declined']),
      comment: comment.optional(),
    }),
  ),
  /** The receiver learns of the arrival; the day of the departure is the sender's to know. */
  'advance-departure': z
    .strictObject({ date, arrivalWindow: arrivalWindowSchema })
    .refine(({ date, arrivalWindow }) => isArrivalAfter(date, arrivalWindow), arrivalRule),
  'record-departure': z.strictObject({ date, proof: departureProofSchema }),
  'start-service': z.strictObject({ date }),
  'confirm-first-contact': z.strictObject({ date, way: contactWaySchema }),
  'report-no-contact': z.strictObject({
    attempts: z.array(z.strictObject({ date, way: contactWaySchema })).max(20),
  }),
  resume: z.strictObject({ date, way: contactWaySchema }),
  'hand-back': explained(z.strictObject({ reason: declineReasonSchema, comment: comment.optional() })),
  'accept-back': nothing,
  complete: z.strictObject({ outcome: outcomeSchema, date }),
  'report-outcome': z.strictObject({ month: z.literal([3, 6, 12]), outcome: outcomeSchema, date }),
  reopen: z.strictObject({ comment: comment.optional() }),
  reroute: z.strictObject({ to: tenant }),
  withdraw: explained(z.strictObject({ reason: withdrawReasonSchema, comment: comment.optional() })),
  'revoke-consent': z.strictObject({ tiers: tierSetSchema.optional(), way: contactWaySchema }),
  'answer-erasure': z
    .strictObject({ answer: z.enum(['erased', 'own_legal_ground']), ground: text(500).optional() })
    .refine(({ answer, ground }) => answer === 'erased' || ground !== undefined, {
      ...rule('ground_required'),
      path: ['ground'],
    }),
  /** Only while the person is unable to consent; the reason says how that is known, and what the danger is. */
  'disclose-vitally': z.strictObject({
    tiers: vitalTierSetSchema,
    secondPersonId: member,
    reason: comment,
  }),
  'void-error': z.strictObject({ secondPersonId: member, comment }),
} as const

/** Commands that a person or an organisation may give to a referral once it exists. */
export type CommandName = keyof typeof commandBodies

/** Commands of a clock when nobody acted in time. The first two change nothing but say so to those who wait. */
export const clockCommands = [
  'remind',
  'escalate',
  'discard',
  'lapse-request',
  'expire',
  'lapse-waitlist',
  'lapse-contact',
  'close-no-contact',
  'return-by-default',
  'expire-consent',
  'lapse-vital',
] as const

export type ClockCommand = (typeof clockCommands)[number]

/** Everything that moves a referral. */
export type Command = 'create' | CommandName | ClockCommand

/** The body of a command, after validation. */
export type CommandBody<Name extends CommandName> = z.infer<(typeof commandBodies)[Name]>

/**
 * The body of a command, whoever gives it: somebody alone, by their own link, has no witness and is spoken to by
 * nobody.
 */
export type Said<Name extends CommandName> = Name extends 'give-consent' | 'renew-consent'
  ? Unsaid<CommandBody<'give-consent'>, 'witnessId'>
  : Name extends 'revoke-consent'
    ? Unsaid<CommandBody<'revoke-consent'>, 'way'>
    : CommandBody<Name>

type Unsaid<Body, Field extends keyof Body> = Omit<Body, Field> & { readonly [Open in Field]?: Body[Open] }

/** A command of somebody with what it says: one of these commands, or any. */
export type Order<Names extends CommandName = CommandName> = {
  readonly [Name in Names]: { readonly command: Name; readonly body: Said<Name> }
}[Names]
export type CreateReferral = z.infer<typeof createReferralSchema>

// Object.keys loses the literal keys of a closed object; the annotation gives them back.
export const commandNames = Object.keys(commandBodies) as CommandName[]
