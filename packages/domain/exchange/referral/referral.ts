import * as z from 'zod'
import { pseudonymSchema } from '../../casework/participant/participant.ts'
import { countrySchema } from '../../kernel/codes/countries.ts'
import { idSchema, type ReferralId } from '../../kernel/ids.ts'
import { dateSchema, instantSchema } from '../../kernel/time.ts'
import { referralKindSchema } from '../../sharing/kinds.ts'
import { tierSchema } from '../../sharing/tiers.ts'
import { policyKeySchema } from '../deadlines/policies.ts'
import { arrivalWindowSchema, clockCommands, commandNames } from './commands.ts'
import { needsSchema, urgencySchema } from './needs.ts'
import { reasonSchema } from './reasons.ts'
import { ownerSchema, referralStateSchema, sideSchema } from './states.ts'

/** The responsible person and the deputy for a referral on one side. Members of that side, by id. */
export const assignmentSchema = z.strictObject({
  responsibleId: idSchema<'member'>(),
  deputyId: idSchema<'member'>().optional(),
})

/** A limit that runs, or that waits while the other side owes an answer. */
export const deadlineSchema = z.strictObject({
  policy: policyKeySchema,
  side: ownerSchema,
  startedAt: instantSchema,
  /** When the time is over; absent while the clock is paused. */
  dueAt: instantSchema.optional(),
  /** What it was counted from and how far, and in which edition of the side's calendar. */
  counted: z.strictObject({ from: dateSchema, days: z.int(), edition: z.string().max(20) }).optional(),
  /** While paused: the working days that were left. */
  daysLeft: z.int().min(1).max(365).optional(),
  /** When a clock acted upon it: somebody was reminded, or both sides were told. The task is owed still. */
  actedAt: instantSchema.optional(),
})

/** The request in the sender's words before any package exists. Kept sealed. */
export const requestSchema = z.strictObject({
  needs: needsSchema,
  arrivalWindow: arrivalWindowSchema.optional(),
  plannedDeparture: dateSchema.optional(),
})

/**
 * A referral or handover: the one record that both organisations share (domain.md 5). All of it but `request` is
 * process and names nobody. `owner` is the single place that says who is responsible for the person.
 */
export const referralSchema = z.strictObject({
  id: idSchema<'referral'>(),
  from: idSchema<'tenant'>(),
  to: idSchema<'tenant'>(),
  kind: referralKindSchema,
  state: referralStateSchema,
  owner: ownerSchema,
  /** Grows by one with every change; the `ETag`. */
  version: z.int().min(1),
  /** The number of the last event of the timeline. */
  seq: z.int().min(1),
  pseudonym: pseudonymSchema,
  country: countrySchema,
  urgency: urgencySchema,
  /** `fast` where the planned departure was less than 14 days away when the offer was prepared. */
  track: z.enum(['standard', 'fast']),
  /** Absent when its key is gone, as after a withdrawal, or when it was not opened. */
  request: requestSchema.optional(),
  sender: assignmentSchema,
  receiver: assignmentSchema.optional(),
  deadlines: z.array(deadlineSchema).max(12),
  /** The newest package; 0 before there is one. */
  packageVersion: z.int().min(0),
  consentId: idSchema<'consent'>().optional(),
  /** The tiers that the receiver may read now. */
  openTiers: z.array(tierSchema),
  /** Those of them that rest on no consent but on a vital interest of the person; absent where none does. */
  vitalTiers: z.array(tierSchema).optional(),
  /** When it was first offered; before that the receiver does not know of it. */
  offeredAt: instantSchema.optional(),
  acknowledgedAt: instantSchema.optional(),
  /** When the departure was recorded. From then on somebody has to meet the person. */
  departedAt: instantSchema.optional(),
  /** The day of that departure, by which everything that follows is measured. */
  departedOn: dateSchema.optional(),
  /** The day of the first contact, or the one on which the service began. */
  metOn: dateSchema.optional(),
  /** When the departure was last brought forward; what the package says of the arrival may be older. */
  advancedAt: instantSchema.optional(),
  /** Since the person took everything back: whether the receiver was asked to erase, and what it answered. */
  erasure: z.enum(['asked', 'erased', 'own_legal_ground']).optional(),
  supersedes: idSchema<'referral'>().optional(),
  supersededBy: idSchema<'referral'>().optional(),
  createdAt: instantSchema,
  changedAt: instantSchema,
})

/**
 * One line of the timeline: which command, by whom, when. Nothing in it is personal but `detail`, the part of the
 * command that is worth keeping (a date, questions, a comment), which is kept sealed.
 */
export const timelineEventSchema = z.strictObject({
  seq: z.int().min(1),
  /** `reassign`: the case of a side went to other people, and this with it. */
  command: z.enum(['create', 'reassign', ...commandNames, ...clockCommands]),
  side: sideSchema,
  /** The member who recorded it; absent when a clock did. */
  memberId: idSchema<'member'>().optional(),
  at: instantSchema,
  from: referralStateSchema.optional(),
  to: referralStateSchema,
  reason: reasonSchema.optional(),
  opened: z.array(tierSchema),
  closed: z.array(tierSchema),
  /** Which limit was over, where a clock acted. */
  policy: policyKeySchema.optional(),
  detail: z.record(z.string(), z.json()).optional(),
})

export type Assignment = z.infer<typeof assignmentSchema>
export type Deadline = z.infer<typeof deadlineSchema>
export type ReferralRequest = z.infer<typeof requestSchema>
export type Referral = z.infer<typeof referralSchema>
export type EventDetail = NonNullable<TimelineEvent['detail']>
export type TimelineEvent = z.infer<typeof timelineEventSchema>

/**
 * The name of a person inside one referral: short enough for the telephone, and another in each referral, so that
 * two centres cannot find out that they were asked about the same person.
 */
export function pseudonymIn(referral: ReferralId): string {
  return `${referral.slice(0, 4)}-${referral.slice(4, 8)}`
}

/** Whether the receiver may know that the referral exists. A draft is the sender's alone. */
export function isKnownToReceiver(referral: Referral): boolean {
  return referral.offeredAt !== undefined
}
