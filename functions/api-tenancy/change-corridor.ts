import { type CorridorId, refuse, type TenantId } from '@passerelle/domain/kernel'
import type { Corridor } from '@passerelle/domain/tenancy'
import { assertVersion, platform } from '@passerelle/table'
import type { TenantContext } from './context.ts'

/** Reads a corridor, decides, writes once. */
export async function changeCorridor(
  context: TenantContext,
  id: CorridorId,
  expected: number,
  decide: (corridor: Corridor, tenant: TenantId) => Corridor,
): Promise<Corridor> {
  const { tenant } = context.session.scope
  if (tenant === platform) return refuse({ code: 'forbidden' })
  const corridor = await context.corridors.get(id)
  assertVersion(corridor, expected)
  const changed = decide(corridor, tenant)
  await context.corridors.replace(changed, corridor.version, {
    aggregate: 'Corridor',
    aggregateId: id,
    version: changed.version,
    fields: changedFields(corridor, changed),
    purpose: 'administration',
  })
  return changed
}

function changedFields(before: Corridor, after: Corridor): readonly string[] {
  const earlier = new Map<string, unknown>(Object.entries(before))
  const names = [...new Set([...earlier.keys(), ...Object.keys(after)])]
  const later = new Map<string, unknown>(Object.entries(after))
  return names.filter((name) => JSON.stringify(earlier.get(name)) !== JSON.stringify(later.get(name)))
}
