import { type CalendarDate, type Instant, type TenantId, utcDayOf } from '@passerelle/domain/kernel'
import type { ServiceAccount, ServiceAccountId } from '@passerelle/domain/tenancy'
import { readClear } from '../engine/entity.ts'
import { serviceKeys } from '../engine/keys/services.ts'
import { type Row, toItem } from '../engine/row.ts'
import type { Store } from '../engine/store.ts'
import { absent, contended, type Write } from '../engine/write.ts'
import { lastUse } from './service-accounts.ts'

/** The account behind a client of the identity pool, as far as it stands in the clear, and the day of its last use. */
export type ServiceCaller = {
  readonly tenantId: TenantId
  readonly account: Omit<ServiceAccount, 'name'>
  readonly lastUsedOn?: CalendarDate
}

/** The row by which a client of the pool is found: of which tenant it is, and which account there. It never changes. */
export function serviceClientRow(clientId: string, tenantId: TenantId, id: ServiceAccountId): Row {
  return {
    key: serviceKeys.client(clientId),
    entity: 'ServiceClient',
    version: 1,
    clear: { tenantId, serviceAccountId: id },
  }
}

/**
 * Whose a client of the pool is. The account itself has the last word: a client that it does not name is nobody's,
 * whatever row leads there.
 */
export async function findServiceCaller(store: Store, clientId: string): Promise<ServiceCaller | undefined> {
  const client = await store.get(serviceKeys.client(clientId))
  if (client === undefined) return undefined
  const tenantId = String(client['tenantId']) as TenantId // of a `serviceClientRow`
  const id = String(client['serviceAccountId']) as ServiceAccountId // likewise
  const [item, use] = await Promise.all([
    store.get(serviceKeys.account(tenantId, id)),
    store.get(serviceKeys.use(tenantId, id)),
  ])
  if (item === undefined || item['clientId'] !== clientId) return undefined
  return { tenantId, account: readClear('ServiceAccount', item), ...lastUse(use) }
}

/** Notes the day of a use, where it is not noted yet: once a day, however many calls come at the same moment. */
export function useNoted({ tenantId, account, lastUsedOn }: ServiceCaller, now: Instant): Write | undefined {
  const day = utcDayOf(now)
  if (lastUsedOn !== undefined && lastUsedOn >= day) return undefined
  const key = serviceKeys.use(tenantId, account.id)
  const clear = { serviceAccountId: account.id, day }
  return {
    table: 'main',
    put: toItem({ key, entity: 'ServiceUse', version: 1, clear }),
    key,
    when: lastUsedOn === undefined ? absent : { present: true, equals: { day: lastUsedOn } },
    otherwise: contended,
  }
}
