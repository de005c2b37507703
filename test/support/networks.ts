import type { CallOptions, Client, ResourceOf } from '@passerelle/client'
import type { EventId, InstitutionId, NetworkId, ProgrammeId } from '@passerelle/domain/kernel'
import { inDays } from './exchange.ts'

type NewInstitution = CallOptions<'addInstitution'>['body']
type NewEvent = CallOptions<'planEvent'>['body']
type Lines = CallOptions<'recordEventAttendance'>['body']['lines']

/** A non-governmental organisation in Mexico. */
export function anInstitution(change: Partial<NewInstitution> = {}): NewInstitution {
  return { name: 'Casa del Migrante A.C.', kind: 'ngo', country: 'MX', place: 'Saltillo', ...change }
}

/** A round table of yesterday morning in Mexico City. */
export function anEvent(programmeId: ProgrammeId, change: Partial<NewEvent> = {}): NewEvent {
  return {
    programmeId,
    kind: 'dialogue',
    title: 'Shelters and schools',
    format: 'Round table',
    day: inDays(-1),
    hour: '09:00',
    timeZone: 'America/Mexico_City',
    minutes: 240,
    deliveryMode: 'presence',
    place: 'Museo de las Culturas',
    ...change,
  }
}

export async function aNetwork(api: Client, name = 'Red de Retorno'): Promise<NetworkId> {
  return (await api.openNetwork({ body: { name, country: 'MX' } })).body.id
}

/** Adds institutions one after the other, as they are named. */
export async function institutionsIn(
  api: Client,
  entries: readonly NewInstitution[],
): Promise<readonly InstitutionId[]> {
  const added: InstitutionId[] = []
  for (const body of entries) added.push((await api.addInstitution({ body })).body.id)
  return added
}

/** An event that was held, with those who came. */
export async function aHeldEvent(
  api: Client,
  body: NewEvent,
  lines: Lines,
  others?: CallOptions<'recordEventAttendance'>['body']['others'],
): Promise<ResourceOf<'recordEventAttendance'>> {
  const { body: planned } = await api.planEvent({ body })
  return record(api, planned.id, planned.version, { lines, ...(others && { others }) })
}

export async function record(
  api: Client,
  eventId: EventId,
  ifMatch: number,
  body: CallOptions<'recordEventAttendance'>['body'],
): Promise<ResourceOf<'recordEventAttendance'>> {
  return (await api.recordEventAttendance({ params: { eventId }, ifMatch, body })).body
}
