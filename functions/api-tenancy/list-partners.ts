import type { BodyOf } from '@passerelle/contract/kit'
import type { tenancy } from '@passerelle/contract/tenancy'
import { zoneOf } from '@passerelle/domain/calendar'
import type { TenantContext } from './context.ts'

type Partners = BodyOf<(typeof tenancy)['routes']['listPartners']>

/** The other party of every corridor, as it presents itself. One that has not signed yet has not done so. */
export async function listPartners({ session, corridors, directory }: TenantContext): Promise<Partners> {
  const known = new Map<string, Partners['items'][number]>()
  const others = (await corridors.list()).map((corridor) => {
    const side = corridor.from === session.scope.tenant ? ('to' as const) : ('from' as const)
    return { id: corridor[side], party: corridor.parties[side], calendar: corridor.calendars?.[side] }
  })
  const listed = await directory.find([...new Set(others.map(({ id }) => id))])
  for (const { id, party, calendar } of others) {
    if (party === undefined) continue
    const timeZone = zoneOf(party.country, calendar)
    const { state = 'active' } = listed.get(id) ?? {}
    known.set(id, { id, ...party, places: party.places ?? [], timeZone, state })
  }
  return { items: [...known.values()] }
}
