import { participantSchema, planSchema } from '@passerelle/domain/casework'
import { languageSchema } from '@passerelle/domain/codes'
import {
  arrivalRule,
  arrivalWindowSchema,
  type CommandName,
  commandBodies,
  commandNames,
  consentReceiptSchema,
  consentStates,
  createReferralSchema,
  deadlineSchema,
  extents,
  isArrivalAfter,
  noticeDraftSchema,
  noticeSchema,
  outcomeReportSchema,
  ownerSchema,
  packageDocumentSchema,
  referralSchema,
  referralStateSchema,
  tasks,
  timelineEventSchema,
  transitions,
  warningSchema,
  watchLists,
} from '@passerelle/domain/exchange'
import { outcomeSchema } from '@passerelle/domain/follow-up'
import { dateSchema, idSchema, instantSchema, rule, sha256Schema } from '@passerelle/domain/kernel'
import { tierSchema } from '@passerelle/domain/sharing'
import { agreedLimitSchema } from '@passerelle/domain/tenancy'
import * as z from 'zod'
import { talk } from './exchange-talk.ts'
import { pageOf, pageQuerySchema } from './list.ts'
import { routes } from './route.ts'

/**
 * Which referrals to list: those that came in, those that went out, or those of one of one's own cases; of the first
 * two also only what must not be forgotten.
 */
export const boxQuerySchema = pageQuerySchema
  .extend({
    box: z.enum(['inbox', 'outbox']).optional(),
    state: referralStateSchema.optional(),
    list: z.enum(watchLists).optional(),
    participantId: idSchema<'participant'>().optional(),
  })
  .refine(({ box, participantId }) => (box === undefined) !== (participantId === undefined), {
    ...rule('box_or_participant'),
    path: ['box'],
  })
  .refine(({ list, box, state }) => list === undefined || (box !== undefined && state === undefined), {
    ...rule('list_of_a_box'),
    path: ['list'],
  })
export type BoxQuery = z.output<typeof boxQuerySchema>

/**
 * A referral as both sides see it in their lists. Where nothing of the offer is open any more, what it said is missing.
 */
const lineShape = {
  ...referralSchema.shape,
  pseudonym: referralSchema.shape.pseudonym.optional(),
  urgency: referralSchema.shape.urgency.optional(),
  /** Which of the two organisations one belongs to. */
  side: ownerSchema,
}

export const referralLineSchema = z.strictObject(lineShape).omit({ request: true })
export type ReferralLine = z.output<typeof referralLineSchema>

/** A choice of tiers that a person has, and how far the referral can come with it, also as a sentence. */
export const choiceSchema = z.strictObject({
  tiers: z.array(tierSchema),
  extent: z.enum(extents),
  text: z.string(),
})

/** A day between the beginning of a deadline and its end that does not count, and why. */
const skippedDaySchema = z.strictObject({
  day: dateSchema,
  reason: z.enum(['weekend', 'holiday']),
  /** Which holiday; `own` is a day that the organisation added to its calendar. */
  key: z.string().optional(),
  /** The holiday hangs on the moon, and its day on an announcement. */
  isExpected: z.boolean().optional(),
})

/** A referral as one side sees it. The request before there was a package is the sender's alone. */
export const referralViewSchema = z.strictObject({
  ...lineShape,
  deadlines: z.array(deadlineSchema.extend({ skipped: z.array(skippedDaySchema) })),
  /** One's own case of the person, where there is one. */
  participantId: idSchema<'participant'>().optional(),
  /** The tiers that the person's consent covers now. */
  consent: z
    .strictObject({
      state: z.enum(consentStates),
      tiers: z.array(tierSchema),
      /** How far the referral can come with these tiers: to an answer, to an acceptance, or the whole way. */
      extent: z.enum(extents).optional(),
      expiresAt: instantSchema.optional(),
      /** Which version of the package the person saw; what crosses may be a later one of the same tiers. */
      packageVersion: z.int().min(1).optional(),
    })
    .optional(),
  /** The highest tier that the sender's organisation lets cross for now, where it has set a limit. */
  limit: agreedLimitSchema.optional(),
  /** The outcome when the work was done. For a sender to whom it is not told it is `unknown`. */
  outcome: outcomeSchema.optional(),
  /** Later outcomes, as far as one's side may know. */
  outcomes: z.array(outcomeReportSchema).optional(),
  /** The commands that the caller may give now, by side and role. */
  allowed: z.array(z.enum(commandNames)),
  /** When the person is asked: what each choice that they have would allow. */
  choices: z.array(choiceSchema).optional(),
  /** When the person is asked: the reviewed notice that will be put before them. */
  notice: noticeSchema.optional(),
  /** What to know that stands in nobody's way: at creation of the notice that is left, later of who stands in. */
  warnings: z.array(warningSchema).optional(),
})
export type ReferralView = z.output<typeof referralViewSchema>

/** One tier of a package: its exact bytes as text, their SHA-256, and the same read. */
export const packagePartSchema = z.strictObject({
  tier: tierSchema,
  sha256: sha256Schema,
  text: z.string(),
  document: packageDocumentSchema,
})
export type PackagePartView = z.output<typeof packagePartSchema>

export const packageViewSchema = z.strictObject({
  referralId: idSchema<'referral'>(),
  packageVersion: z.int().min(1),
  parts: z.array(packagePartSchema),
})
export type PackageView = z.output<typeof packageViewSchema>

const writtenShape = { text: z.string(), dir: z.enum(['ltr', 'rtl']) }

/**
 * The reviewed notice as it is put before the person. Where there is none in a language that comes first for them, a
 * draft in it that nobody has reviewed may stand beside it; nothing rests on that.
 */
export const shownNoticeSchema = noticeSchema.extend({
  ...writtenShape,
  draft: noticeDraftSchema.extend(writtenShape).optional(),
})
export type ShownNotice = z.output<typeof shownNoticeSchema>

/** The preview for a person who is to say yes: the package as it would cross, and the text that goes with it. */
export const previewSchema = packageViewSchema.extend({
  notice: shownNoticeSchema,
  /** What each choice that the person has would allow, in the first language of theirs that the platform speaks. */
  choices: z.array(choiceSchema),
})
export type Preview = z.output<typeof previewSchema>

/** The tasks of a member in one referral: the most urgent one, and the others. */
export const inboxLineSchema = z.strictObject({
  referralId: idSchema<'referral'>(),
  side: ownerSchema,
  what: z.enum(tasks),
  /** The same as a sentence, in the language that the request asks for. */
  sentence: z.string(),
  since: instantSchema,
  dueAt: instantSchema.optional(),
  overdue: z.boolean(),
  /** Whether the coordinators of both organisations have been told. */
  escalated: z.boolean(),
  also: z.array(z.enum(tasks)),
  /** How many messages oneself has not read yet. */
  unread: z.int().min(1).optional(),
  /** Where to read the referral. */
  link: z.string(),
})
export type InboxLine = z.output<typeof inboxLineSchema>

/** A departure that is brought forward; where nobody was asked to take the person on yet, an offer in a hurry. */
export const earlyDepartureEntrySchema = z
  .strictObject({
    date: dateSchema,
    /** Without it, the person is expected to arrive on the day of the departure. */
    arrivalWindow: arrivalWindowSchema.optional(),
    offer: createReferralSchema.pick({ to: true, kind: true, needs: true }).optional(),
  })
  .refine(({ date, arrivalWindow }) => !arrivalWindow || isArrivalAfter(date, arrivalWindow), arrivalRule)
export type EarlyDepartureEntry = z.output<typeof earlyDepartureEntrySchema>

/** All on one screen: the case, its frozen plan with the certificates that are asked for, and what is on the way. */
export const earlyDepartureViewSchema = z.strictObject({
  /** Of the case. */
  version: participantSchema.shape.version,
  participant: participantSchema,
  plan: planSchema.optional(),
  referrals: z.array(referralViewSchema),
  /** Where to read the sheet of paper that the person takes along. */
  sheet: z.string(),
})
export type EarlyDepartureView = z.output<typeof earlyDepartureViewSchema>

export * from './exchange-talk.ts'

const one = '/v1/referrals/{referralId}'

/** The route of a command: its body and its sentence are those of the table of transitions. */
function command<const Name extends CommandName>(name: Name) {
  return {
    method: 'POST',
    path: `${one}/${name}`,
    summary: transitions.find((row) => row.command === name)?.purpose ?? name,
    body: commandBodies[name],
    change: true,
    answer: { status: 200, body: referralViewSchema },
  } as const
}

/** A command that ends in a new record: the answer is that one, which says what it supersedes. */
function successor<const Name extends CommandName>(name: Name) {
  return { ...command(name), successor: true, answer: { status: 201, body: referralViewSchema } } as const
}

/** Referrals and handovers, consents and packages. */
export const exchange = routes('api-exchange', {
  createReferral: {
    method: 'POST',
    path: '/v1/referrals',
    summary: 'Prepare a referral or a handover to another organisation',
    body: createReferralSchema,
    answer: { status: 201, body: referralViewSchema },
  },
  listReferrals: {
    method: 'GET',
    path: '/v1/referrals',
    summary:
      'List what came in, what went out, or where the person of a case is: what is under way first, then by how it ended, the newest first in each; what nobody has contacted or what is overdue, the longest first',
    query: boxQuerySchema,
    answer: { status: 200, body: pageOf(referralLineSchema) },
  },
  readInbox: {
    method: 'GET',
    path: '/v1/inbox',
    summary:
      'List what waits for oneself, the most urgent first; what changes while one reads comes once more at the end',
    query: pageQuerySchema,
    answer: { status: 200, body: pageOf(inboxLineSchema) },
  },
  readReferral: {
    method: 'GET',
    path: one,
    summary: 'Read one referral',
    answer: { status: 200, body: referralViewSchema },
  },
  readTimeline: {
    method: 'GET',
    path: `${one}/timeline`,
    summary: 'Read what happened to a referral, the first event first',
    query: pageQuerySchema,
    answer: { status: 200, body: pageOf(timelineEventSchema) },
  },
  readReceipt: {
    method: 'GET',
    path: `${one}/receipt`,
    summary: 'Read the receipt of what the person agreed to, as JSON-LD by ISO/IEC TS 27560',
    answer: { status: 200, body: consentReceiptSchema },
  },
  readAsFhir: {
    method: 'GET',
    path: `${one}/fhir`,
    summary: 'Read how a referral stands, and what it offers, as a FHIR R4 Bundle of ServiceRequest and Task',
    answer: { status: 200 },
    media: 'application/fhir+json',
  },
  previewPackage: {
    method: 'GET',
    path: `${one}/preview`,
    summary: 'Read exactly what would cross, and the notice that goes with it in a language',
    query: z.strictObject({ language: languageSchema.optional() }),
    answer: { status: 200, body: previewSchema },
  },
  readPackage: {
    method: 'GET',
    path: `${one}/package`,
    summary: 'Read the open tiers of the package; a read of T1 and above is recorded as a disclosure',
    query: z.strictObject({ tier: tierSchema.optional() }),
    answer: { status: 200, body: packageViewSchema },
  },
  departEarly: {
    method: 'POST',
    path: '/v1/participants/{participantId}/early-departure',
    summary:
      'Bring a departure forward: the case, its plan, certificates for what is done so far and every offer move at once',
    body: earlyDepartureEntrySchema,
    change: true,
    answer: { status: 200, body: earlyDepartureViewSchema },
  },

  requestConsent: command('request-consent'),
  reviseReferral: command('revise'),
  prepareRenewal: command('prepare-renewal'),
  giveConsent: command('give-consent'),
  refuseConsent: command('refuse'),
  acknowledgeReferral: command('acknowledge'),
  askQuestions: command('ask'),
  answerQuestions: command('answer'),
  waitlistReferral: command('waitlist'),
  reconfirmReferral: command('reconfirm'),
  acceptReferral: command('accept'),
  unacceptReferral: command('unaccept'),
  declineReferral: command('decline'),
  advanceDeparture: command('advance-departure'),
  recordDeparture: command('record-departure'),
  confirmFirstContact: command('confirm-first-contact'),
  reportNoContact: command('report-no-contact'),
  resumeReferral: command('resume'),
  startService: command('start-service'),
  handBackReferral: command('hand-back'),
  acceptBackReferral: command('accept-back'),
  completeReferral: command('complete'),
  reportOutcome: command('report-outcome'),
  reopenReferral: successor('reopen'),
  rerouteReferral: successor('reroute'),
  withdrawReferral: command('withdraw'),
  renewConsent: command('renew-consent'),
  revokeConsent: command('revoke-consent'),
  answerErasure: command('answer-erasure'),
  discloseVitally: command('disclose-vitally'),
  voidReferral: command('void-error'),

  ...talk,
})
