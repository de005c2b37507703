import type { Ids, Instant, ParticipantId, ReferralId } from '../kernel/index.ts'
import type { BusinessPlan } from './business-plan.ts'
import type { BusinessStep, FinanceLine } from './content.ts'

/** What a package says of a business plan. */
export type CarriedPlan = {
  readonly plan: Pick<
    BusinessPlan,
    'idea' | 'canvas' | 'reserveMonths' | 'edition' | 'recommendation' | 'grounds'
  >
  readonly lines: readonly Omit<FinanceLine, 'id'>[]
  readonly steps: readonly Omit<BusinessStep, 'id'>[]
}

/**
 * The business plan that a receiver begins with what the package carries: a copy and a draft of its own, whose lines and
 * steps have ids of its own. What was recommended elsewhere is told, and decides nothing here.
 */
export function receiveBusinessPlan(
  participantId: ParticipantId,
  { plan, lines, steps }: CarriedPlan,
  { referralId, ids, at }: { readonly referralId: ReferralId; readonly ids: Ids; readonly at: Instant },
): BusinessPlan {
  const { idea, canvas, reserveMonths, edition, recommendation, grounds } = plan
  return {
    participantId,
    version: 1,
    changedAt: at,
    edition: 1,
    state: 'draft',
    ...(idea && { idea }),
    ...(canvas && { canvas }),
    reserveMonths,
    lines: lines.map((line) => ({ id: ids.next<'financeLine'>(), ...line })),
    steps: steps.map((step) => ({ id: ids.next<'businessStep'>(), ...step })),
    rechecks: 0,
    earlierOutcomes: [],
    source: {
      referralId,
      edition,
      ...(recommendation && { recommendation }),
      ...(grounds && { grounds }),
    },
  }
}
