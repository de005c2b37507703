import { type MemberContext, openMemberContext, type RequestScope } from '@passerelle/runtime'
import { type DaysBook, daysBook, type FollowUps, followUps } from '@passerelle/table/follow-up'

/** Where it is asked how people fare. Cases are those of the member who calls, and no other. */
export type FollowUpContext = MemberContext & {
  readonly followUps: FollowUps
  readonly days: DaysBook
  readonly language: RequestScope['language']
}

export async function openFollowUpContext(request: RequestScope): Promise<FollowUpContext> {
  const own = await openMemberContext(request)
  const { table, reach } = own
  return {
    ...own,
    followUps: followUps(table, reach),
    days: daysBook(table),
    language: request.language,
  }
}
