import type { FollowUp } from '@passerelle/domain/follow-up'
import type { LinkId, ParticipantId } from '@passerelle/domain/kernel'
import { type OwnCase, ownCaseIn, ownCaseKeys, readCaseLink } from '../casework/index.ts'
import { caseKeys } from '../engine/keys/casework.ts'
import { followUpRanges } from '../engine/keys/follow-up.ts'
import { rowAt } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import type { Write } from '../engine/write.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { type FoundYear, rewritingFollowUp, yearIn } from './follow-up-rows.ts'

/** The year of follow-up of a person who comes by their own link, with who they are. */
export type OwnYear = FoundYear & { readonly own: OwnCase }

/** One call and one query; nothing where another link counts by now. */
export async function findOwnYear(
  { store, tenant, keyring }: TenantTable,
  participant: ParticipantId,
  by: LinkId,
): Promise<OwnYear | undefined> {
  const [rows, items] = await Promise.all([
    store.getAll(ownCaseKeys(tenant, participant)),
    allOf(store.queryAll(followUpRanges.ofCase(tenant, participant))),
  ])
  const link = readCaseLink(rowAt(rows, caseKeys.part(tenant, participant, 'LINK')))
  if (link?.id !== by) return undefined
  const key = await keyring.person(participant)
  const own = ownCaseIn(tenant, participant, rows, key)
  return own && { own, ...yearIn(tenant, participant, items, key) }
}

/** The writes that keep a follow-up as its person answered it, as long as it is as it was read. */
export async function answeringWrites(
  table: TenantTable,
  before: FollowUp,
  now: FollowUp,
): Promise<readonly Write[]> {
  return rewritingFollowUp(table, before, now, await table.keyring.person(now.participantId))
}
