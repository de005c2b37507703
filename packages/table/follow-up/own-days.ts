import type { OwnFollowUpDays } from '@passerelle/domain/follow-up'
import { clearEntity } from '../engine/entity.ts'
import { tenantKeys } from '../engine/keys/tenancy.ts'
import type { JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { replaceOwn } from '../tenancy/index.ts'
import { readOwnDays } from './counting.ts'

/** After how many days an organisation asks. It stands in a row of its own, beside the settings. */
export type DaysBook = {
  get(): Promise<OwnFollowUpDays>
  put(before: OwnFollowUpDays, after: OwnFollowUpDays, entry: JournalEntry): Promise<void>
}

export function daysBook({ store, tenant, unitOfWork }: TenantTable): DaysBook {
  const key = tenantKeys.followUpDays(tenant)
  return {
    get: async () => readOwnDays(await store.get(key)),

    async put(before, after, entry) {
      const row = { key, ...clearEntity('OwnFollowUpDays', after) }
      await unitOfWork.commit({ entry, status: 200, writes: [replaceOwn(row, before.version)] })
    },
  }
}
