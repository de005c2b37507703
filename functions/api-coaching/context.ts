import { type MemberContext, openMemberContext, type RequestScope } from '@passerelle/runtime'
import { type Rosters, rosters, type Sessions, sessions } from '@passerelle/table/coaching'

/** Where sessions are planned and held. Cases are those of the member who calls, and no other. */
export type CoachingContext = MemberContext & {
  readonly sessions: Sessions
  readonly rosters: Rosters
}

export async function openCoachingContext(request: RequestScope): Promise<CoachingContext> {
  const own = await openMemberContext(request)
  const { table, reach } = own
  return { ...own, sessions: sessions(table), rosters: rosters(table, reach) }
}
