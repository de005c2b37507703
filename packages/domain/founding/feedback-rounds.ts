import { type Instant, type MemberId, refuse } from '../kernel/index.ts'
import type { BusinessPlan } from './business-plan.ts'
import {
  type BusinessDecision,
  type BusinessFeedback,
  type BusinessPlanEdition,
  maxFeedback,
  type Submission,
} from './edition.ts'

/** The plan as it goes on, and the edition that is kept. */
export type Round = { readonly plan: BusinessPlan; readonly edition: BusinessPlanEdition }

/** Who acts, and when. */
export type Acting = { readonly by: MemberId; readonly at: Instant }

/**
 * Submits a draft as the founder stands by it, and keeps it as it is.
 *
 * @throws Refused `not_possible` where it is submitted already, or does not say what the business is, what it costs and
 *   what it earns
 */
export function submitBusinessPlan(plan: BusinessPlan, { confirmation }: Submission, acting: Acting): Round {
  if (plan.state !== 'draft') refuse({ code: 'not_possible', what: 'business_plan_submitted' })
  const { participantId, edition, idea, canvas, reserveMonths, lines, steps } = plan
  if (idea?.what === undefined) refuse({ code: 'not_possible', what: 'business_plan_without_idea' })
  const says = (...kinds: readonly string[]) => lines.some(({ kind }) => kinds.includes(kind))
  if (!says('revenue') || !says('investment', 'running_cost')) {
    refuse({ code: 'not_possible', what: 'business_plan_without_finance' })
  }
  return {
    plan: { ...moved(plan, acting.at), state: 'submitted' },
    edition: structuredClone({
      participantId,
      version: 1,
      edition,
      ...(idea && { idea }),
      ...(canvas && { canvas }),
      reserveMonths,
      lines,
      steps,
      submittedAt: acting.at,
      submittedBy: acting.by,
      confirmation,
      feedback: [],
    }),
  }
}

/**
 * Says what somebody thinks of the edition that waits for a decision.
 *
 * @throws Refused `not_possible` for an edition that was revised since, was not submitted or is decided upon;
 *   `limit_reached` after too many
 */
export function giveFeedback(round: Round, said: BusinessFeedback, { by, at }: Acting): Round {
  assertWaits(round)
  const { plan, edition } = round
  if (edition.feedback.length >= maxFeedback) {
    refuse({ code: 'limit_reached', what: 'feedback', limit: maxFeedback })
  }
  return {
    plan: moved(plan, at),
    edition: {
      ...edition,
      version: edition.version + 1,
      feedback: [...edition.feedback, { ...said, at, by }],
    },
  }
}

/**
 * Decides upon the edition that was submitted, by another member than the one who submitted it
 * (decisions/0013-a-second-member-recommends-a-business.md).
 *
 * @param isAlone whether nobody else of the organisation works with cases
 * @throws Refused as `giveFeedback`; `two_persons_required`; `invalid` where the grounds are missing
 */
export function decideUpon(
  round: Round,
  { recommendation, grounds }: BusinessDecision,
  { by, at }: Acting,
  isAlone: boolean,
): Round {
  assertWaits(round)
  const { plan, edition } = round
  if (recommendation !== 'recommended' && grounds === undefined) {
    refuse({ code: 'invalid', errors: [{ path: ['body', 'grounds'], code: 'required' }] })
  }
  const isOwn = edition.submittedBy === by
  if (isOwn && !isAlone) refuse({ code: 'two_persons_required' })
  const said = { recommendation, ...(grounds && { grounds }) }
  return {
    plan: { ...moved(plan, at), state: 'decided', ...said },
    edition: {
      ...edition,
      version: edition.version + 1,
      ...said,
      decidedAt: at,
      decidedBy: by,
      ...(isOwn && { decidedAlone: true }),
    },
  }
}

/** @throws Refused `not_possible` where nobody has to say anything of this edition any more, or yet */
function assertWaits({ plan, edition }: Round): void {
  if (edition.edition !== plan.edition) refuse({ code: 'not_possible', what: 'business_edition_revised' })
  if (plan.state === 'decided') refuse({ code: 'not_possible', what: 'business_plan_decided' })
}

function moved(plan: BusinessPlan, at: Instant): BusinessPlan {
  return { ...plan, version: plan.version + 1, changedAt: at }
}
