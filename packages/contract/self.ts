import { planItemSchema, planSchema } from '@passerelle/domain/casework'
import { certificateSchema, checkedStates } from '@passerelle/domain/certificates'
import { countrySchema, languageSchema, timeZoneSchema } from '@passerelle/domain/codes'
import {
  appointmentKinds,
  commandBodies,
  consentReceiptSchema,
  consentStates,
  disclosureSchema,
  ownerSchema,
  referralStateSchema,
} from '@passerelle/domain/exchange'
import { answerFollowUpSchema, followUpSchema, itemKeys, outcomeSchema } from '@passerelle/domain/follow-up'
import { idSchema, instantSchema } from '@passerelle/domain/kernel'
import { ownEntities } from '@passerelle/domain/registry'
import { newHoldSchema } from '@passerelle/domain/retention'
import { referralKindSchema, sharingPurposeSchema, tierSchema } from '@passerelle/domain/sharing'
import { placeSchema } from '@passerelle/domain/tenancy'
import * as z from 'zod'
import { choiceSchema, packagePartSchema, shownNoticeSchema } from './exchange.ts'
import { routes } from './route.ts'

/** The language of every answer to a person, and the direction in which it is written. */
export const wordingShape = { lang: languageSchema, dir: z.enum(['ltr', 'rtl']) }

/** An organisation as a person knows it: what it is called, where it is, and when somebody is there by the clock of the place. */
export const organisationSchema = z.strictObject({
  name: z.string(),
  country: countrySchema,
  /** The first one first; `hours` says the opening hours in words. */
  places: z.array(placeSchema.extend({ hours: z.array(z.string()) })),
})

/** The person who asks, as the organisation that made the link knows them. */
export const selfSchema = z.strictObject({
  ...wordingShape,
  /** The name by which the person is called. */
  name: z.string(),
  organisation: organisationSchema,
  /** The language that the person prefers. */
  language: languageSchema,
  /** Until when the link works. */
  linkEndsAt: instantSchema,
  /** Why what is held of the person is kept up to a day, whatever they ask for, as data and in words. */
  held: z.array(newHoldSchema.extend({ text: z.string() })),
})
export type Self = z.output<typeof selfSchema>

/** The choices of a person about a referral: to say yes (also anew, or to more), say no, take a yes back. */
export const ownAnswers = ['give', 'refuse', 'withdraw'] as const
export type OwnAnswer = (typeof ownAnswers)[number]

/** One kind of what may be passed on, in words, and how it stands. */
const ownTierSchema = z.strictObject({
  tier: tierSchema,
  name: z.string(),
  text: z.string(),
  /** The person agreed to it, and has not taken it back. */
  agreed: z.boolean(),
  /** The organisation may read it now. */
  open: z.boolean(),
})

/** A time that was agreed with an organisation, by the clock of the place where it is. */
const ownAppointmentSchema = z.strictObject({
  kind: z.enum(appointmentKinds),
  start: instantSchema,
  end: instantSchema,
  country: countrySchema,
  timeZone: timeZoneSchema,
  /** The same as a sentence, with hour and place. */
  text: z.string(),
})

const ownReferralShape = {
  referralId: idSchema<'referral'>(),
  version: z.int().min(1),
  kind: referralKindSchema,
  state: referralStateSchema,
  /** The state in words for the person. */
  stateText: z.string(),
  /** The organisation that would get it, or has got it. */
  organisation: organisationSchema,
  /** The organisation that passes it on. */
  sender: organisationSchema,
  /** Which of the two is responsible for the person now. */
  owner: ownerSchema,
  purposes: z.array(z.strictObject({ purpose: sharingPurposeSchema, text: z.string() })),
  tiers: z.array(ownTierSchema),
  packageVersion: z.int().min(0),
  consent: z
    .strictObject({
      state: z.enum(consentStates),
      givenAt: instantSchema.optional(),
      expiresAt: instantSchema.optional(),
      /** What the tiers that are agreed to allow, in words. */
      text: z.string().optional(),
    })
    .optional(),
  /** What is agreed and not over yet, the first one first. */
  appointments: z.array(ownAppointmentSchema),
  /** The person is asked for their answer. */
  waiting: z.boolean(),
  allowed: z.array(z.enum(ownAnswers)),
}

/** The subject of a consent that is asked for or was given. */
export const ownReferralSchema = z.strictObject({ ...wordingShape, ...ownReferralShape })
export type OwnReferral = z.output<typeof ownReferralSchema>

export const ownReferralsSchema = z.strictObject({
  ...wordingShape,
  items: z.array(z.strictObject(ownReferralShape)),
  /** Older ones that a link does not show; the organisation does. */
  earlier: z.int().min(0),
})
export type OwnReferrals = z.output<typeof ownReferralsSchema>

/**
 * The same, with the very bytes that would cross or have crossed, tier by tier, and the text that goes with them.
 * Destroyed tiers are missing.
 */
export const ownPreviewSchema = ownReferralSchema.extend({
  parts: z.array(packagePartSchema),
  notice: shownNoticeSchema,
  /** What each choice would allow, as long as there is one to make. */
  choices: z.array(choiceSchema),
})
export type OwnPreview = z.output<typeof ownPreviewSchema>

/** A yes of one's own. `language` is that of the notice that was shown. */
export const ownYesSchema = commandBodies['give-consent'].omit({
  witnessId: true,
  readAloud: true,
  interpreter: true,
})
export type OwnYes = z.output<typeof ownYesSchema>

/** The withdrawal: these tiers, or everything. */
export const ownWithdrawalSchema = commandBodies['revoke-consent'].omit({ way: true })
export type OwnWithdrawal = z.output<typeof ownWithdrawalSchema>

/** A step of the plan, in words. */
const ownPlanItemSchema = planItemSchema
  .pick({ purpose: true, status: true, teachingUnits: true, teachingUnitsDone: true })
  .extend({ title: z.string(), statusText: z.string() })

/** The plan as it stands with the organisation that made the link; no steps, and no state, as long as there is none. */
export const ownPlanSchema = z.strictObject({
  ...wordingShape,
  state: planSchema.shape.state.optional(),
  /** The state in words for the person. */
  stateText: z.string(),
  /** When the person said yes to it. */
  agreedAt: instantSchema.optional(),
  items: z.array(ownPlanItemSchema),
})
export type OwnPlan = z.output<typeof ownPlanSchema>

/** The person's certificates: what anybody learns who checks one, and the credential to keep. */
export const ownCertificatesSchema = z.strictObject({
  ...wordingShape,
  items: z.array(
    certificateSchema
      .pick({
        id: true,
        kind: true,
        teachingUnits: true,
        plannedUnits: true,
        assessedOn: true,
        partial: true,
        issuedAt: true,
      })
      .extend({
        title: z.string(),
        /** What it is, in words. */
        kindText: z.string(),
        /** The units that were attended, of something that was taught. */
        unitsText: z.string().optional(),
        state: z.enum(checkedStates),
        stateText: z.string(),
        /** By it anybody checks the certificate, at `/v1/public/certificates/{code}/page`. */
        code: certificateSchema.shape.code,
        credential: certificateSchema.shape.credential,
      }),
  ),
})
export type OwnCertificates = z.output<typeof ownCertificatesSchema>

/** An organisation that was shown something about the person: what, when, and what became of it. */
export const holderSchema = z.strictObject({
  referralId: idSchema<'referral'>(),
  organisation: organisationSchema,
  state: referralStateSchema,
  stateText: z.string(),
  /** When it could read something for the first time. */
  since: instantSchema,
  /** The tiers that it may read now. */
  open: z.array(z.strictObject({ tier: tierSchema, name: z.string() })),
  /** Everything that was opened to it or read by it, the first first. */
  disclosures: z.array(
    disclosureSchema.pick({ at: true, tiers: true, occasion: true, basis: true }).extend({
      /** What the tiers hold, in words. */
      names: z.array(z.string()),
    }),
  ),
  /** Whether it was asked to erase, and what it answered. */
  erasure: z
    .strictObject({
      answer: z.enum(['awaited', 'erased', 'own_legal_ground']),
      /** On what ground it keeps what it has. */
      ground: z.string().optional(),
      answeredAt: instantSchema.optional(),
      text: z.string(),
    })
    .optional(),
})

export const holdersSchema = z.strictObject({
  ...wordingShape,
  items: z.array(holderSchema),
  /** Older referrals that a link does not show; the organisation does. */
  earlier: z.int().min(0),
})
export type Holders = z.output<typeof holdersSchema>

/** Records of one kind, without what names a member of staff; `of` is their name in the field registry. */
const copiedSchema = z.strictObject({
  of: z.enum(ownEntities),
  title: z.string(),
  records: z.array(z.record(z.string(), z.json())),
})

/** Everything that the organisation holds about the person (GDPR, Article 15), grouped and named. */
export const ownCopySchema = z.strictObject({
  ...wordingShape,
  madeAt: instantSchema,
  organisation: organisationSchema,
  case: z.array(copiedSchema),
  referrals: z.array(
    z.strictObject({
      referralId: idSchema<'referral'>(),
      /** The organisation that passes on, and the one that it is passed on to. */
      sender: organisationSchema,
      organisation: organisationSchema,
      held: z.array(copiedSchema),
      receipt: consentReceiptSchema.optional(),
    }),
  ),
  /** Older referrals that a link does not show; the organisation does. */
  earlier: z.int().min(0),
})
export type OwnCopy = z.output<typeof ownCopySchema>

/** When one is asked how one fares, and what one is asked now. */
export const ownFollowUpsSchema = z.strictObject({
  ...wordingShape,
  items: z.array(
    followUpSchema.pick({ dueOn: true, state: true }).extend({
      followUpId: idSchema<'followUp'>(),
      /** It can be answered now. */
      open: z.boolean(),
    }),
  ),
  /** What can be said of what one does; nothing as long as nothing is asked. */
  outcomes: z.array(
    z.strictObject({
      outcome: outcomeSchema,
      text: z.string(),
      /** It says little without the day since when it is so. */
      needsSince: z.boolean(),
    }),
  ),
  /** Further questions, each of which may be passed over. */
  questions: z.array(
    z.strictObject({
      key: z.enum(itemKeys),
      text: z.string(),
      /** In the order of the numbers by which an answer is sent, from 0 on. */
      answers: z.array(z.string()),
      /** It is asked only of somebody who gave one of these answers to another question before. */
      condition: z.strictObject({ item: z.enum(itemKeys), among: z.array(z.int().min(0)) }).optional(),
    }),
  ),
})
export type OwnFollowUps = z.output<typeof ownFollowUpsSchema>

const consents = '/v1/self/consents'
const one = `${consents}/{referralId}` as const

/** The view of a person without an account, by their own link and PIN. */
export const self = routes('api-self', {
  readSelf: {
    method: 'GET',
    path: '/v1/self',
    summary: 'Read who one is here, and until when the link works',
    answer: { status: 200, body: selfSchema },
  },
  readOwnPlan: {
    method: 'GET',
    path: '/v1/self/plan',
    summary: 'Read the steps that one agreed to take, and how far each of them got',
    answer: { status: 200, body: ownPlanSchema },
  },
  listOwnConsents: {
    method: 'GET',
    path: consents,
    summary: 'List what one is asked to agree to, and what one agreed to',
    answer: { status: 200, body: ownReferralsSchema },
  },
  readOwnConsent: {
    method: 'GET',
    path: one,
    summary: 'Read exactly what would cross, or has crossed, with the notice that goes with it in a language',
    query: z.strictObject({ language: languageSchema.optional() }),
    answer: { status: 200, body: ownPreviewSchema },
  },
  readOwnReceipt: {
    method: 'GET',
    path: `${one}/receipt`,
    summary: 'Read the receipt of what one agreed to, as JSON-LD by ISO/IEC TS 27560',
    answer: { status: 200, body: consentReceiptSchema },
  },
  giveOwnConsent: {
    method: 'POST',
    path: `${one}/give`,
    summary: 'Say yes to what was shown, or renew or widen a yes',
    body: ownYesSchema,
    change: true,
    answer: { status: 200, body: ownReferralSchema },
  },
  refuseOwnConsent: {
    method: 'POST',
    path: `${one}/refuse`,
    summary: 'Say no; nobody asks why',
    body: commandBodies.refuse,
    change: true,
    answer: { status: 200, body: ownReferralSchema },
  },
  withdrawOwnConsent: {
    method: 'POST',
    path: `${one}/withdraw`,
    summary: 'Take a yes back, wholly or in part; the keys are destroyed in the same moment',
    body: ownWithdrawalSchema,
    change: true,
    answer: { status: 200, body: ownReferralSchema },
  },
  listOwnFollowUps: {
    method: 'GET',
    path: '/v1/self/follow-ups',
    summary: 'List when one is asked how one fares, and what one is asked now',
    answer: { status: 200, body: ownFollowUpsSchema },
  },
  answerOwnFollowUp: {
    method: 'POST',
    path: '/v1/self/follow-ups/{followUpId}',
    summary: 'Say how one fares; nobody has to, and what is passed over counts as no answer',
    body: answerFollowUpSchema,
    answer: { status: 200, body: ownFollowUpsSchema },
  },
  listOwnCertificates: {
    method: 'GET',
    path: '/v1/self/certificates',
    summary: 'List one’s certificates, with the code by which anybody checks each, and the credential itself',
    answer: { status: 200, body: ownCertificatesSchema },
  },
  listHolders: {
    method: 'GET',
    path: '/v1/self/holders',
    summary:
      'List who holds what about one, since when, what they read, and how they answered when asked to erase it',
    answer: { status: 200, body: holdersSchema },
  },
  readOwnCopy: {
    method: 'GET',
    path: '/v1/self/copy',
    summary: 'Read a copy of all that the organisation holds about one',
    answer: { status: 200, body: ownCopySchema },
  },
})
