import { type CalendarDate, refuse, type TenantId } from '@passerelle/domain/kernel'
import { maxServiceAccounts, type ServiceAccount, type ServiceAccountId } from '@passerelle/domain/tenancy'
import type { DataKey } from '@passerelle/vault'
import { openEntity, sealEntity } from '../engine/entity.ts'
import { serviceKeys, serviceRanges } from '../engine/keys/services.ts'
import { type Item, type Row, rowAt, toItem } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import { add, at, type Condition, stale, type Write } from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'

/** A service account, and when its system was let in for the last time. */
export type UsedAccount = { readonly account: ServiceAccount; readonly lastUsedOn?: CalendarDate }

/** The systems that a tenant lets in. Their names are sealed under its staff key; secrets are nowhere. */
export type ServiceAccounts = {
  get(id: ServiceAccountId): Promise<UsedAccount>
  list(page: PageRequest): Promise<PageOf<UsedAccount>>
  /** @throws {Refused} `limit_reached` */
  add(account: ServiceAccount, entry: JournalEntry, besides: readonly Write[]): Promise<void>
  /**
   * Writes an account that was read before. Refused as `contended` where somebody has taken it in hand since.
   *
   * @param options.status of the first answer
   */
  replace(
    before: ServiceAccount,
    now: ServiceAccount,
    entry: JournalEntry,
    options?: { readonly besides?: readonly Write[]; readonly status?: number },
  ): Promise<void>
  /** Notes that an account is in hand, or no more; its version stays. */
  note(before: ServiceAccount, now: ServiceAccount, besides?: readonly Write[]): Promise<void>
}

export function serviceAccounts(table: TenantTable): ServiceAccounts {
  const { store, tenant, keyring, unitOfWork } = table
  const range = serviceRanges.accounts(tenant)

  const write = async (before: ServiceAccount, now: ServiceAccount): Promise<Write> => {
    const row = rowOf(tenant, now, await keyring.staff())
    return {
      table: 'main',
      put: toItem(row),
      key: row.key,
      when: asRead(before),
      otherwise: (found) => (found?.['version'] === before.version ? { code: 'contended' } : stale(found)),
    }
  }

  return {
    async get(id) {
      const keys = [serviceKeys.account(tenant, id), serviceKeys.use(tenant, id)] as const
      const rows = await store.getAll(keys)
      const item = rowAt(rows, keys[0]) ?? refuse({ code: 'not_found' })
      return { account: read(tenant, item, await keyring.staff()), ...lastUse(rowAt(rows, keys[1])) }
    },

    async list(page) {
      const { items, ...rest } = await readPage(table, { name: 'service accounts', ...range }, page)
      if (items.length === 0) return { items: [], ...rest }
      const useKey = (item: Item) => serviceKeys.use(tenant, idOf(item))
      const [staff, uses] = await Promise.all([keyring.staff(), store.getAll(items.map(useKey))])
      const found = items.map((item) => ({
        account: read(tenant, item, staff),
        ...lastUse(rowAt(uses, useKey(item))),
      }))
      return { items: found, ...rest }
    },

    async add(account, entry, besides) {
      const all = await allOf(store.queryAll(range))
      if (all.filter(({ state }) => state === 'active').length >= maxServiceAccounts)
        refuse({ code: 'limit_reached', what: 'service_accounts', limit: maxServiceAccounts })
      const row = rowOf(tenant, account, await keyring.staff())
      await unitOfWork.commit({ entry, status: 201, writes: [add(row), ...besides] })
    },

    async replace(before, now, entry, { besides = [], status = 200 } = {}) {
      await unitOfWork.commit({ entry, status, writes: [await write(before, now), ...besides] })
    },

    async note(before, now, besides = []) {
      await store.transact([await write(before, now), ...besides])
    },
  }
}

// What is noted while an account is in hand moves no version, so it is looked at beside it.
function asRead({ version, pending }: ServiceAccount): Condition {
  return { ...at(version, pending === undefined ? {} : { pending }), lacks: pending ? [] : ['pending'] }
}

function rowOf(tenant: TenantId, account: ServiceAccount, staff: DataKey): Row {
  return {
    key: serviceKeys.account(tenant, account.id),
    version: account.version,
    ...sealEntity('ServiceAccount', account, staff, { owner: tenant, subject: account.id }),
  }
}

function read(tenant: TenantId, item: Item, staff: DataKey): ServiceAccount {
  return openEntity('ServiceAccount', item, staff, { owner: tenant, subject: idOf(item) })
}

function idOf(item: Item): ServiceAccountId {
  return String(item['id']) as ServiceAccountId // of a row of `rowOf`
}

export function lastUse(item: Item | undefined): { readonly lastUsedOn?: CalendarDate } {
  // Written by `useNoted` alone: the tenant's other rows stand elsewhere.
  return item === undefined ? {} : { lastUsedOn: String(item['day']) }
}
