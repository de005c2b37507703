import { type MemberContext, openMemberContext, type RequestScope } from '@passerelle/runtime'
import { type HoldBook, holdBook } from '@passerelle/table/retention'

/** Where it is seen to how long cases are kept: those of the member who calls, and no other. */
export type RetentionContext = MemberContext & { readonly holdBook: HoldBook }

export async function openRetentionContext(request: RequestScope): Promise<RetentionContext> {
  const own = await openMemberContext(request)
  return { ...own, holdBook: holdBook(own.table, own.reach) }
}
