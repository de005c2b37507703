import type {
  BusinessEditionView,
  BusinessPlanView,
  BusinessRecheckView,
} from '@passerelle/contract/founding'
import {
  type BusinessContent,
  type BusinessPlan,
  type BusinessPlanEdition,
  type BusinessRecheck,
  changesBetween,
  deltaOf,
  type FinanceFigures,
  financeFigures,
  recheckFigures,
} from '@passerelle/domain/founding'

/** A plan with what follows from its lines. */
export function viewPlan(plan: BusinessPlan): BusinessPlanView {
  return { ...plan, ...figuresOf(plan) }
}

/** An edition with what it says otherwise than the one before, where there was one. */
export function viewEdition(
  edition: BusinessPlanEdition,
  before: BusinessPlanEdition | undefined,
): BusinessEditionView {
  const changes = before === undefined ? [] : [...changesBetween(before, edition)]
  return { ...edition, ...figuresOf(edition), changes }
}

/** A finance plan as it was priced anew, with each difference. */
export function viewRecheck({ participantId: _, ...recheck }: BusinessRecheck): BusinessRecheckView {
  return {
    ...recheck,
    ...recheckFigures(recheck),
    lines: recheck.lines.map((line) => ({
      ...line,
      delta: deltaOf(line.before.minorUnits, line.now.minorUnits),
    })),
  }
}

function figuresOf({ lines, reserveMonths }: BusinessContent): { readonly figures?: FinanceFigures } {
  if (lines.length === 0) return {}
  const counted = lines.map(({ kind, amount }) => ({ kind, minorUnits: amount.minorUnits }))
  return { figures: financeFigures(counted, reserveMonths) }
}
