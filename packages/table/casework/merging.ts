import type { MergingCases, Reach } from '@passerelle/domain/casework'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { caseKeys } from '../engine/keys/casework.ts'
import { rowAt } from '../engine/row.ts'
import { absent, at, type Requirement, requireRow } from '../engine/write.ts'
import { alsoJournal, type JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { type CaseReferrals, readCaseReferrals } from './case-referrals.ts'
import { caseKey, readHead, readParticipant } from './case-rows.ts'
import { changing } from './participants.ts'

/** Two cases that are merged or separated, and the referrals of both. */
export type FoundCases = MergingCases & {
  readonly referrals: Readonly<Record<keyof MergingCases, CaseReferrals>>
}

/** Reads both cases with one call, and one for keys. @throws {Refused} `not_found` */
export async function findCases(
  { store, tenant, keyring }: TenantTable,
  reach: Reach,
  ids: Readonly<Record<keyof MergingCases, ParticipantId>>,
): Promise<FoundCases> {
  const each = [ids.kept, ids.duplicate]
  const referralsAt = (id: ParticipantId) => caseKeys.part(tenant, id, 'REFERRALS')
  const [rows, keys] = await Promise.all([
    store.getAll(each.flatMap((id) => [caseKey(tenant, id), referralsAt(id)])),
    keyring.people(each),
  ])
  const read = (id: ParticipantId) => {
    const item = rowAt(rows, caseKey(tenant, id))
    readHead(item, reach)
    const key = keys.get(id)
    return item && key ? readParticipant(tenant, item, key) : refuse({ code: 'not_found' })
  }
  const referralsOf = (id: ParticipantId) => readCaseReferrals(rowAt(rows, referralsAt(id)))
  return {
    kept: read(ids.kept),
    duplicate: read(ids.duplicate),
    referrals: { kept: referralsOf(ids.kept), duplicate: referralsOf(ids.duplicate) },
  }
}

/** Writes both cases in one transaction, while neither has changed nor got a referral. */
export async function commitCases(
  table: TenantTable,
  { referrals, ...before }: FoundCases,
  now: MergingCases,
  entries: Readonly<Record<keyof MergingCases, JournalEntry>>,
): Promise<void> {
  await table.unitOfWork.commit({
    status: 200,
    entry: entries.kept,
    writes: [
      ...(await changing(table, before.kept, now.kept)),
      ...(await changing(table, before.duplicate, now.duplicate)),
      requireSameReferrals(table, now.kept.id, referrals.kept),
      requireSameReferrals(table, now.duplicate.id, referrals.duplicate),
      alsoJournal(table, entries.duplicate),
    ],
  })
}

function requireSameReferrals(
  { tenant }: TenantTable,
  participant: ParticipantId,
  { version }: CaseReferrals,
): Requirement {
  const key = caseKeys.part(tenant, participant, 'REFERRALS')
  return requireRow(key, version === 0 ? absent : at(version), () => ({ code: 'contended' }))
}
