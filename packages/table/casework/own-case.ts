import type { Participant, Plan } from '@passerelle/domain/casework'
import type { Certificate } from '@passerelle/domain/certificates'
import type { LinkId, ParticipantId, TenantId } from '@passerelle/domain/kernel'
import type { Entities, EntityName } from '@passerelle/domain/registry'
import type { CaseHolds } from '@passerelle/domain/retention'
import type { Place, Tenant } from '@passerelle/domain/tenancy'
import type { DataKey } from '@passerelle/vault'
import { openEntity } from '../engine/entity.ts'
import { caseKeys, caseRanges } from '../engine/keys/casework.ts'
import type { Key } from '../engine/keys/key.ts'
import { type Item, rowAt } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { presentationIn, presentationKeys } from '../tenancy/index.ts'
import { readCaseFile } from './case-file.ts'
import { type CasePage, casePageIn } from './case-page.ts'
import { readHolds } from './case-retention.ts'
import { caseKey, readParticipant } from './case-rows.ts'
import { type CaseLink, readCaseLink } from './person-links.ts'

/** The identity of a person who comes by their own link: their case, and the organisation that keeps it. */
export type OwnCase = {
  readonly participant: Participant
  readonly organisation: Tenant
  /** Where that organisation is. */
  readonly places: Place[]
  readonly link: CaseLink
  /** What keeps the case from going. */
  readonly holds: CaseHolds
}

/** Where it stands. */
export function ownCaseKeys(tenant: TenantId, participant: ParticipantId): readonly Key[] {
  return [...Object.values(rowsOf(tenant, participant)), ...presentationKeys(tenant)]
}

/** An own case among the rows that were read; nothing without the case itself, or its link. */
export function ownCaseIn(
  tenant: TenantId,
  participant: ParticipantId,
  rows: readonly Item[],
  person: DataKey,
): OwnCase | undefined {
  const keys = rowsOf(tenant, participant)
  const whole = rowAt(rows, keys.whole)
  const presented = presentationIn(tenant, rows)
  const link = readCaseLink(rowAt(rows, keys.link))
  if (whole === undefined || presented === undefined || link === undefined) return undefined
  return {
    participant: readParticipant(tenant, whole, person),
    organisation: presented.tenant,
    places: presented.places.places,
    link,
    holds: readHolds(participant, rowAt(rows, keys.holds)),
  }
}

/** An own case by itself, as long as this link is the one that counts: one call. */
export async function findOwnCase(
  table: TenantTable,
  participant: ParticipantId,
  by: LinkId,
): Promise<OwnCase | undefined> {
  const rows = await table.store.getAll(ownCaseKeys(table.tenant, participant))
  return (await openOwn(table, participant, by, rows))?.own
}

/** The same with the plan, if there is one, in the one call. */
export async function findOwnPlan(
  table: TenantTable,
  participant: ParticipantId,
  by: LinkId,
): Promise<{ readonly own?: OwnCase; readonly plan?: Plan }> {
  const { store, tenant } = table
  const place = caseKeys.part(tenant, participant, 'PLAN')
  const rows = await store.getAll([...ownCaseKeys(tenant, participant), place])
  const opened = await openOwn(table, participant, by, rows)
  const plan = rowAt(rows, place)
  if (opened === undefined || plan === undefined) return opened ?? {}
  return {
    own: opened.own,
    plan: openEntity('Plan', plan, opened.key, { owner: tenant, subject: participant }),
  }
}

/** The same with the certificates, the first one first: one query, and the one call. Nothing of it without the case. */
export async function findOwnCertificates(
  table: TenantTable,
  participant: ParticipantId,
  by: LinkId,
): Promise<{ readonly own: OwnCase; readonly certificates: readonly Certificate[] } | undefined> {
  const { store, tenant } = table
  const [around, rows] = await Promise.all([
    store.getAll(ownCaseKeys(tenant, participant)),
    allOf(store.queryAll(caseRanges.certificates(tenant, participant))),
  ])
  const opened = await openOwn(table, participant, by, around)
  return (
    opened && {
      own: opened.own,
      certificates: rows.map((row) =>
        openEntity('Certificate', row, opened.key, { owner: tenant, subject: participant }),
      ),
    }
  )
}

/** All that stands in an own case and beside it: its parts, what was attended, the year of follow-up, the business plan, work, files. */
export type OwnFile = {
  readonly own: OwnCase
  readonly page: CasePage
  readonly attendances: readonly Entities['Attendance'][]
  readonly years: readonly Entities['FollowUpYear'][]
  readonly followUps: readonly Entities['FollowUp'][]
  readonly baselines: readonly Entities['ReintegrationBaseline'][]
  readonly businessPlans: readonly Entities['BusinessPlan'][]
  readonly businessEditions: readonly Entities['BusinessPlanEdition'][]
  readonly businessRechecks: readonly Entities['BusinessRecheck'][]
  readonly recognitions: readonly Entities['Recognition'][]
  readonly certificates: readonly Entities['Certificate'][]
  readonly papers: readonly Entities['PaperCopy'][]
  readonly files: readonly Entities['KeptFile'][]
  readonly workProfiles: readonly Entities['WorkProfile'][]
  readonly applications: readonly Entities['Application'][]
  readonly releasedSheets: readonly Entities['ReleasedSheet'][]
}

/** The same as {@link findOwnCase} with the whole case: five queries, and one call for the organisation. */
export async function findOwnFile(
  table: TenantTable,
  participant: ParticipantId,
  by: LinkId,
): Promise<OwnFile | undefined> {
  const { store, tenant } = table
  const [rows, around] = await Promise.all([
    readCaseFile(store, tenant, participant),
    store.getAll(presentationKeys(tenant)),
  ])
  const opened = await openOwn(table, participant, by, [...rows, ...around])
  const page = opened && casePageIn(tenant, participant, rows, opened.key)
  if (opened === undefined || page === undefined) return undefined
  const { own, key } = opened
  const all = <Name extends EntityName>(name: Name): readonly Entities[Name][] =>
    rows
      .filter(({ entity }) => entity === name)
      .map((item) => openEntity(name, item, key, { owner: tenant, subject: participant }))
  return {
    own,
    page,
    attendances: all('Attendance'),
    years: all('FollowUpYear'),
    followUps: all('FollowUp'),
    baselines: all('ReintegrationBaseline'),
    businessPlans: all('BusinessPlan'),
    businessEditions: all('BusinessPlanEdition'),
    businessRechecks: all('BusinessRecheck'),
    recognitions: all('Recognition'),
    certificates: all('Certificate'),
    papers: all('PaperCopy'),
    files: all('KeptFile').toSorted((one, other) => one.addedAt.localeCompare(other.addedAt)),
    workProfiles: all('WorkProfile'),
    applications: all('Application'),
    releasedSheets: all('ReleasedSheet'),
  }
}

/** An own case and the key of the person, who is asked for only where the link counts. */
async function openOwn(
  { tenant, keyring }: TenantTable,
  participant: ParticipantId,
  by: LinkId,
  rows: readonly Item[],
): Promise<{ readonly own: OwnCase; readonly key: DataKey } | undefined> {
  const { whole, link } = rowsOf(tenant, participant)
  if (rowAt(rows, whole) === undefined || readCaseLink(rowAt(rows, link))?.id !== by) return undefined
  const key = await keyring.person(participant)
  const own = ownCaseIn(tenant, participant, rows, key)
  return own && { own, key }
}

function rowsOf(tenant: TenantId, participant: ParticipantId) {
  return {
    whole: caseKey(tenant, participant),
    link: caseKeys.part(tenant, participant, 'LINK'),
    holds: caseKeys.part(tenant, participant, 'HOLDS'),
  }
}
