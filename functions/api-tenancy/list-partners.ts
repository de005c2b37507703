import type { BodyOf } from '@passerelle/contract/kit'
import type { tenancy } from '@passerelle/contract/tenancy'
import { calendarOf } from '@passerelle/domain/calendar'
import type { TenantContext } from './context.ts'

type Partners = BodyOf<(typeof tenancy)['routes']['listPartners']>

/** The other party of every corridor, as it presents itself. One that has not signed yet has not done so. */
export async function listPartners({ session, corridors }: TenantContext): Promise<Partners> {
  const known = new Map<string, Partners['items'][number]>()
  for (const corridor of await corridors.list()) {
    const other = corridor.from === session.scope.tenant ? 'to' : 'from'
    const party = corridor.parties[other]
    if (party === undefined) continue
    const { timeZone } = calendarOf(party.country, corridor.calendars?.[other])
    known.set(corridor[other], { id: corridor[other], ...party, places: party.places ?? [], timeZone })
  }
  return { items: [...known.values()] }
}
