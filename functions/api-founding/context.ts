import { type MemberContext, openMemberContext, type RequestScope } from '@passerelle/runtime'
import { type BusinessPlans, businessPlans } from '@passerelle/table/founding'

/** Where people are accompanied in founding a business. Cases are those of the member who calls, and no other. */
export type FoundingContext = MemberContext & { readonly plans: BusinessPlans }

export async function openFoundingContext(request: RequestScope): Promise<FoundingContext> {
  const own = await openMemberContext(request)
  return { ...own, plans: businessPlans(own.table, own.reach) }
}
