import type { PublicCertificate } from '@passerelle/domain/certificates'
import { clearEntity, readClear } from '../engine/entity.ts'
import { certificateKeys } from '../engine/keys/certificates.ts'
import type { Item, Row } from '../engine/row.ts'
import { remove, type Write } from '../engine/write.ts'
import type { TenantTable } from '../session/tenant-table.ts'

/** The row of what anybody may see of a certificate. */
export function shownRow(shown: PublicCertificate): Row {
  return {
    key: certificateKeys.shown(shown.issuerId, shown.digest),
    ...clearEntity('PublicCertificate', shown),
  }
}

export function readShown(item: Item): PublicCertificate {
  return readClear('PublicCertificate', item)
}

/** What anybody may see of the certificates of a case, to be erased with it: without a key, by the case's rows. */
export function unshow({ tenant }: Pick<TenantTable, 'tenant'>, rows: readonly Item[]): readonly Write[] {
  return rows
    .filter(({ entity }) => entity === 'Certificate')
    .map(({ digest }) => remove(certificateKeys.shown(tenant, String(digest))))
}
