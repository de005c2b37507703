import type { ImportId, TenantId } from '@passerelle/domain/kernel'
import { type Key, ordinal } from './key.ts'

// The partitions begin like those of cases: whoever is kept from the one is kept from the other by the same pattern.
export const importKeys = {
  /** How far an import has come. */
  progress: (tenant: TenantId, id: ImportId): Key => ({ pk: `T#${tenant}#CASEIMPORTS`, sk: `IMPORT#${id}` }),
  /** That a row of the file was taken in, counted as the spreadsheet does. */
  row: (tenant: TenantId, id: ImportId, row: number): Key => ({
    pk: `T#${tenant}#CASEIMPORT#${id}`,
    sk: `ROW#${ordinal(row)}`,
  }),
}
