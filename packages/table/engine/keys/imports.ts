import type { ImportId, TenantId } from '@passerelle/domain/kernel'
import { type Key, ordinal } from './key.ts'

export const importKeys = {
  /** How far an import has come. */
  progress: (tenant: TenantId, id: ImportId): Key => ({ pk: `T#${tenant}#IMPORTS`, sk: `IMPORT#${id}` }),
  /** That a row of the file was taken in, counted as the spreadsheet does. */
  row: (tenant: TenantId, id: ImportId, row: number): Key => ({
    pk: `T#${tenant}#IMPORT#${id}`,
    sk: `ROW#${ordinal(row)}`,
  }),
}
