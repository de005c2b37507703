import { addDays } from '@passerelle/domain/calendar'
import type {
  CalendarDate,
  Clock,
  Ids,
  ParticipantId,
  ProgrammeId,
  TenantId,
} from '@passerelle/domain/kernel'
import type { Programme } from '@passerelle/domain/programmes'
import {
  type Announcement,
  type CaseRetention,
  type Ending,
  endingOfProof,
  firstEnding,
  isDue,
  type KeptReferral,
} from '@passerelle/domain/retention'
import {
  type CaseHead,
  caseKey,
  dropHolds,
  lineKeys,
  readRetention,
  requireHolds,
  requireReferrals,
  retentionRow,
} from '../casework/index.ts'
import { readClear } from '../engine/entity.ts'
import { caseKeys, caseRanges } from '../engine/keys/casework.ts'
import { dataKeyKeys } from '../engine/keys/data-keys.ts'
import { programmeRanges } from '../engine/keys/programmes.ts'
import { allOf, type Store } from '../engine/store.ts'
import { at, remove, replace, stale, type Write } from '../engine/write.ts'
import { writeInTurn } from '../engine/write-in-turn.ts'
import { alsoJournal } from '../session/journal.ts'
import { endingRows } from './ending-rows.ts'
import { findKeptCase, type KeptCase, keptReferrals, type Proof, proofsOf } from './kept-case.ts'

/** A case with those that were merged into it: what decides when they go, and they go together. */
export type WholeCase = {
  readonly kept: KeptCase
  readonly merged: readonly KeptCase[]
  readonly referrals: readonly KeptReferral[]
}

/** What the clock may do with the closed cases of one organisation. It opens nothing, for it has no key. */
export type CaseClock = {
  /** The cases that are to be looked at up to a day, the longest waiting first. */
  toLookAt(until: CalendarDate): AsyncGenerator<CaseRetention>
  /** A case as it is now, with its whole; nothing where its time runs no more. */
  find(participant: ParticipantId): Promise<WholeCase | undefined>
  /** When proof goes first that is left of a case; nothing where none is left. */
  proofEnding(kept: KeptCase): Promise<Ending | undefined>
  /** Writes down when it is looked at next. @throws {Refused} `stale_version` when somebody changed it meanwhile */
  wait(kept: KeptCase, dueOn: CalendarDate | undefined, lookOn: CalendarDate): Promise<void>
  /** Writes down that it was told. @throws {Refused} `stale_version` */
  tell(kept: KeptCase, announced: Announcement, lookOn: CalendarDate): Promise<void>
  /**
   * Ends the case, with all that was merged into it; what proves something to a funder stays. @throws {Refused}
   * `stale_version` when somebody took it up again meanwhile, `contended` when somebody held or referred it
   */
  endCase(whole: WholeCase, today: CalendarDate): Promise<void>
  /** Ends the proof that is due on a day, and all that an end which was cut off has left; the person's key with the last of it. */
  endProof(kept: KeptCase, today: CalendarDate): Promise<void>
  /** Whether the case that another one was merged into is still there. */
  stands(participant: ParticipantId): Promise<boolean>
}

export function caseClock(
  { store, tenant }: { readonly store: Store; readonly tenant: TenantId },
  { clock, ids }: { readonly clock: Clock; readonly ids: Ids },
): CaseClock {
  const own = { store, tenant }
  let programmes: Promise<ReadonlyMap<string, Programme>> | undefined

  /** Once a run. */
  function allProgrammes(): Promise<ReadonlyMap<string, Programme>> {
    programmes ??= allOf(store.queryAll(programmeRanges.programmes(tenant))).then(
      (rows) => new Map(rows.map((row) => [String(row['id']), readClear('Programme', row)])),
    )
    return programmes
  }

  /** Proof of no programme proves nothing to anybody, and so goes with the case. */
  const endingOf = (found: ReadonlyMap<string, Programme>, programmeId: ProgrammeId | undefined) => {
    const programme = programmeId && found.get(programmeId)
    return programme && endingOfProof(programme)
  }

  const journal = (operation: string, { id }: KeptCase, version: number, fields: readonly string[]): Write =>
    alsoJournal(
      { scope: { tenant, member: 'system' }, operation, clock, ids },
      { aggregate: 'Participant', aggregateId: id, version, fields, purpose: 'accountability' },
    )

  const changed = (before: CaseRetention, now: Partial<CaseRetention>) => {
    const { dueOn: _, announced: __, ...standing } = before
    const row = retentionRow(tenant, { ...standing, ...now, version: before.version + 1 } as CaseRetention)
    return replace(row, before.version)
  }

  /** Which proof stays beyond a day. */
  async function stayingAfter(today: CalendarDate) {
    const found = await allProgrammes()
    return ({ programmeId }: Proof) => {
      const ending = endingOf(found, programmeId)
      return ending !== undefined && !isDue(ending, today)
    }
  }

  /** The first step of an end: after it nobody finds the case any more, and nobody works with it. */
  function close(kept: KeptCase, head: CaseHead, today: CalendarDate): readonly Write[] {
    const { id, retention, referrals } = kept
    return [
      { table: 'main', remove: caseKey(tenant, id), when: at(head.version), otherwise: stale },
      ...lineKeys(tenant, head).map(remove),
      requireHolds(tenant, kept.holds),
      requireReferrals(tenant, id, referrals),
      ...(retention ? [changed(retention, { endedOn: today, lookOn: today })] : []),
      journal('endCase', kept, head.version + 1, []),
    ]
  }

  /** All that is left to be done once nobody finds the case; may be cut off anywhere, and is then begun anew. */
  async function settle(participant: ParticipantId, today: CalendarDate): Promise<void> {
    const stays = await stayingAfter(today)
    const kept = await findKeptCase(store, tenant, participant)
    const { retention, holds } = kept
    if (retention === undefined) return
    const { writes, staying } = await endingRows(own, kept, stays)
    await writeInTurn(store, writes)
    if (staying.length === 0) {
      await store.transact([
        { table: 'keys', remove: dataKeyKeys.person(tenant, participant) },
        dropHolds(tenant, holds),
        {
          table: 'main',
          remove: caseKeys.part(tenant, participant, 'RETENTION'),
          when: at(retention.version),
          otherwise: stale,
        },
        journal('endProof', kept, retention.version + 1, holds.holds.length > 0 ? ['holds'] : []),
      ])
      return
    }
    const found = await allProgrammes()
    const ending = firstEnding(staying.flatMap(({ programmeId }) => endingOf(found, programmeId) ?? []))
    const dueOn = ending && 'dueOn' in ending ? ending.dueOn : undefined
    await store.transact([changed(retention, { lookOn: addDays(today, 1), ...(dueOn && { dueOn }) })])
  }

  return {
    async *toLookAt(until) {
      const range = { ...caseRanges.retentionUntil(tenant, until), index: 'gsi1' } as const
      for await (const row of store.queryAll(range)) yield readRetention(row)
    },

    async find(participant) {
      const kept = await findKeptCase(store, tenant, participant)
      if (kept.retention === undefined) return undefined
      const merged = await Promise.all(
        (kept.retention.merged ?? []).map((id) => findKeptCase(store, tenant, id)),
      )
      const addresses = [kept, ...merged].flatMap(({ referrals }) => referrals.addresses)
      return { kept, merged, referrals: await keptReferrals(store, addresses) }
    },

    async proofEnding(kept) {
      const found = await allProgrammes()
      return firstEnding(proofsOf(kept).flatMap(({ programmeId }) => endingOf(found, programmeId) ?? []))
    },

    async wait({ retention }, dueOn, lookOn) {
      if (retention === undefined) return
      const { announced } = retention
      await store.transact([
        changed(retention, { lookOn, ...(dueOn && { dueOn }), ...(announced && { announced }) }),
      ])
    },

    async tell(kept, announced, lookOn) {
      if (kept.retention === undefined) return
      await store.transact([
        changed(kept.retention, { announced, lookOn, dueOn: announced.dueOn }),
        journal('tellEnding', kept, kept.retention.version + 1, ['dueOn']),
      ])
    },

    async endCase({ kept, merged }, today) {
      // Those that go with it first: as long as it stands, it leads to them.
      for (const each of [...merged, kept]) {
        // One that was ended by a run that was cut off is there no more.
        if (each.head !== undefined) await store.transact(close(each, each.head, today))
        await settle(each.id, today)
      }
    },

    async endProof(kept, today) {
      // Whoever holds it in this moment is before the clock, or too late.
      if (kept.retention)
        await store.transact([changed(kept.retention, { lookOn: today }), requireHolds(tenant, kept.holds)])
      await settle(kept.id, today)
    },

    stands: async (participant) => (await store.get(caseKey(tenant, participant))) !== undefined,
  }
}
