import type { MemberId } from '../../kernel/ids.ts'
import { personRole, type Role, seesEveryReferral } from '../../tenancy/roles.ts'
import type { Assignment, Referral } from './referral.ts'
import type { Owner } from './states.ts'

/**
 * Whether a referral is a member's to see and to move. A coordinator's is every one of the organisation, to a system that reads
 * the inbox every one shows itself. A coach's is the
 * one that they, or whom they stand in for, answer for; at the receiver also every offer that nobody has taken on yet,
 * because offers come to the organisation's queue. Somebody who comes by their own link is in every one that their own
 * case leads to; to others they find no way.
 */
export function isInvolved(
  referral: Pick<Referral, 'sender' | 'receiver'>,
  side: Owner,
  { memberId, roles }: { readonly memberId: MemberId; readonly roles: readonly Role[] },
): boolean {
  if (seesEveryReferral(roles) || roles.includes(personRole)) return true
  if (!roles.includes('coach')) return false
  const assignment: Assignment | undefined = referral[side]
  return assignment === undefined || assignment.responsibleId === memberId || assignment.deputyId === memberId
}
