import { access } from '@passerelle/contract/access'
import { casework } from '@passerelle/contract/casework'
import type { MemberId, ParticipantId } from '@passerelle/domain/kernel'
import { api } from '@passerelle/runtime'
import { addPlanItem } from './add-plan-item.ts'
import { agreePlan } from './agree-plan.ts'
import { beginPlan } from './begin-plan.ts'
import { type CaseworkContext, openCaseworkContext } from './context.ts'
import { editParticipant } from './edit-participant.ts'
import { eraseParticipant } from './erase-participant.ts'
import { handOn, readHandOn } from './hand-on.ts'
import { listParticipants } from './list-participants.ts'
import { makeLink } from './make-link.ts'
import { mergeParticipants, separateParticipants } from './merge-participants.ts'
import { moveStage } from './move-stage.ts'
import { readCase, readParticipant } from './read-case.ts'
import { readLink } from './read-link.ts'
import { recordAssessment } from './record-assessment.ts'
import { recordFirstInterview } from './record-first-interview.ts'
import { recordPlanProgress } from './record-plan-progress.ts'
import { removeLink } from './remove-link.ts'
import { rewriteAssessment } from './rewrite-assessment.ts'
import { rewriteFirstInterview } from './rewrite-first-interview.ts'
import { rewritePlan } from './rewrite-plan.ts'
import { replayTakenIn, takeInParticipant } from './take-in-participant.ts'
import { unfreezePlan } from './unfreeze-plan.ts'

// The stored id of every change to a case is the person's, whichever part it changed.
const replayperson = (context: CaseworkContext, id: string) => context.participants.get(id as ParticipantId)
const replayinterview = (context: CaseworkContext, id: string) => context.interviews.get(id as ParticipantId)
const replayassessment = (context: CaseworkContext, id: string) =>
  context.assessments.get(id as ParticipantId)
const replayplan = (context: CaseworkContext, id: string) => context.plans.get(id as ParticipantId)

export const app = api(casework, access, openCaseworkContext, {
  takeInParticipant: {
    run: (context, { body }) => takeInParticipant(context, body),
    replay: (context, id) => replayTakenIn(context, id as ParticipantId),
  },
  listParticipants: (context, { query }) => listParticipants(context, query),
  readParticipant: (context, { params }) => readParticipant(context, params.participantId),
  editParticipant: (context, { params, body, expected }) =>
    editParticipant(context, params.participantId, body, expected),
  moveStage: {
    run: (context, { params, body, expected }) => moveStage(context, params.participantId, body, expected),
    replay: replayperson,
  },
  mergeParticipants: {
    run: (context, { params, body, expected }) =>
      mergeParticipants(context, params.participantId, body, expected),
    replay: replayperson,
  },
  separateParticipants: {
    run: (context, { params, body, expected }) =>
      separateParticipants(context, params.participantId, body, expected),
    replay: replayperson,
  },
  eraseParticipant: (context, { params, expected }) =>
    eraseParticipant(context, params.participantId, expected),
  readCase: (context, { params }) => readCase(context, params.participantId),
  readCaseJournal: (context, { params, query }) => context.readJournal(params.participantId, query),

  recordFirstInterview: {
    run: (context, { params, body }) => recordFirstInterview(context, params.participantId, body),
    replay: replayinterview,
  },
  readFirstInterview: (context, { params }) => context.interviews.get(params.participantId),
  rewriteFirstInterview: (context, { params, body, expected }) =>
    rewriteFirstInterview(context, params.participantId, body, expected),

  recordAssessment: {
    run: (context, { params, body }) => recordAssessment(context, params.participantId, body),
    replay: replayassessment,
  },
  readAssessment: (context, { params }) => context.assessments.get(params.participantId),
  rewriteAssessment: (context, { params, body, expected }) =>
    rewriteAssessment(context, params.participantId, body, expected),

  beginPlan: {
    run: (context, { params, body }) => beginPlan(context, params.participantId, body),
    replay: replayplan,
  },
  readPlan: (context, { params }) => context.plans.get(params.participantId),
  rewritePlan: (context, { params, body, expected }) =>
    rewritePlan(context, params.participantId, body, expected),
  agreePlan: {
    run: (context, { params, body, expected }) => agreePlan(context, params.participantId, body, expected),
    replay: replayplan,
  },
  unfreezePlan: {
    run: (context, { params, expected }) => unfreezePlan(context, params.participantId, expected),
    replay: replayplan,
  },
  addPlanItem: {
    run: (context, { params, body, expected }) => addPlanItem(context, params.participantId, body, expected),
    replay: replayplan,
  },
  recordPlanProgress: (context, { params, body, expected }) =>
    recordPlanProgress(context, params.participantId, params.itemId, body, expected),

  handOn: {
    run: (context, { params, body }) => handOn(context, params.memberId, body),
    replay: (context, id) => readHandOn(context, id as MemberId), // the id of a member, by `handOn`
  },

  makeLink: {
    run: (context, { params, body }) => makeLink(context, params.participantId, body),
    replay: (context, id) => readLink(context, id as ParticipantId),
  },
  readLink: (context, { params }) => readLink(context, params.participantId),
  removeLink: (context, { params }) => removeLink(context, params.participantId),
})
