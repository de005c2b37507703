import type { TenantId } from '@passerelle/domain/kernel'
import { openMemberContext, type RequestScope } from '@passerelle/runtime'
import type { UnitOfWork } from '@passerelle/table'
import { type SealBook, sealBook } from '@passerelle/table/seals'

/** Where it is read how the journal of the caller's organisation is sealed. */
export type SealsContext = {
  readonly tenant: TenantId
  readonly seals: SealBook
  readonly unitOfWork: UnitOfWork
}

export async function openSealsContext(request: RequestScope): Promise<SealsContext> {
  const { table, unitOfWork } = await openMemberContext(request)
  return { tenant: table.tenant, seals: sealBook(table), unitOfWork }
}
