import type { MemberId } from '../../kernel/index.ts'
import type { Role } from '../../tenancy/roles.ts'
import type { Participant } from './participant.ts'

/** With which cases a member works: all of the organisation, or those of which they are coach or deputy. */
export type Reach = 'all' | { readonly member: MemberId }

/** A coordinator reaches every case, and so does a system that reads the caseload; a mere coach or counsellor their own. */
export function reachOf(roles: readonly Role[], member: MemberId): Reach {
  return roles.includes('coordinator') || roles.includes('caseload_reader') ? 'all' : { member }
}

export function isWithin(
  reach: Reach,
  { coachId, deputyId }: Pick<Participant, 'coachId' | 'deputyId'>,
): boolean {
  return reach === 'all' || reach.member === coachId || reach.member === deputyId
}
