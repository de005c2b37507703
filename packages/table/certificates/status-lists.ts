import type { StatusList, StatusPlace } from '@passerelle/domain/certificates'
import type { TenantId } from '@passerelle/domain/kernel'
import { clearEntity, readClear } from '../engine/entity.ts'
import { certificateKeys } from '../engine/keys/certificates.ts'
import type { Item, Row } from '../engine/row.ts'
import { add, contended, unlessContended, type Write } from '../engine/write.ts'

/** The write that takes a place in a list for ever: also once its certificate is erased, nobody gets it again. */
export function takePlace(tenant: TenantId, { list, index }: StatusPlace): Write {
  const row: Row = {
    key: certificateKeys.statusPlace(tenant, list, index),
    entity: 'StatusPlace',
    version: 1,
    clear: {},
  }
  return add(row, contended)
}

/** Adds a list, or writes it as it is now. */
export function writeList(now: StatusList, before: StatusList | undefined): Write {
  const row: Row = {
    key: certificateKeys.statusList(now.issuerId, now.list),
    ...clearEntity('StatusList', now),
  }
  return unlessContended(row, before?.version ?? 0)
}

export function readStatusList(item: Item | undefined): StatusList | undefined {
  return item && readClear('StatusList', item)
}
