import type { FollowUp, FollowUpYear, ReintegrationBaseline } from '@passerelle/domain/follow-up'
import { followedUp } from '@passerelle/domain/indicators'
import type { ParticipantId, TenantId } from '@passerelle/domain/kernel'
import type { DataKey } from '@passerelle/vault'
import { openEntity, sealEntity } from '../engine/entity.ts'
import { followUpKeys } from '../engine/keys/follow-up.ts'
import type { Item, Row } from '../engine/row.ts'
import { replace, type Write } from '../engine/write.ts'
import { noting, tokened } from '../indicators/index.ts'
import type { TenantTable } from '../session/tenant-table.ts'

/** The year of a case, and its follow-ups in the order of their days. */
export type FoundYear = {
  readonly year: FollowUpYear | undefined
  readonly followUps: readonly FollowUp[]
  readonly baseline: ReintegrationBaseline | undefined
}

/** A year of follow-up out of the rows of its partition. */
export function yearIn(
  tenant: TenantId,
  participant: ParticipantId,
  rows: readonly Item[],
  key: DataKey,
): FoundYear {
  const belonging = { owner: tenant, subject: participant }
  const year = rows.find(({ entity }) => entity === 'FollowUpYear')
  const baseline = rows.find(({ entity }) => entity === 'ReintegrationBaseline')
  return {
    year: year && openEntity('FollowUpYear', year, key, belonging),
    followUps: rows
      .filter(({ entity }) => entity === 'FollowUp')
      .map((item) => openEntity('FollowUp', item, key, belonging))
      .toSorted((one, other) => one.aimedOn.localeCompare(other.aimedOn)),
    baseline: baseline && openEntity('ReintegrationBaseline', baseline, key, belonging),
  }
}

export function yearRow(tenant: TenantId, year: FollowUpYear, key: DataKey): Row {
  return {
    key: followUpKeys.year(tenant, year.participantId),
    version: year.version,
    ...sealEntity('FollowUpYear', year, key, { owner: tenant, subject: year.participantId }),
  }
}

/** A follow-up as it is kept; as long as it is open it stands among those of all cases that are due. */
export function followUpRow(tenant: TenantId, followUp: FollowUp, key: DataKey): Row {
  const { participantId, id, version, state } = followUp
  return {
    key: followUpKeys.followUp(tenant, participantId, id),
    ...(state === 'open' && { index1: followUpKeys.due(tenant, followUp) }),
    version,
    ...sealEntity('FollowUp', followUp, key, { owner: tenant, subject: participantId }),
  }
}

/** Writes a follow-up that was read before as it is now, and what figures see of it. */
export function rewritingFollowUp(
  table: TenantTable,
  before: FollowUp,
  now: FollowUp,
  key: DataKey,
): readonly Write[] {
  const isCounted = before.result !== undefined || now.result !== undefined
  return [
    replace(followUpRow(table.tenant, now, key), before.version),
    ...(isCounted ? [noting(table, [tokened(key, now.id, followedUp(now))])] : []),
  ]
}

export function baselineRow(tenant: TenantId, baseline: ReintegrationBaseline, key: DataKey): Row {
  const { participantId, version } = baseline
  return {
    key: followUpKeys.baseline(tenant, participantId),
    version,
    ...sealEntity('ReintegrationBaseline', baseline, key, { owner: tenant, subject: participantId }),
  }
}
