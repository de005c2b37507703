import type { MemberId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Assignment, Referral, TimelineEvent } from './referral.ts'
import type { Owner } from './states.ts'

/** The people who answer for a case of one's own: its coach, and who stands in. */
export type Caseworkers = { readonly coachId: MemberId; readonly deputyId?: MemberId | undefined }

/** A case that goes to other people: who worked with it, and who does from now on. */
export type Reassignment = { readonly before: Caseworkers; readonly now: Caseworkers }

/** A referral that follows its case, with the line of its timeline. */
export type Reassigned = { readonly referral: Referral; readonly event: TimelineEvent }

/**
 * A referral follows the case that it is about: the coach of the case is responsible for it, the deputy of the case
 * stands in. A deputy who was named for this referral alone stays, unless they are the coach now. The place in the
 * lists of both sides stays as well, for nothing has happened to the person.
 *
 * @returns nothing where nothing changes: on a side that nobody answers for yet, or where it follows already
 */
export function reassign(
  referral: Referral,
  side: Owner,
  { before, now }: Reassignment,
  { memberId, at }: { readonly memberId: MemberId; readonly at: Instant },
): Reassigned | undefined {
  const held = referral[side]
  if (held === undefined) return undefined
  const own = held.deputyId === before.deputyId ? undefined : held.deputyId
  const deputyId = own === undefined || own === now.coachId ? now.deputyId : own
  const assignment: Assignment = { responsibleId: now.coachId, ...(deputyId && { deputyId }) }
  if (held.responsibleId === assignment.responsibleId && held.deputyId === deputyId) return undefined
  const seq = referral.seq + 1
  const { state } = referral
  return {
    referral: { ...referral, [side]: assignment, version: referral.version + 1, seq },
    event: { seq, command: 'reassign', side, memberId, at, from: state, to: state, opened: [], closed: [] },
  }
}

/** Whether a case is another's now. */
export function changesHands({ before, now }: Reassignment): boolean {
  return before.coachId !== now.coachId || before.deputyId !== now.deputyId
}
