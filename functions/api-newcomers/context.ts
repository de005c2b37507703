import { type MemberContext, openMemberContext, type RequestScope } from '@passerelle/runtime'
import { type ContactRequests, contactRequests } from '@passerelle/table/newcomers'

/** Where members see what people without an account ask of their organisation. */
export type NewcomersContext = MemberContext & { readonly requests: ContactRequests }

export async function openNewcomersContext(request: RequestScope): Promise<NewcomersContext> {
  const own = await openMemberContext(request)
  return { ...own, requests: contactRequests(own.table) }
}
