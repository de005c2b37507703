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

/** Whether an outcome is recorded already, in all that it says. */
export function isSameOutcome({ outcome }: BusinessPlan, entry: FoundingOutcomeEntry): boolean {
  if (outcome === undefined) return false
  const { recordedAt: _at, recordedBy: _by, ...said } = outcome
  return sorted(said) === sorted(entry)
}

/** The same text for the same words, in whichever order their names stand. */
function sorted(said: object): string {
  const told = Object.entries(said).filter(([, value]) => value !== undefined)
  return JSON.stringify(told.toSorted(([one], [other]) => one.localeCompare(other)))
}

function faultsOf(entry: FoundingOutcomeEntry, today: string): FieldError[] {
  if (entry.on > today) return [{ path: ['body', 'on'], code: 'in_the_future' }]
  if (entry.result !== 'founded' || entry.endedOn === undefined) return []
  const path = ['body', 'endedOn']
  if (entry.endedOn > today) return [{ path, code: 'in_the_future' }]
  return entry.endedOn < entry.on ? [{ path, code: 'ends_before_it_begins' }] : []
}
