import type { LinkId, ParticipantId } from '@passerelle/domain/kernel'
import type { Application, WorkProfile } from '@passerelle/domain/placement'
import { type OwnCase, ownCaseIn, ownCaseKeys, readCaseLink } from '../casework/index.ts'
import { caseKeys } from '../engine/keys/casework.ts'
import { placementRanges } from '../engine/keys/vacancies.ts'
import { rowAt } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import { unlessContended, unnamed, type Write } from '../engine/write.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { profileRow, replacingApplication, type Work, workIn } from './placement-rows.ts'

/** What a person who comes by their own link agreed to so that they find work, with who they are. */
export type OwnWork = Work & { readonly own: OwnCase }

/** One call and one query; nothing where another link counts by now. */
export async function findOwnWork(
  { store, tenant, keyring }: TenantTable,
  participant: ParticipantId,
  by: LinkId,
): Promise<OwnWork | undefined> {
  const [rows, items] = await Promise.all([
    store.getAll(ownCaseKeys(tenant, participant)),
    allOf(store.queryAll(placementRanges.ofCase(tenant, participant))),
  ])
  const link = readCaseLink(rowAt(rows, caseKeys.part(tenant, participant, 'LINK')))
  if (link?.id !== by) return undefined
  const key = await keyring.person(participant)
  const own = ownCaseIn(tenant, participant, rows, key)
  return own && { own, ...workIn(tenant, participant, items, key) }
}

/** The write by which a person, who names no version, takes back that they agreed to be matched. */
export async function takingBackMatching(
  { tenant, keyring }: TenantTable,
  before: WorkProfile,
  now: WorkProfile,
): Promise<Write> {
  return unlessContended(profileRow(tenant, now, await keyring.person(now.participantId)), before.version)
}

/** The same for an application. */
export async function takingBackApplication(
  { tenant, keyring }: TenantTable,
  before: Application,
  now: Application,
): Promise<Write> {
  return unnamed(replacingApplication(tenant, before, now, await keyring.person(now.participantId)))
}
