import type { CalendarDate } from '../kernel/index.ts'
import type { FollowUp } from './follow-up.ts'

/** How an open follow-up stands on a day: it lies ahead, is due today, or is late. */
export const dueStates = ['ahead', 'due', 'overdue'] as const

export type DueState = (typeof dueStates)[number]

/** @returns nothing once it is done */
export function dueStateOf(
  { state, dueOn }: Pick<FollowUp, 'state' | 'dueOn'>,
  today: CalendarDate,
): DueState | undefined {
  if (state === 'done') return undefined
  if (dueOn === today) return 'due'
  return dueOn < today ? 'overdue' : 'ahead'
}
