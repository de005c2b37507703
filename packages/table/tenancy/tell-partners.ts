import type { Corridor } from '@passerelle/domain/tenancy'
import { contended, type Write } from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { agreementWrite } from './agreement.ts'

/** A change of an organisation's own, and the agreements of it that have to know. */
export type OwnChange = {
  readonly entry: JournalEntry
  /** The agreements that the organisation is a party of; none where nothing changes that they carry. */
  readonly corridors: readonly Corridor[]
}

/** A change of what each agreement carries of an organisation, because the other party reads nothing else of it. */
type ToldChange = OwnChange & {
  /** The rows of the organisation's own. */
  readonly writes: readonly Write[]
  /** The agreement as it is to be; the same one where it needs no change. */
  readonly tell: (corridor: Corridor) => Corridor
}

// A transaction takes a hundred writes, and four megabytes; some of both are taken by what stands beside the agreements.
const agreementsAtOnce = 80

/**
 * Writes a change and lets every agreement know of it in one transaction, where the agreements are no more than that
 * takes. With more of them the others are told before, so that whoever is told of the change finds it everywhere; asking
 * for the same again completes what was cut off.
 */
export async function commitTold(
  { store, unitOfWork }: Pick<TenantTable, 'store' | 'unitOfWork'>,
  { entry, writes, corridors, tell }: ToldChange,
): Promise<void> {
  const agreements = corridors.flatMap((corridor) => {
    const told = tell(corridor)
    if (told === corridor) return []
    const write = agreementWrite({ ...told, version: corridor.version + 1 }, corridor.version)
    // The version that the caller named is that of its own row; of an agreement that changed it knows nothing.
    return [{ ...write, otherwise: contended }]
  })
  for (let from = agreementsAtOnce; from < agreements.length; from += agreementsAtOnce) {
    await store.transact(agreements.slice(from, from + agreementsAtOnce))
  }
  const rest = agreements.slice(0, agreementsAtOnce)
  await unitOfWork.commit({ entry, status: 200, writes: [...writes, ...rest] })
}
