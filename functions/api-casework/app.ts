import { access } from '@passerelle/contract/access'
import { casework } from '@passerelle/contract/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { api } from '@passerelle/runtime'
import { addPlanItem } from './add-plan-item.ts'
import { agreePlan } from './agree-plan.ts'
import { beginPlan } from './begin-plan.ts'
import { type CaseworkDesk, openCaseworkDesk } from './desk.ts'
import { editParticipant } from './edit-participant.ts'
import { eraseParticipant } from './erase-participant.ts'
import { listParticipants } from './list-participants.ts'
import { makeLink } from './make-link.ts'
import { moveStage } from './move-stage.ts'
import { readLink } from './read-link.ts'
import { recordAssessment } from './record-assessment.ts'
import { recordFirstInterview } from './record-first-interview.ts'
import { recordPlanProgress } from './record-plan-progress.ts'
import { removeLink } from './remove-link.ts'
import { rewriteAssessment } from './rewrite-assessment.ts'
import { rewriteFirstInterview } from './rewrite-first-interview.ts'
import { rewritePlan } from './rewrite-plan.ts'
import { takeInParticipant } from './take-in-participant.ts'
import { unfreezePlan } from './unfreeze-plan.ts'

// The stored id of every change to a case is the person's, whichever part it changed.
const personAgain = (desk: CaseworkDesk, id: string) => desk.participants.get(id as ParticipantId)
const interviewAgain = (desk: CaseworkDesk, id: string) => desk.interviews.get(id as ParticipantId)
const assessmentAgain = (desk: CaseworkDesk, id: string) => desk.assessments.get(id as ParticipantId)
const planAgain = (desk: CaseworkDesk, id: string) => desk.plans.get(id as ParticipantId)

export const app = api(casework, access, openCaseworkDesk, {
  takeInParticipant: { run: (desk, { body }) => takeInParticipant(desk, body), again: personAgain },
  listParticipants: (desk, { query }) => listParticipants(desk, query),
  readParticipant: (desk, { params }) => desk.participants.get(params.participantId),
  editParticipant: (desk, { params, body, expected }) =>
    editParticipant(desk, params.participantId, body, expected),
  moveStage: {
    run: (desk, { params, body, expected }) => moveStage(desk, params.participantId, body, expected),
    again: personAgain,
  },
  eraseParticipant: (desk, { params, expected }) => eraseParticipant(desk, params.participantId, expected),
  readCase: async (desk, { params }) => {
    const { agreedPlans, referrals: _, ...page } = await desk.readCase(params.participantId)
    return { ...page, agreedPlans: [...agreedPlans] }
  },
  readCaseJournal: (desk, { params, query }) => desk.readJournal(params.participantId, query),

  recordFirstInterview: {
    run: (desk, { params, body }) => recordFirstInterview(desk, params.participantId, body),
    again: interviewAgain,
  },
  readFirstInterview: (desk, { params }) => desk.interviews.get(params.participantId),
  rewriteFirstInterview: (desk, { params, body, expected }) =>
    rewriteFirstInterview(desk, params.participantId, body, expected),

  recordAssessment: {
    run: (desk, { params, body }) => recordAssessment(desk, params.participantId, body),
    again: assessmentAgain,
  },
  readAssessment: (desk, { params }) => desk.assessments.get(params.participantId),
  rewriteAssessment: (desk, { params, body, expected }) =>
    rewriteAssessment(desk, params.participantId, body, expected),

  beginPlan: {
    run: (desk, { params, body }) => beginPlan(desk, params.participantId, body),
    again: planAgain,
  },
  readPlan: (desk, { params }) => desk.plans.get(params.participantId),
  rewritePlan: (desk, { params, body, expected }) => rewritePlan(desk, params.participantId, body, expected),
  agreePlan: {
    run: (desk, { params, body, expected }) => agreePlan(desk, params.participantId, body, expected),
    again: planAgain,
  },
  unfreezePlan: {
    run: (desk, { params, expected }) => unfreezePlan(desk, params.participantId, expected),
    again: planAgain,
  },
  addPlanItem: {
    run: (desk, { params, body, expected }) => addPlanItem(desk, params.participantId, body, expected),
    again: planAgain,
  },
  recordPlanProgress: (desk, { params, body, expected }) =>
    recordPlanProgress(desk, params.participantId, params.itemId, body, expected),

  makeLink: {
    run: (desk, { params, body }) => makeLink(desk, params.participantId, body),
    again: (desk, id) => readLink(desk, id as ParticipantId),
  },
  readLink: (desk, { params }) => readLink(desk, params.participantId),
  removeLink: (desk, { params }) => removeLink(desk, params.participantId),
})
