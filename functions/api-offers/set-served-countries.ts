import type { ServedCountries } from '@passerelle/domain/offers'
import { assertVersion, platform } from '@passerelle/table'
import type { OperatorContext } from './context.ts'

/** Names the countries of return anew. */
export async function setServedCountries(
  { served }: OperatorContext,
  countries: ServedCountries['countries'],
  expected: number,
): Promise<ServedCountries> {
  const before = await served.get()
  assertVersion(before, expected)
  const after = { countries, version: before.version + 1 }
  await served.put(before, after, {
    aggregate: 'ServedCountries',
    aggregateId: platform,
    version: after.version,
    fields: ['countries'],
    purpose: 'administration',
  })
  return after
}
