import type { Instant, PlanItemId } from '../../kernel/index.ts'
import { refuse } from '../../kernel/index.ts'
import { withRequests } from './freeze.ts'
import type { Plan, PlanItem, PlanItemStatus, PlanProgress } from './plan.ts'

/** How an item of a plan goes on; what was entered wrongly can be put right. */
export const planItemMoves: Readonly<Record<PlanItemStatus, readonly PlanItemStatus[]>> = {
  planned: ['booked', 'partly', 'done', 'cancelled'],
  booked: ['planned', 'partly', 'done', 'cancelled'],
  partly: ['booked', 'done', 'cancelled'],
  done: ['partly'],
  cancelled: ['planned'],
}

/**
 * Notes how far an item got. The plan stays agreed: what was promised has not changed.
 * A finished item without a figure counts all its units; otherwise the figure noted before stays.
 * @throws Refused `not_found`, `illegal_transition`, `invalid` when more units are done than planned
 */
export function recordProgress(plan: Plan, itemId: PlanItemId, progress: PlanProgress, at: Instant): Plan {
  const index = plan.items.findIndex(({ id }) => id === itemId)
  const item = plan.items[index]
  if (item === undefined) return refuse({ code: 'not_found' })
  const items = plan.items.with(index, advanced(item, progress))
  return withRequests({ ...plan, version: plan.version + 1, changedAt: at, items }, at)
}

function advanced(item: PlanItem, { status, teachingUnitsDone }: PlanProgress): PlanItem {
  const allowed = planItemMoves[item.status]
  if (status !== item.status && !allowed.includes(status)) {
    refuse({ code: 'illegal_transition', state: item.status, allowed })
  }
  const done = teachingUnitsDone ?? (status === 'done' ? item.teachingUnits : item.teachingUnitsDone)
  if (done > item.teachingUnits) {
    refuse({
      code: 'invalid',
      errors: [
        {
          path: ['body', 'teachingUnitsDone'],
          code: 'more_than_planned',
          params: { planned: item.teachingUnits },
        },
      ],
    })
  }
  return { ...item, status, teachingUnitsDone: done }
}
