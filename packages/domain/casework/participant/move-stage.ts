import type { Instant, MemberId } from '../../kernel/index.ts'
import { refuse } from '../../kernel/index.ts'
import type { Participant } from './participant.ts'
import type { ClosingReason, Stage } from './stage.ts'
import { closingReasons } from './stage.ts'

/** So many moves are kept of a case. */
export const maxSteps = 100

/**
 * From where to where a case may move. Minds change, flights are brought forward and people come back, so the way
 * is not one-way; only `returned` needs a departure before it. A closed case may be taken up again where it stood.
 */
export const stageMoves: Readonly<Record<Stage, readonly Stage[]>> = {
  interested: ['decided', 'in_plan', 'departed', 'closed'],
  decided: ['interested', 'in_plan', 'ready', 'departed', 'closed'],
  in_plan: ['interested', 'decided', 'ready', 'departed', 'closed'],
  ready: ['interested', 'decided', 'in_plan', 'departed', 'closed'],
  departed: ['decided', 'in_plan', 'ready', 'returned', 'closed'],
  returned: ['closed'],
  closed: ['interested', 'decided', 'in_plan', 'ready', 'departed', 'returned'],
}

/**
 * Moves a case to another stage and keeps the step. To close a case takes a reason.
 * @throws Refused `illegal_transition`, `reason_required`, `invalid` for a reason where nothing is closed,
 *   `limit_reached` after 100 steps
 */
export function moveStage(
  participant: Participant,
  to: Stage,
  closingReason: ClosingReason | undefined,
  by: MemberId,
  at: Instant,
): Pick<Participant, 'stage' | 'stageSteps'> {
  const { stage, stageSteps } = participant
  if (to !== 'closed' && closingReason !== undefined) refuseReason()
  if (to === stage) {
    if (closingReason !== undefined) refuseReason()
    return { stage, stageSteps }
  }
  const allowed = stageMoves[stage]
  if (!allowed.includes(to)) refuse({ code: 'illegal_transition', state: stage, allowed })
  if (to === 'closed' && closingReason === undefined)
    refuse({ code: 'reason_required', allowed: closingReasons })
  if (stageSteps.length >= maxSteps) refuse({ code: 'limit_reached', what: 'stageSteps', limit: maxSteps })
  return {
    stage: to,
    stageSteps: [...stageSteps, { stage: to, at, by, ...(closingReason && { closingReason }) }],
  }
}

function refuseReason(): never {
  return refuse({ code: 'invalid', errors: [{ path: ['body', 'closingReason'], code: 'only_when_closing' }] })
}
