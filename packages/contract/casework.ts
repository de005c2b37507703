import {
  agreedPlanSchema,
  birthYearSchema,
  caseloadSummarySchema,
  closingReasonSchema,
  firstInterviewEntrySchema,
  firstInterviewSchema,
  likelyMatchSchema,
  linkStates,
  maxLikelyMatches,
  newLinkSchema,
  newParticipantSchema,
  participantChangeSchema,
  participantSchema,
  personLinkSchema,
  planAgreementEntrySchema,
  planEntrySchema,
  planItemEntrySchema,
  planProgressSchema,
  planSchema,
  skillsAssessmentEntrySchema,
  skillsAssessmentSchema,
  stageSchema,
} from '@passerelle/domain/casework'
import { idSchema, line, rule } from '@passerelle/domain/kernel'
import * as z from 'zod'
import { journalEntrySchema } from './journal.ts'
import { pageOf, pageQuerySchema } from './list.ts'
import { routes } from './route.ts'

/**
 * Which cases to list. `q` searches by name, whichever way it is spelled, and is answered best first; year of birth and
 * district narrow a search.
 */
export const caseloadQuerySchema = pageQuerySchema
  .extend({
    q: line(120).optional(),
    programme: idSchema<'programme'>().optional(),
    stage: stageSchema.optional(),
    coach: idSchema<'member'>().optional(),
    birthYear: z.coerce.number().pipe(birthYearSchema).optional(),
    district: line(120).optional(),
  })
  .refine(({ q, birthYear }) => q !== undefined || birthYear === undefined, {
    ...rule('only_with_a_name'),
    path: ['birthYear'],
  })
  .refine(({ q, district }) => q !== undefined || district === undefined, {
    ...rule('only_with_a_name'),
    path: ['district'],
  })
export type CaseloadQuery = z.output<typeof caseloadQuerySchema>

/** One page of cases. A search says as well how many fit that come after it. */
export const caseloadPageSchema = pageOf(caseloadSummarySchema).extend({ more: z.int().min(0).optional() })

/** Somebody who was taken in, and a warning where they are likely to be known already. */
export const takenInSchema = participantSchema.extend({
  /** The member's own cases of likely the same person; absent where nothing could be compared. */
  likelyMatches: z.array(likelyMatchSchema).max(maxLikelyMatches).optional(),
  /** There are likely matches among cases of which the member may know nothing. */
  coordinatorShouldLook: z.literal(true).optional(),
})
export type TakenIn = z.output<typeof takenInSchema>

/** Another case of the same person. */
export const mergeCasesSchema = z.strictObject({ duplicateId: idSchema<'participant'>() })
export type MergeCases = z.output<typeof mergeCasesSchema>

/** The stage moves by a command of its own. */
export const editParticipantSchema = participantChangeSchema.omit({ stage: true, closingReason: true })
export type EditParticipant = z.output<typeof editParticipantSchema>

export const moveStageSchema = z.strictObject({
  stage: stageSchema,
  closingReason: closingReasonSchema.optional(),
})
export type MoveStage = z.output<typeof moveStageSchema>

/** Everything that is known about one case, as far as it has been written. */
export const casePageSchema = z.strictObject({
  participant: participantSchema,
  firstInterview: firstInterviewSchema.optional(),
  assessment: skillsAssessmentSchema.optional(),
  plan: planSchema.optional(),
  /** The plans that were agreed, the first edition first. */
  agreedPlans: z.array(agreedPlanSchema),
})

/** How a person's own link stands. */
export const linkViewSchema = personLinkSchema
  .pick({ participantId: true, createdAt: true, createdBy: true, endsAt: true, lockedUntil: true })
  .extend({ state: z.enum(linkStates) })
export type LinkView = z.output<typeof linkViewSchema>

/** A link that was just made. Its code and PIN are told once: a repetition of the request is told neither. */
export const madeLinkSchema = linkViewSchema.extend({
  code: z.string().optional(),
  pin: z.string().optional(),
})
export type MadeLink = z.output<typeof madeLinkSchema>

/** Who takes over, and past which cases; without `from` all of them. */
export const handOnSchema = z.strictObject({
  to: idSchema<'member'>(),
  from: idSchema<'participant'>().optional(),
})
export type HandOnEntry = z.output<typeof handOnSchema>

/** How far a hand-on came: the cases that this call moved, what is left, and the case with which to go on. */
export const handOnProgressSchema = z.strictObject({
  moved: z.int().min(0),
  left: z.strictObject({ cases: z.int().min(0), deputyOf: z.int().min(0) }),
  next: idSchema<'participant'>().optional(),
})
export type HandOnProgress = z.output<typeof handOnProgressSchema>

const person = '/v1/participants/{participantId}'

/** Participants and what is worked out with them. */
export const casework = routes('api-casework', {
  takeInParticipant: {
    method: 'POST',
    path: '/v1/participants',
    summary: 'Take in a participant; a warning names cases that are likely to be of the same person',
    body: newParticipantSchema,
    answer: { status: 201, body: takenInSchema },
  },
  listParticipants: {
    method: 'GET',
    path: '/v1/participants',
    summary:
      'List cases in the order of their opening, the newest first, which no change moves; a coach gets their own',
    query: caseloadQuerySchema,
    answer: { status: 200, body: caseloadPageSchema },
  },
  readParticipant: {
    method: 'GET',
    path: person,
    summary: 'Read one participant',
    answer: { status: 200, body: participantSchema },
  },
  editParticipant: {
    method: 'PATCH',
    path: person,
    summary: 'Change what is known about a participant: null takes away, a list is replaced as a whole',
    body: editParticipantSchema,
    change: true,
    answer: { status: 200, body: participantSchema },
  },
  moveStage: {
    method: 'POST',
    path: `${person}/stage`,
    summary: 'Move a case to another stage; to close one takes a reason',
    body: moveStageSchema,
    change: true,
    answer: { status: 200, body: participantSchema },
  },
  mergeParticipants: {
    method: 'POST',
    path: `${person}/merge`,
    summary: 'Let this case go on for another one of the same person, which is closed as a duplicate',
    body: mergeCasesSchema,
    change: true,
    answer: { status: 200, body: participantSchema },
  },
  separateParticipants: {
    method: 'POST',
    path: `${person}/separate`,
    summary: 'Take a merge back; not once a referral of either case has been begun since',
    body: mergeCasesSchema,
    change: true,
    answer: { status: 200, body: participantSchema },
  },
  eraseParticipant: {
    method: 'DELETE',
    path: person,
    summary: 'Erase a person for good: first the key, then every row; refused while a referral is under way',
    change: true,
    answer: { status: 204 },
  },
  readCase: {
    method: 'GET',
    path: `${person}/case`,
    summary: 'Read a whole case at once',
    answer: { status: 200, body: casePageSchema },
  },
  readCaseJournal: {
    method: 'GET',
    path: `${person}/journal`,
    summary: 'List who did what to a case, the latest first',
    query: pageQuerySchema,
    answer: { status: 200, body: pageOf(journalEntrySchema) },
  },

  recordFirstInterview: {
    method: 'POST',
    path: `${person}/first-interview`,
    summary: 'Write down the first interview',
    body: firstInterviewEntrySchema,
    answer: { status: 201, body: firstInterviewSchema },
  },
  readFirstInterview: {
    method: 'GET',
    path: `${person}/first-interview`,
    summary: 'Read the first interview',
    answer: { status: 200, body: firstInterviewSchema },
  },
  rewriteFirstInterview: {
    method: 'PUT',
    path: `${person}/first-interview`,
    summary: 'Write the first interview anew as a whole',
    body: firstInterviewEntrySchema,
    change: true,
    answer: { status: 200, body: firstInterviewSchema },
  },

  recordAssessment: {
    method: 'POST',
    path: `${person}/assessment`,
    summary: 'Write down what a person can do',
    body: skillsAssessmentEntrySchema,
    answer: { status: 201, body: skillsAssessmentSchema },
  },
  readAssessment: {
    method: 'GET',
    path: `${person}/assessment`,
    summary: 'Read the skills assessment',
    answer: { status: 200, body: skillsAssessmentSchema },
  },
  rewriteAssessment: {
    method: 'PUT',
    path: `${person}/assessment`,
    summary: 'Write the skills assessment anew as a whole',
    body: skillsAssessmentEntrySchema,
    change: true,
    answer: { status: 200, body: skillsAssessmentSchema },
  },

  beginPlan: {
    method: 'POST',
    path: `${person}/plan`,
    summary: 'Begin a plan as a draft',
    body: planEntrySchema,
    answer: { status: 201, body: planSchema },
  },
  readPlan: {
    method: 'GET',
    path: `${person}/plan`,
    summary: 'Read the plan',
    answer: { status: 200, body: planSchema },
  },
  rewritePlan: {
    method: 'PUT',
    path: `${person}/plan`,
    summary: 'Write the plan anew: items that bring their id stay; an agreed plan becomes the next draft',
    body: planEntrySchema,
    change: true,
    answer: { status: 200, body: planSchema },
  },
  agreePlan: {
    method: 'POST',
    path: `${person}/plan/agree`,
    summary: 'Agree the plan with the person; what was agreed is kept as it was',
    body: planAgreementEntrySchema,
    change: true,
    answer: { status: 200, body: planSchema },
  },
  unfreezePlan: {
    method: 'POST',
    path: `${person}/plan/unfreeze`,
    summary: 'Work on a frozen plan again, for somebody who leaves later after all',
    change: true,
    answer: { status: 200, body: planSchema },
  },
  addPlanItem: {
    method: 'POST',
    path: `${person}/plan/items`,
    summary: 'Put one more module at the end of the plan',
    body: planItemEntrySchema,
    change: true,
    answer: { status: 201, body: planSchema },
  },
  recordPlanProgress: {
    method: 'PATCH',
    path: `${person}/plan/items/{itemId}`,
    summary: 'Note how far an item of the plan got; the plan stays agreed',
    body: planProgressSchema,
    change: true,
    answer: { status: 200, body: planSchema },
  },

  makeLink: {
    method: 'POST',
    path: `${person}/link`,
    summary: 'Make the person’s own link, in place of the one before; code and PIN are told this once',
    body: newLinkSchema,
    answer: { status: 201, body: madeLinkSchema },
  },
  readLink: {
    method: 'GET',
    path: `${person}/link`,
    summary: 'Read how the person’s own link stands; never its code or PIN',
    answer: { status: 200, body: linkViewSchema },
  },
  removeLink: {
    method: 'DELETE',
    path: `${person}/link`,
    summary: 'Take the person’s own link back; it opens nothing from this moment on',
    answer: { status: 204 },
  },
  handOn: {
    method: 'POST',
    path: '/v1/members/{memberId}/hand-on',
    summary: 'Give a member’s cases, with their referrals, to a successor; call again until nothing is left',
    body: handOnSchema,
    answer: { status: 200, body: handOnProgressSchema },
  },
})
