import { access } from '@passerelle/contract/access'
import { founding } from '@passerelle/contract/founding'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { api } from '@passerelle/runtime'
import { beginBusinessPlan } from './begin-plan.ts'
import { type FoundingContext, openFoundingContext } from './context.ts'
import { decideBusinessPlan } from './decide-plan.ts'
import { giveBusinessFeedback } from './give-feedback.ts'
import {
  listBusinessEditions,
  listBusinessRechecks,
  readBusinessEdition,
  readBusinessPlan,
} from './read-plan.ts'
import { recheckBusinessPlan } from './recheck-plan.ts'
import { recordFoundingOutcome } from './record-outcome.ts'
import { recordBusinessStep } from './record-step.ts'
import { rewriteBusinessPlan } from './rewrite-plan.ts'
import { submitBusinessPlan } from './submit-plan.ts'

// The stored id of every command is the person's, whose plan is answered as it is now.
const replay = (context: FoundingContext, id: string) => readBusinessPlan(context, id as ParticipantId)

export const app = api(founding, access, openFoundingContext, {
  beginBusinessPlan: {
    run: (context, { params, body }) => beginBusinessPlan(context, params.participantId, body),
    replay,
  },
  readBusinessPlan: (context, { params }) => readBusinessPlan(context, params.participantId),
  rewriteBusinessPlan: (context, { params, body, expected }) =>
    rewriteBusinessPlan(context, params.participantId, body, expected),
  recordBusinessStep: (context, { params, body, expected }) =>
    recordBusinessStep(context, params, body.doneOn, expected),
  submitBusinessPlan: {
    run: (context, { params, body, expected }) =>
      submitBusinessPlan(context, params.participantId, body, expected),
    replay,
  },
  listBusinessEditions: (context, { params }) => listBusinessEditions(context, params.participantId),
  readBusinessEdition: (context, { params }) =>
    readBusinessEdition(context, params.participantId, Number(params.edition)),
  giveBusinessFeedback: {
    run: (context, { params, body, expected }) =>
      giveBusinessFeedback(context, params.participantId, Number(params.edition), body, expected),
    replay,
  },
  decideBusinessPlan: {
    run: (context, { params, body, expected }) =>
      decideBusinessPlan(context, params.participantId, body, expected),
    replay,
  },
  recordFoundingOutcome: (context, { params, body, expected }) =>
    recordFoundingOutcome(context, params.participantId, body, expected),
  recheckBusinessPlan: {
    run: (context, { params, body, expected }) =>
      recheckBusinessPlan(context, params.participantId, body, expected),
    replay,
  },
  listBusinessRechecks: (context, { params }) => listBusinessRechecks(context, params.participantId),
})
