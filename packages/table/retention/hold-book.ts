import type { Reach } from '@passerelle/domain/casework'
import { type ParticipantId, type ProgrammeId, refuse, utcDayOf } from '@passerelle/domain/kernel'
import type { Programme } from '@passerelle/domain/programmes'
import type { CaseHolds, KeptReferral } from '@passerelle/domain/retention'
import { caseKey, holdsWrite, readHead, requireCase, retentionRow } from '../casework/index.ts'
import { readClear } from '../engine/entity.ts'
import { programmeKeys } from '../engine/keys/programmes.ts'
import { rowAt } from '../engine/row.ts'
import { unlessContended } from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { findKeptCase, type KeptCase, keptReferrals, proofsOf } from './kept-case.ts'

/** A case within reach with all that decides when it goes. */
export type HeldCase = {
  readonly kept: KeptCase
  readonly referrals: readonly KeptReferral[]
  /** The programmes by which something of it was paid; one of which nothing is known any more is left out. */
  readonly programmes: readonly Programme[]
}

/** How long the cases within a member's reach are kept, and their holds. */
export type HoldBook = {
  /** Three queries, and two calls. @throws {Refused} `not_found` */
  find(participant: ParticipantId): Promise<HeldCase>
  /** Writes the holds anew; the clock looks at the case again on the same day. @throws {Refused} `contended` */
  commit(found: HeldCase, now: CaseHolds, change: HoldChange): Promise<void>
}

export type HoldChange = { readonly entry: JournalEntry; readonly status: number }

export function holdBook(table: TenantTable, reach: Reach): HoldBook {
  const { store, tenant, unitOfWork, clock } = table
  return {
    async find(participant) {
      const kept = await findKeptCase(store, tenant, participant)
      // A case that has gone itself is nobody's any more; those who see all cases see to what is left of it.
      const isLeft = kept.retention?.endedOn !== undefined && reach === 'all'
      if (!isLeft) readHead(rowAt(kept.rows, caseKey(tenant, participant)), reach)
      const [referrals, rows] = await Promise.all([
        keptReferrals(store, kept.referrals.addresses),
        store.getAll(programmesOf(kept).map((id) => programmeKeys.programme(tenant, id))),
      ])
      return { kept, referrals, programmes: rows.map((row) => readClear('Programme', row)) }
    },

    async commit({ kept: { head, retention, holds } }, now, { entry, status }) {
      const today = utcDayOf(clock.now().toISOString())
      const looked = retention && { ...retention, lookOn: today, version: retention.version + 1 }
      if (head === undefined && looked === undefined) return refuse({ code: 'not_found' })
      await unitOfWork.commit({
        entry,
        status,
        writes: [
          holdsWrite(tenant, holds, now),
          ...(head ? [requireCase(tenant, head, reach)] : []),
          ...(retention && looked ? [unlessContended(retentionRow(tenant, looked), retention.version)] : []),
        ],
      })
    },
  }
}

function programmesOf(kept: KeptCase): readonly ProgrammeId[] {
  const own = kept.retention?.programmeId ?? kept.head?.programmeId
  const ids = [own, ...proofsOf(kept).map(({ programmeId }) => programmeId)]
  return [...new Set(ids.filter((id) => id !== undefined))]
}
