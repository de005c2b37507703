import type { Instant } from '../../kernel/time.ts'
import type { Referral } from './referral.ts'
import type { Owner } from './states.ts'

/**
 * Lists of what must not be forgotten, as each organisation sees them: departed persons whom nobody has met, and what
 * one's own side or the other one owes past its time.
 */
export const watchLists = ['uncontacted', 'overdue_ours', 'overdue_theirs'] as const

export type WatchList = (typeof watchLists)[number]

/**
 * Since when a person is on the way, or not found, without a confirmed first contact; nothing where there was one, or
 * none is to come.
 */
export function uncontactedSince({ kind, state, departedAt, changedAt }: Referral): Instant | undefined {
  const isWaiting = kind === 'handover' && (state === 'departed' || state === 'no_contact')
  return isWaiting ? (departedAt ?? changedAt) : undefined
}

/**
 * When a side's first limit is over, or was: a reminder does not do what was due. Nothing where the side owes nothing, or
 * its clock waits.
 */
export function owedAt({ deadlines }: Referral, side: Owner): Instant | undefined {
  return deadlines.flatMap((deadline) => (deadline.side === side ? (deadline.dueAt ?? []) : [])).sort()[0]
}
