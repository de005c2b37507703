import { reachOf } from '@passerelle/domain/casework'
import type { Clock } from '@passerelle/domain/kernel'
import type { Language } from '@passerelle/messages'
import { publicHome, type RequestScope, resourcesOf, type Session, tenantScopeOf } from '@passerelle/runtime'
import { openTenantTable, type TenantTable, type UnitOfWork } from '@passerelle/table'
import { type Certificates, certificates } from '@passerelle/table/certificates'

/** Where certificates are set: by a member for somebody, or by a person for themselves. */
export type DocumentsContext = {
  readonly session: Session
  readonly table: TenantTable
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  /** Those of the cases that the member works with; of no case for a person. */
  readonly certificates: Certificates
  /** Where anybody checks what stands on them. */
  readonly home: string
  /** The language of whoever asks. */
  readonly language: Language
}

export async function openDocumentsContext(request: RequestScope): Promise<DocumentsContext> {
  const { session, clock, language } = request
  const table = await openTenantTable(tenantScopeOf(session), resourcesOf(process.env), request)
  const reach = reachOf(session.roles, session.scope.member)
  return {
    session,
    table,
    unitOfWork: table.unitOfWork,
    clock,
    certificates: certificates(table, reach),
    home: publicHome(process.env),
    language,
  }
}
