import { type Centre, untoldCentre } from '@passerelle/domain/offers'
import { clearEntity, readClear } from '../engine/entity.ts'
import { offerKeys } from '../engine/keys/offers.ts'
import type { Item } from '../engine/row.ts'
import type { JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { replaceOwn } from '../tenancy/index.ts'

/** What a centre says of itself in public. */
export type CentreBook = {
  get(): Promise<Centre>
  put(before: Centre, after: Centre, entry: JournalEntry): Promise<void>
}

export function centreBook({ store, tenant, unitOfWork }: TenantTable): CentreBook {
  const key = offerKeys.centre(tenant)
  return {
    async get() {
      return readCentre(await store.get(key))
    },

    put: (before, after, entry) =>
      unitOfWork.commit({
        entry,
        status: 200,
        writes: [replaceOwn({ key, ...clearEntity('Centre', after) }, before.version)],
      }),
  }
}

export function readCentre(item: Item | undefined): Centre {
  return item === undefined ? untoldCentre : readClear('Centre', item)
}
