import type { FileId, TenantId } from '@passerelle/domain/kernel'
import { fileAt, fileKeys } from '../engine/keys/files.ts'
import { openOwnStore } from '../session/own-role.ts'
import type { Tables } from '../session/scope.ts'
import type { TableChange } from './changes.ts'

/** Tells which files are kept no more. Its function opens no key. */
export type GoneFiles = {
  /**
   * The file that a change is about, where it neither is kept nor on its way: its row was removed, with the whole case
   * perhaps, or it never arrived. One call. @throws {TypeError} where the change is about no file
   */
  goneWith(change: TableChange): Promise<{ readonly tenant: TenantId; readonly file: FileId } | undefined>
}

export function openGoneFiles(tables: Tables): GoneFiles {
  const store = openOwnStore(tables)
  return {
    async goneWith(change) {
      const place = fileAt(change)
      if (place === undefined) throw new TypeError('a change of no file')
      const rows = await store.getAll([fileKeys.file(place), fileKeys.arriving(place)])
      return rows.length > 0 ? undefined : { tenant: place.tenant, file: place.file }
    },
  }
}
