import { refuse, type TenantId } from '@passerelle/domain/kernel'
import { type OwnPlaces, partyOf, withParty } from '@passerelle/domain/tenancy'
import { clearEntity } from '../engine/entity.ts'
import { tenantKeys } from '../engine/keys/tenancy.ts'
import type { Write } from '../engine/write.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { replaceOwn } from './own-row.ts'
import { presentationIn, presentationKeys, readOwnPlaces, requireSettings } from './presentation.ts'
import { commitTold, type OwnChange } from './tell-partners.ts'

/**
 * Where a tenant is. The places stand in a row of their own, beside the settings; each agreement carries a copy with the
 * name, because the other party reads nothing else of the tenant.
 */
export type PlacesBook = {
  get(): Promise<OwnPlaces>
  /** Writes other places and lets each agreement know of them, in one transaction. */
  put(before: OwnPlaces, after: OwnPlaces, change: OwnChange): Promise<void>
}

export function placesBook({ store, tenant, unitOfWork }: TenantTable): PlacesBook {
  return {
    async get() {
      return readOwnPlaces(await store.get(tenantKeys.places(tenant)))
    },

    async put(before, after, { entry, corridors }) {
      const presented = presentationIn(tenant, await store.getAll(presentationKeys(tenant)))
      if (presented === undefined) return refuse({ code: 'not_found' })
      const party = partyOf(presented.tenant, after)
      await commitTold(
        { store, unitOfWork },
        {
          entry,
          corridors,
          writes: [placesWrite(tenant, before, after), requireSettings(presented.tenant)],
          tell: (corridor) => withParty(corridor, tenant, party),
        },
      )
    },
  }
}

function placesWrite(tenant: TenantId, before: OwnPlaces, after: OwnPlaces): Write {
  const row = { key: tenantKeys.places(tenant), ...clearEntity('OwnPlaces', after) }
  return replaceOwn(row, before.version)
}
