import type { Refusal } from '@passerelle/domain/kernel'
import { feedRole } from '@passerelle/domain/tenancy'
import { journalRefusal, type Tried } from '@passerelle/table'
import { resourcesOf } from '../environment.ts'
import type { RequestScope } from '../request.ts'

/** What is done about a request that was refused, besides the answer. */
export type OnRefusal = (
  refusal: Refusal,
  request: RequestScope,
  /** The parameters of the path as they were sent: of one that was refused for its role, nobody has looked at them. */
  params: Readonly<Record<string, string>>,
) => Promise<void>

/** A try to do what is not for somebody stands in their journal, under their own name: nobody knows whether the thing is there. */
export const tellForbidden: OnRefusal = (_, request) => tellRefusal(request, { aggregate: 'Member' })

/**
 * Writes down that access was refused, and to which operation. A calendar reads one feed and writes nowhere: who has its
 * address is not the member whose it is.
 */
export async function tellRefusal(request: RequestScope, tried: Tried): Promise<void> {
  const { scope, roles } = request.session
  if (!roles.includes(feedRole)) await journalRefusal(scope, resourcesOf(process.env), request, tried)
}
