import type { TenantId } from '@passerelle/domain/kernel'
import { type DataKey, expiringCache, type Kms, openKek } from '@passerelle/vault'
import { connectOwnRole } from '../engine/connection.ts'
import { dataKeyKeys } from '../engine/keys/data-keys.ts'
import { openStore, type Store } from '../engine/store.ts'
import type { Resources } from './scope.ts'

/** The tables as a function with a role of its own may use them, and the staff keys of the tenants. */
export type StaffStore = {
  readonly store: Store
  readonly staffKey: (tenant: TenantId) => Promise<DataKey>
}

/** IAM lets such a function open staff keys and nothing else. */
export function openStaffStore(resources: Resources): StaffStore {
  const { documents, kms } = connectOwnRole()
  const store = openStore(documents, resources)
  return { store, staffKey: staffKeys(store, { client: kms, keyId: resources.kmsKey }) }
}

/** Opens the staff keys of any tenant. Kept for a minute. */
function staffKeys(store: Store, kms: Kms): StaffStore['staffKey'] {
  const kept = expiringCache<DataKey>({ most: 100, lifetimeMs: 60_000 })
  return (tenant) =>
    kept.get(tenant, async () => {
      const row = await store.get(dataKeyKeys.kek(tenant, 'staff'), 'keys')
      const wrapped = row?.['wrapped']
      if (!(wrapped instanceof Uint8Array)) throw new Error('a tenant without its staff key')
      return openKek(kms, { tenant, use: 'staff' }, wrapped)
    })
}
