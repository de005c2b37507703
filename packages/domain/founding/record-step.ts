import { type BusinessStepId, type CalendarDate, type Instant, latestDay, refuse } from '../kernel/index.ts'
import type { BusinessPlan } from './business-plan.ts'
import type { BusinessStep } from './content.ts'

/**
 * Notes on which day a step was done, or that it is not. What was submitted stays so: a step that is done is no other
 * plan.
 *
 * @throws Refused `not_found`, `invalid` for a day that has not come
 */
export function recordStep(
  plan: BusinessPlan,
  id: BusinessStepId,
  doneOn: CalendarDate | null,
  at: Instant,
): BusinessPlan {
  const position = plan.steps.findIndex((step) => step.id === id)
  const step = plan.steps[position]
  if (step === undefined) return refuse({ code: 'not_found' })
  if (doneOn !== null && doneOn > latestDay(at)) {
    refuse({ code: 'invalid', errors: [{ path: ['body', 'doneOn'], code: 'in_the_future' }] })
  }
  const { doneOn: _, ...open } = step
  const now: BusinessStep = { ...open, ...(doneOn && { doneOn }) }
  return { ...plan, version: plan.version + 1, changedAt: at, steps: plan.steps.with(position, now) }
}

/** Whether it is noted already that a step was done on that day, or that it is not. */
export function isDoneOn({ steps }: BusinessPlan, id: BusinessStepId, doneOn: CalendarDate | null): boolean {
  const step = steps.find((one) => one.id === id)
  return step !== undefined && (step.doneOn ?? null) === doneOn
}
