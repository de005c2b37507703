import { type Reach, reachOf } from '@passerelle/domain/casework'
import type { Clock, Ids, MemberId, TenantId } from '@passerelle/domain/kernel'
import { publicHome, type RequestScope, resourcesOf, tenantScopeOf } from '@passerelle/runtime'
import { openTenantTable, type UnitOfWork } from '@passerelle/table'
import { type Certificates, certificates, type Signing, signing } from '@passerelle/table/certificates'
import { type Rosters, rosters } from '@passerelle/table/coaching'

/** Where certificates are issued and taken back. Cases are those of the member who calls, and no other. */
export type CertificatesContext = {
  readonly me: MemberId
  readonly tenant: TenantId
  readonly reach: Reach
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
  /** Where anybody checks what is signed here. */
  readonly home: string
  readonly certificates: Certificates
  /** The same for whoever holds a session, and so works with all on its roster. */
  certificatesWithin(reach: Reach): Certificates
  readonly rosters: Rosters
  readonly signing: Signing
}

export async function openCertificatesContext(request: RequestScope): Promise<CertificatesContext> {
  const { session, clock, ids } = request
  const scope = tenantScopeOf(session)
  const table = await openTenantTable(scope, resourcesOf(process.env), request)
  const me = session.scope.member
  const reach = reachOf(session.roles, me)
  const certificatesWithin = (within: Reach) => certificates(table, within)
  return {
    me,
    tenant: scope.tenant,
    reach,
    unitOfWork: table.unitOfWork,
    clock,
    ids,
    home: publicHome(process.env),
    certificates: certificatesWithin(reach),
    certificatesWithin,
    rosters: rosters(table, reach),
    signing: signing(table),
  }
}
