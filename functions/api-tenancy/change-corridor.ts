import { type CorridorId, refuse, type TenantId } from '@passerelle/domain/kernel'
import type { Corridor } from '@passerelle/domain/tenancy'
import { demandVersion, platform } from '@passerelle/table'
import type { OwnDesk } from './desk.ts'

/** Reads a corridor, decides, writes once. */
export async function changeCorridor(
  desk: OwnDesk,
  action: 'signCorridor' | 'suspendCorridor' | 'endCorridor',
  id: CorridorId,
  expected: number,
  decide: (corridor: Corridor, tenant: TenantId) => Corridor,
): Promise<Corridor> {
  const { tenant } = desk.session.scope
  if (tenant === platform) return refuse({ code: 'forbidden' })
  const corridor = await desk.corridors.get(id)
  demandVersion(corridor, expected)
  const changed = decide(corridor, tenant)
  await desk.corridors.replace(changed, corridor.version, {
    action,
    aggregate: 'Corridor',
    aggregateId: id,
    version: changed.version,
    fields: ['state'],
    purpose: 'administration',
  })
  return changed
}
