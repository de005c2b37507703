import { type MemberContext, openMemberContext, publicHome, type RequestScope } from '@passerelle/runtime'
import {
  type Rosters,
  rosters,
  type SessionFeeds,
  type Sessions,
  sessionFeeds,
  sessions,
} from '@passerelle/table/coaching'

/** Where sessions are planned and held. Cases are those of the member who calls, and no other. */
export type CoachingContext = MemberContext & {
  readonly sessions: Sessions
  readonly rosters: Rosters
  /** The feed of whoever acts. */
  readonly feeds: SessionFeeds
  /** Where a calendar reads one. */
  readonly home: string
}

export async function openCoachingContext(request: RequestScope): Promise<CoachingContext> {
  const own = await openMemberContext(request)
  const { table, reach } = own
  return {
    ...own,
    sessions: sessions(table),
    rosters: rosters(table, reach),
    feeds: sessionFeeds(table),
    home: publicHome(process.env),
  }
}
