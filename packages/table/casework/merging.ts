import type { MergingCases, Reach } from '@passerelle/domain/casework'
import { type ParticipantId, type Refusal, refuse } from '@passerelle/domain/kernel'
import { caseKeys } from '../engine/keys/casework.ts'
import { rowAt } from '../engine/row.ts'
import { unnamed } from '../engine/write.ts'
import { alsoJournal, type JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { type CaseReferrals, readCaseReferrals, requireReferrals } from './case-referrals.ts'
import { caseKey, readHead, readParticipant } from './case-rows.ts'
import { changing } from './participants.ts'

/** Two cases that are merged or separated, and the referrals of both. */
export type FoundCases = MergingCases & {
  readonly referrals: Readonly<Record<keyof MergingCases, CaseReferrals>>
}

/**
 * Reads both cases with one call, and one for keys.
 *
 * @throws {Refused} `not_found`; `invalid` where the member reaches no such duplicate
 */
export async function findCases(
  { store, tenant, keyring }: TenantTable,
  reach: Reach,
  ids: Readonly<Record<keyof MergingCases, ParticipantId>>,
): Promise<FoundCases> {
  // Nobody is asked for twice in one read, and a case that is merged with itself is refused by name.
  const each = [...new Set([ids.kept, ids.duplicate])]
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
  const kept = read(ids.kept)
  if (rowAt(rows, caseKey(tenant, ids.duplicate)) === undefined) refuse(unknownDuplicate)
  return {
    kept,
    duplicate: read(ids.duplicate),
    referrals: { kept: referralsOf(ids.kept), duplicate: referralsOf(ids.duplicate) },
  }
}

const unknownDuplicate: Refusal = {
  code: 'invalid',
  errors: [{ path: ['body', 'duplicateId'], code: 'unknown_reference' }],
}

/**
 * Writes both cases in one transaction, while neither has got a referral since.
 *
 * @throws {Refused} `stale_version` where the case that goes on has changed, `contended` where the other one has
 */
export async function commitCases(
  table: TenantTable,
  { referrals, ...before }: FoundCases,
  now: MergingCases,
  entries: Readonly<Record<keyof MergingCases, JournalEntry>>,
): Promise<void> {
  const { tenant } = table
  await table.unitOfWork.commit({
    status: 200,
    entry: entries.kept,
    writes: [
      ...(await changing(table, before.kept, now.kept)),
      // The version that the caller named is that of the case that goes on.
      ...(await changing(table, before.duplicate, now.duplicate)).map(unnamed),
      requireReferrals(tenant, now.kept.id, referrals.kept),
      requireReferrals(tenant, now.duplicate.id, referrals.duplicate),
      alsoJournal(table, entries.duplicate),
    ],
  })
}
