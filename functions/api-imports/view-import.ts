import type { ImportView } from '@passerelle/contract/imports'
import type { Import } from '@passerelle/domain/casework'

/** An import as whoever began it sees it; what tells one file from another stays here. */
export function viewImport({ file: _, startedBy: __, ...progress }: Import): ImportView {
  return progress
}
