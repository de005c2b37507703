import type { Participant } from '@passerelle/domain/casework'
import { changing } from '../../casework/index.ts'
import { unnamed } from '../../engine/write.ts'
import { alsoJournal } from '../../session/journal.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import { followingCase } from './follow-case.ts'

/**
 * Gives one of many cases to a successor, with all its referrals: one transaction of its own, so that a hand-on which
 * was cut off goes on where it stopped. Refused as `contended` where the case was changed since it was read: whoever hands on
 * names no version.
 */
export async function handOnCase(table: TenantTable, before: Participant, now: Participant): Promise<void> {
  await table.store.transact([
    ...(await changing(table, before, now, await followingCase(table, before, now))).map(unnamed),
    alsoJournal(table, {
      effect: 'handOnCase',
      aggregate: 'Participant',
      aggregateId: now.id,
      version: now.version,
      fields: ['coachId', 'deputyId'],
      purpose: 'coaching',
    }),
  ])
}
