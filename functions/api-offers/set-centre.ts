import { type Centre, type CentreEntry, tellOfCentre } from '@passerelle/domain/offers'
import { assertVersion } from '@passerelle/table'
import type { OrganisationContext } from './context.ts'

/** Says in public how it stands with the centre. */
export async function setCentre(
  context: OrganisationContext,
  entry: CentreEntry,
  expected: number,
): Promise<Centre> {
  const [tenant, before] = await Promise.all([context.tenant.get(), context.centre.get()])
  assertVersion(before, expected)
  const after = tellOfCentre(tenant, before, entry)
  await context.centre.put(before, after, {
    aggregate: 'Centre',
    aggregateId: tenant.id,
    version: after.version,
    fields: Object.keys(entry),
    purpose: 'administration',
  })
  return after
}
