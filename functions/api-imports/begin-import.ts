import type { ImportView, NewImport } from '@passerelle/contract/imports'
import { beginImport as begin } from '@passerelle/domain/casework'
import type { ImportsContext } from './context.ts'
import { importEntry } from './entry.ts'
import { viewImport } from './view-import.ts'

/** Begins to take in a file; the same file of the same member goes on where it stood. */
export async function beginImport(
  { imports, me, clock }: ImportsContext,
  { fingerprint, rows }: NewImport,
): Promise<ImportView> {
  const place = await imports.placeOf(fingerprint)
  const begun = begin({ ...place, rows, by: me, at: clock.now().toISOString() })
  return viewImport(await imports.begin(begun, importEntry(begun, ['rows'])))
}
