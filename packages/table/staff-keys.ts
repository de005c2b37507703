import type { TenantId } from '@passerelle/domain/kernel'
import { type DataKey, expiringCache, type Kms, openKek } from '@passerelle/vault'
import { dataKeyKeys } from './keys.ts'
import type { Store } from './store.ts'

/** Opens the staff keys of any tenant; IAM lets the caller open nothing else. Kept for a minute. */
export function staffKeys(store: Store, kms: Kms): (tenant: TenantId) => Promise<DataKey> {
  const kept = expiringCache<DataKey>({ most: 100, lifetimeMs: 60_000 })
  return (tenant) =>
    kept.get(tenant, async () => {
      const row = await store.get(dataKeyKeys.kek(tenant, 'staff'), 'keys')
      const wrapped = row?.['wrapped']
      if (!(wrapped instanceof Uint8Array)) throw new Error('a tenant without its staff key')
      return openKek(kms, { tenant, use: 'staff' }, wrapped)
    })
}
