import type { RowChange } from '@passerelle/runtime'
import type { removalsIn } from '@passerelle/runtime/sealed-files'
import type { GoneFiles } from '@passerelle/table/events'

/**
 * Removes what stood in a file that is kept no more. It looks at how the file stands now, so a change that comes twice, late
 * or out of order removes nothing that is still kept.
 */
export function removeFiles(
  gone: GoneFiles,
  bucket: ReturnType<typeof removalsIn>,
): (change: RowChange) => Promise<void> {
  return async (change) => {
    if (change.change !== 'REMOVE') return
    const file = await gone.goneWith(change)
    if (file !== undefined) await bucket.remove(file)
  }
}
