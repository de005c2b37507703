import type { Instant, ParticipantId, TenantId } from '@passerelle/domain/kernel'
import {
  type Application,
  nothingPlaced,
  type PlacementTally,
  type ReleasedSheet,
  type WorkProfile,
} from '@passerelle/domain/placement'
import type { DataKey } from '@passerelle/vault'
import { clearEntity, openEntity, readClear, sealEntity } from '../engine/entity.ts'
import { placementKeys } from '../engine/keys/vacancies.ts'
import { type Item, type Row, rowAt } from '../engine/row.ts'
import { replace, unlessContended, type Write } from '../engine/write.ts'

/** What somebody agreed to so that they find work, and what came of it. */
export type Work = {
  readonly work: WorkProfile | undefined
  /** The first one first. */
  readonly applications: readonly Application[]
  /** The first one first. */
  readonly sheets: readonly ReleasedSheet[]
}

/** The same among the rows that stand beside a case. */
export function workIn(
  tenant: TenantId,
  participant: ParticipantId,
  rows: readonly Item[],
  key: DataKey,
): Work {
  const all = <Name extends 'WorkProfile' | 'Application' | 'ReleasedSheet'>(name: Name) =>
    rows
      .filter(({ entity }) => entity === name)
      .map((row) => openEntity(name, row, key, { owner: tenant, subject: participant }))
  return {
    work: all('WorkProfile')[0],
    applications: inOrder(all('Application'), ({ preparedAt }) => preparedAt),
    sheets: inOrder(all('ReleasedSheet'), ({ issuedAt }) => issuedAt),
  }
}

/** By their times, and those of one time by their ids, which say nothing else. */
function inOrder<Thing extends { readonly id: string }>(
  things: readonly Thing[],
  timeOf: (thing: Thing) => Instant,
): readonly Thing[] {
  const place = (thing: Thing) => `${timeOf(thing)} ${thing.id}`
  return things.toSorted((one, other) => (place(one) < place(other) ? -1 : 1))
}

export function profileRow(tenant: TenantId, work: WorkProfile, key: DataKey): Row {
  const { participantId, version } = work
  return {
    key: placementKeys.profile(tenant, participantId),
    version,
    ...sealEntity('WorkProfile', work, key, { owner: tenant, subject: participantId }),
  }
}

export function applicationRow(tenant: TenantId, application: Application, key: DataKey): Row {
  const { participantId, vacancyId, round, version } = application
  return {
    key: placementKeys.application(tenant, participantId, vacancyId, round),
    index1: placementKeys.ofVacancy(tenant, vacancyId, application),
    version,
    ...sealEntity('Application', application, key, { owner: tenant, subject: participantId }),
  }
}

export function sheetRow(
  tenant: TenantId,
  participant: ParticipantId,
  sheet: ReleasedSheet,
  key: DataKey,
): Row {
  return {
    key: placementKeys.sheet(tenant, participant, sheet.id),
    version: sheet.version,
    ...sealEntity('ReleasedSheet', sheet, key, { owner: tenant, subject: participant }),
  }
}

/** What an organisation has done so far among the rows that were read. */
export function tallyIn(tenant: TenantId, rows: readonly Item[]): PlacementTally {
  const row = rowAt(rows, placementKeys.tally(tenant))
  return row === undefined ? nothingPlaced : readClear('PlacementTally', row)
}

/** The write of a tally that was read before; of the first, none stood there. */
export function tallyWrite(tenant: TenantId, before: PlacementTally, now: PlacementTally): Write {
  const row = { key: placementKeys.tally(tenant), ...clearEntity('PlacementTally', now) }
  return unlessContended(row, before.version === nothingPlaced.version ? 0 : before.version)
}

export function replacingApplication(
  tenant: TenantId,
  before: Application,
  now: Application,
  key: DataKey,
): Write {
  return replace(applicationRow(tenant, now, key), before.version)
}
