import type { BodyOf } from '@passerelle/contract/kit'
import type { tenancy } from '@passerelle/contract/tenancy'
import { zoneOf } from '@passerelle/domain/calendar'
import { type OwnPlaces, type Place, type Tenant, withDialablePhones } from '@passerelle/domain/tenancy'
import { readNumber } from '@passerelle/runtime/phones'
import { assertVersion, retryWhileContended } from '@passerelle/table'
import type { TenantContext } from './context.ts'

type PlacesView = BodyOf<(typeof tenancy)['routes']['readPlaces']>

/** Where the organisation is, and how it is reached there. */
export async function readPlaces(context: TenantContext): Promise<PlacesView> {
  const [places, clock] = await Promise.all([context.places.get(), clockOf(context)])
  return { ...places, timeZone: clock.timeZone }
}

/** Names all places anew: partners, people and sheets have them from that moment on. */
export async function setPlaces(
  context: TenantContext,
  named: readonly Place[],
  expected: number,
): Promise<PlacesView> {
  const places = withDialablePhones(named, readNumber)
  const after: OwnPlaces = { places, version: expected + 1 }
  const { id, timeZone } = await clockOf(context)
  await retryWhileContended(async () => {
    const [before, corridors] = await Promise.all([context.places.get(), context.corridors.list()])
    assertVersion(before, expected)
    await context.places.put(before, after, {
      corridors,
      entry: {
        aggregate: 'OwnPlaces',
        aggregateId: id,
        version: after.version,
        fields: ['places'],
        purpose: 'administration',
      },
    })
  })
  return { ...after, timeZone }
}

/** The organisation, and the clock by which it opens and closes. */
async function clockOf({
  tenant,
  calendar,
}: TenantContext): Promise<Pick<Tenant, 'id'> & Pick<PlacesView, 'timeZone'>> {
  const [{ id, country }, corrections] = await Promise.all([tenant.get(), calendar.get()])
  return { id, timeZone: zoneOf(country, corrections) }
}
