import type { Reach } from '@passerelle/domain/casework'
import type { BegunYear, Counting, FollowUp, ReintegrationBaseline } from '@passerelle/domain/follow-up'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import type { DataKey } from '@passerelle/vault'
import { type CaseHead, caseKey, readHead, requireCase, requireUnmergedCase } from '../casework/index.ts'
import { followUpRanges } from '../engine/keys/follow-up.ts'
import { rowAt } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import { add, replace, type Write } from '../engine/write.ts'
import { alsoJournal, type JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { countingIn, countingKeys, withDaysOf } from './counting.ts'
import {
  baselineRow,
  type FoundYear,
  followUpRow,
  rewritingFollowUp,
  yearIn,
  yearRow,
} from './follow-up-rows.ts'

/** A case with its year of follow-up, and by what the organisation counts. */
export type CaseFollowUps = FoundYear & { readonly head: CaseHead; readonly counting: Counting }

/** The follow-ups of the cases within a member's reach. */
export type FollowUps = {
  /** One call, one query, and one call for the key. @throws {Refused} `not_found` */
  ofCase(participant: ParticipantId): Promise<CaseFollowUps>
  /** By what the year of a case is counted: its programme's days, where it sets some. At most one call. */
  countingOf(found: CaseFollowUps): Promise<Counting>
  /** Begins a year, once a case. */
  begin(head: CaseHead, begun: BegunYear, entry: JournalEntry): Promise<void>
  /** Adds a follow-up to those of the year. */
  add(head: CaseHead, followUp: FollowUp, entry: JournalEntry): Promise<void>
  /** Writes how the person stood before their departure, for the first time or anew. */
  keepBaseline(head: CaseHead, baseline: ReintegrationBaseline, entry: JournalEntry): Promise<void>
  /** Writes a follow-up that was read before as it is now. */
  replace(head: CaseHead, before: FollowUp, now: FollowUp, entry: JournalEntry): Promise<void>
  /** The same for whoever writes more in the same transaction, with its own line of the journal. */
  replacing(head: CaseHead, before: FollowUp, now: FollowUp, entry: JournalEntry): Promise<readonly Write[]>
}

export function followUps(table: TenantTable, reach: Reach): FollowUps {
  const { store, tenant, keyring, unitOfWork } = table

  const rewriting = async (head: CaseHead, before: FollowUp, now: FollowUp): Promise<readonly Write[]> => [
    ...rewritingFollowUp(table, before, now, await keyring.person(head.id)),
    // What came of it is written down in a case that goes on as another one as well.
    requireCase(tenant, head, reach),
  ]

  return {
    async ofCase(participant) {
      const whole = caseKey(tenant, participant)
      const [rows, items, keys] = await Promise.all([
        store.getAll([whole, ...countingKeys(tenant)]),
        allOf(store.queryAll(followUpRanges.ofCase(tenant, participant))),
        keyring.people([participant]),
      ])
      const head = readHead(rowAt(rows, whole), reach)
      const key = keys.get(participant)
      if (key === undefined) return refuse({ code: 'not_found' })
      return { head, counting: countingIn(tenant, rows), ...yearIn(tenant, participant, items, key) }
    },

    countingOf: ({ counting, head }) => withDaysOf(table, counting, head.programmeId),

    async begin(head, begun, entry) {
      const key = await keyring.person(head.id)
      await unitOfWork.commit({
        entry,
        status: 200,
        writes: [...beginningWrites(table, begun, key), requireUnmergedCase(tenant, head, reach)],
      })
    },

    async add(head, followUp, entry) {
      const key = await keyring.person(head.id)
      await unitOfWork.commit({
        entry,
        status: 201,
        writes: [add(followUpRow(tenant, followUp, key)), requireUnmergedCase(tenant, head, reach)],
      })
    },

    async keepBaseline(head, baseline, entry) {
      const row = baselineRow(tenant, baseline, await keyring.person(head.id))
      const isFirst = baseline.version === 1
      await unitOfWork.commit({
        entry,
        status: isFirst ? 201 : 200,
        writes: [
          isFirst
            ? add(row, () => ({ code: 'already_exists', what: 'baseline' }))
            : replace(row, baseline.version - 1),
          requireUnmergedCase(tenant, head, reach),
        ],
      })
    },

    async replace(head, before, now, entry) {
      await unitOfWork.commit({ entry, status: 200, writes: await rewriting(head, before, now) })
    },

    replacing: async (head, before, now, entry) => [
      ...(await rewriting(head, before, now)),
      alsoJournal(table, entry),
    ],
  }
}

/** All that has to be written when a year begins, for whoever writes more in the same transaction. */
export function beginningWrites(
  { tenant }: TenantTable,
  { year, followUps: planned }: BegunYear,
  key: DataKey,
): readonly Write[] {
  return [
    add(yearRow(tenant, year, key), () => ({ code: 'already_exists', what: 'follow_ups' })),
    ...planned.map((followUp) => add(followUpRow(tenant, followUp, key))),
  ]
}
