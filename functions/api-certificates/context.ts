import type { Reach } from '@passerelle/domain/casework'
import type { TenantId } from '@passerelle/domain/kernel'
import { type MemberContext, openMemberContext, publicHome, type RequestScope } from '@passerelle/runtime'
import {
  type Certificates,
  certificates,
  type Recognitions,
  recognitions,
  type Signing,
  signing,
} from '@passerelle/table/certificates'
import { type Rosters, rosters } from '@passerelle/table/coaching'

/** Where certificates are issued and taken back. Cases are those of the member who calls, and no other. */
export type CertificatesContext = MemberContext & {
  readonly tenant: TenantId
  /** Where anybody checks what is signed here. */
  readonly home: string
  readonly certificates: Certificates
  /** The same for whoever holds a session, and so works with all on its roster. */
  certificatesWithin(reach: Reach): Certificates
  readonly recognitions: Recognitions
  readonly rosters: Rosters
  readonly signing: Signing
}

export async function openCertificatesContext(request: RequestScope): Promise<CertificatesContext> {
  const own = await openMemberContext(request)
  const { table, reach, me } = own
  const certificatesWithin = (within: Reach) => certificates(table, within)
  return {
    ...own,
    tenant: table.tenant,
    home: publicHome(process.env),
    certificates: certificatesWithin(reach),
    certificatesWithin,
    recognitions: recognitions(table, reach, me),
    rosters: rosters(table, reach),
    signing: signing(table),
  }
}
