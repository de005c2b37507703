import type { TenantId } from '@passerelle/domain/kernel'
import { type MemberContext, openMemberContext, type RequestScope } from '@passerelle/runtime'

/** Where papers are made by one member, or opened by whoever brings one. */
export type PapersContext = MemberContext & {
  readonly tenant: TenantId
  /** The attempt that an `Idempotency-Key` makes of this very request. */
  readonly attempt: RequestScope['attempt']
}

export async function openPapersContext(request: RequestScope): Promise<PapersContext> {
  const own = await openMemberContext(request)
  return { ...own, tenant: own.table.tenant, attempt: request.attempt }
}
