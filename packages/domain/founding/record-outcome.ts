import { type FieldError, latestDay, refuse } from '../kernel/index.ts'
import type { BusinessPlan } from './business-plan.ts'
import type { Acting } from './feedback-rounds.ts'
import { type FoundingOutcomeEntry, maxEarlierOutcomes } from './founding-outcome.ts'

/**
 * Records what came of a plan. It may come before any decision: people found whether or not somebody recommends it. What
 * was recorded before is kept.
 *
 * @throws Refused `invalid`, with each field, for a day that has not come or is out of its order; `limit_reached` after
 *   too many corrections
 */
export function recordFoundingOutcome(
  plan: BusinessPlan,
  entry: FoundingOutcomeEntry,
  { by, at }: Acting,
): BusinessPlan {
  const errors = faultsOf(entry, latestDay(at))
  if (errors.length > 0) refuse({ code: 'invalid', errors })
  const earlierOutcomes = [...plan.earlierOutcomes, ...(plan.outcome ? [plan.outcome] : [])]
  if (earlierOutcomes.length > maxEarlierOutcomes) {
    refuse({ code: 'limit_reached', what: 'corrections', limit: maxEarlierOutcomes })
  }
  const outcome = { ...entry, recordedAt: at, recordedBy: by }
  return { ...plan, version: plan.version + 1, changedAt: at, outcome, earlierOutcomes }
}

function faultsOf(entry: FoundingOutcomeEntry, today: string): FieldError[] {
  if (entry.on > today) return [{ path: ['body', 'on'], code: 'in_the_future' }]
  if (entry.result !== 'founded' || entry.endedOn === undefined) return []
  const path = ['body', 'endedOn']
  if (entry.endedOn > today) return [{ path, code: 'in_the_future' }]
  return entry.endedOn < entry.on ? [{ path, code: 'ends_before_it_begins' }] : []
}
