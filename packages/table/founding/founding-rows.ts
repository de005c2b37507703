import type { BusinessPlan, BusinessPlanEdition, BusinessRecheck } from '@passerelle/domain/founding'
import type { TenantId } from '@passerelle/domain/kernel'
import type { DataKey } from '@passerelle/vault'
import { sealEntity } from '../engine/entity.ts'
import { foundingKeys } from '../engine/keys/founding.ts'
import type { Row } from '../engine/row.ts'

/** A business plan as it is kept, also for whoever writes it together with other things. */
export function businessPlanRow(tenant: TenantId, plan: BusinessPlan, key: DataKey): Row {
  const { participantId, version } = plan
  return {
    key: foundingKeys.plan(tenant, participantId),
    version,
    ...sealEntity('BusinessPlan', plan, key, { owner: tenant, subject: participantId }),
  }
}

export function editionRow(tenant: TenantId, edition: BusinessPlanEdition, key: DataKey): Row {
  const { participantId, version } = edition
  return {
    key: foundingKeys.edition(tenant, participantId, edition.edition),
    version,
    ...sealEntity('BusinessPlanEdition', edition, key, { owner: tenant, subject: participantId }),
  }
}

export function recheckRow(tenant: TenantId, recheck: BusinessRecheck, key: DataKey): Row {
  const { participantId, version, number } = recheck
  return {
    key: foundingKeys.recheck(tenant, participantId, number),
    version,
    ...sealEntity('BusinessRecheck', recheck, key, { owner: tenant, subject: participantId }),
  }
}
