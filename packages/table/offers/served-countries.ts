import { noServedCountries, type ServedCountries } from '@passerelle/domain/offers'
import { clearEntity, readClear } from '../engine/entity.ts'
import { publicOfferKeys } from '../engine/keys/offers.ts'
import type { Item } from '../engine/row.ts'
import type { JournalEntry } from '../session/journal.ts'
import type { PlatformTable } from '../session/platform-table.ts'
import { replaceOwn } from '../tenancy/index.ts'

/** The countries of return of which the public pages tell, as the operator keeps them. */
export type ServedBook = {
  get(): Promise<ServedCountries>
  put(before: ServedCountries, after: ServedCountries, entry: JournalEntry): Promise<void>
}

export function servedBook({ store, unitOfWork }: PlatformTable): ServedBook {
  const key = publicOfferKeys.served()
  return {
    async get() {
      return readServed(await store.get(key))
    },

    put: (before, after, entry) =>
      unitOfWork.commit({
        entry,
        status: 200,
        writes: [replaceOwn({ key, ...clearEntity('ServedCountries', after) }, before.version)],
      }),
  }
}

export function readServed(item: Item | undefined): ServedCountries {
  return item === undefined ? noServedCountries : readClear('ServedCountries', item)
}
