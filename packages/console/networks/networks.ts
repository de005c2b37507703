import type { CallOptions, ResourceOf } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { typedNumber } from '@passerelle/messages/typed'
import { usePages } from '../api/use-pages.ts'
import { useRead } from '../api/use-read.ts'
import { onlyChanged } from '../kit/changed.ts'
import type { Choice } from '../kit/choices.tsx'
import { filled } from '../kit/use-body-form.ts'
import { spanOfYear } from '../kit/years.ts'
import { today } from '../language/times.ts'

export type Network = ResourceOf<'readNetwork'>
export type Institution = ResourceOf<'readInstitution'>
export type NetworkEvent = ResourceOf<'readEvent'>
export type EventAttendance = ResourceOf<'readEventAttendance'>

export const institutionKinds = [
  'ngo',
  'authority',
  'international_organisation',
  'school',
  'university',
  'chamber',
  'company',
  'faith_community',
  'other',
] as const satisfies readonly CodesOf<'institution.kind'>[]

export const eventKinds = [
  'networking_day',
  'dialogue',
  'information_event',
  'training_of_trainers',
  'workshop',
] as const satisfies readonly CodesOf<'event.kind'>[]

const atOnce = 100

export const useNetworks = () => useRead('listNetworks', [{ query: { limit: atOnce } }])

/** The networks that take institutions in, for a field of a form. */
export function useOpenNetworks(): readonly Choice[] {
  const items = useNetworks().data?.body.items ?? []
  return items.filter(({ state }) => state === 'open').map(({ id, name }) => ({ value: id, label: name }))
}

export const useNetwork = (networkId: string) => useRead('readNetwork', [{ params: { networkId } }])

type InstitutionsQuery = NonNullable<CallOptions<'listInstitutions'>['query']>

export const useInstitutions = (networkId?: string) =>
  usePages('listInstitutions', { limit: atOnce, ...(networkId && { networkId }) } as InstitutionsQuery) // of a list

export const useInstitution = (institutionId: string) =>
  useRead('readInstitution', [{ params: { institutionId } }])

/** The events of a year; where none is chosen, those of half a year behind and ahead. */
export const useEvents = (year: string) => usePages('listEvents', { limit: atOnce, ...spanOfYear(year) })

export const useEventAttendance = (eventId: string) =>
  useRead('readEventAttendance', [{ params: { eventId } }])

/** What is typed of an institution; other names stand one on each line. */
export type InstitutionEntry = {
  name: string
  otherNames: string
  kind: string
  country: string
  place: string
  offers: string[]
}

export const noInstitution: InstitutionEntry = {
  name: '',
  otherNames: '',
  kind: 'ngo',
  country: '',
  place: '',
  offers: [],
}

export function institutionEntry({
  name,
  otherNames,
  kind,
  country,
  place,
  offers,
}: Institution): InstitutionEntry {
  return { name, otherNames: otherNames.join('\n'), kind, country, place: place ?? '', offers: [...offers] }
}

export function newInstitution(
  { otherNames, ...entry }: InstitutionEntry,
  networkId?: string,
): CallOptions<'addInstitution'>['body'] {
  const body = {
    ...filled(entry),
    otherNames: linesOf(otherNames),
    ...(networkId && { membership: { networkId, since: today() } }),
  }
  return body as CallOptions<'addInstitution'>['body'] // what was typed may break a rule: the API refuses it by field
}

/** The fields that were typed anew; a place that was emptied is taken away. */
export function institutionChange(
  entry: InstitutionEntry,
  first: InstitutionEntry,
): CallOptions<'editInstitution'>['body'] {
  const { otherNames, place, ...rest } = onlyChanged(entry, first)
  const body = {
    ...rest,
    ...(otherNames !== undefined && { otherNames: linesOf(otherNames) }),
    ...(place !== undefined && { place: place.trim() === '' ? null : place }),
  }
  return body as CallOptions<'editInstitution'>['body'] // as above
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** What is typed of an event, in the shape of the body that is sent. */
export type EventEntry = {
  programmeId: string
  kind: string
  title: string
  format: string
  networkId: string
  day: string
  hour: string
  timeZone: string
  minutes: string
  deliveryMode: string
  place: string
  agenda: string
  capacity: string
}

export function newEventEntry(): EventEntry {
  return {
    programmeId: '',
    kind: 'networking_day',
    title: '',
    format: '',
    networkId: '',
    day: today(),
    hour: '10:00',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    minutes: '240',
    deliveryMode: 'presence',
    place: '',
    agenda: '',
    capacity: '',
  }
}

export function eventEntry(event: NetworkEvent): EventEntry {
  const { programmeId, kind, title, day, hour, timeZone, deliveryMode } = event
  return {
    programmeId,
    kind,
    title,
    format: event.format ?? '',
    networkId: event.networkId ?? '',
    day,
    hour,
    timeZone,
    minutes: String(event.minutes),
    deliveryMode,
    place: event.place ?? '',
    agenda: event.agenda ?? '',
    capacity: event.capacity === undefined ? '' : String(event.capacity),
  }
}

export function newEvent(entry: EventEntry): CallOptions<'planEvent'>['body'] {
  return numbered(filled(entry)) as CallOptions<'planEvent'>['body'] // what was typed may break a rule: the API refuses it by field
}

const optional: ReadonlySet<string> = new Set(['format', 'networkId', 'place', 'agenda', 'capacity'])

/** The fields that were typed anew; one that was emptied and may be is taken away. */
export function eventChange(entry: EventEntry, first: EventEntry): CallOptions<'editEvent'>['body'] {
  const { programmeId: _, ...changed } = onlyChanged(entry, first)
  const said = Object.entries(changed).map(([name, text]) => [
    name,
    optional.has(name) && text.trim() === '' ? null : text,
  ])
  return numbered(Object.fromEntries(said)) as CallOptions<'editEvent'>['body'] // as above
}

function numbered(entry: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const read = (['minutes', 'capacity'] as const).flatMap((name) => {
    const text = entry[name]
    return typeof text === 'string' ? [[name, typedNumber(text)] as const] : []
  })
  return { ...entry, ...Object.fromEntries(read) }
}

/** How many came, as it is typed. */
export type HeadsEntry = {
  lines: { institutionId: string; persons: string; returning: string }[]
  others: { persons: string; returning: string }
}

export const noLine: HeadsEntry['lines'][number] = { institutionId: '', persons: '', returning: '0' }

export function headsEntry({ attendance }: NetworkEvent): HeadsEntry {
  const typed = ({ persons, returning }: { readonly persons: number; readonly returning: number }) => ({
    persons: String(persons),
    returning: String(returning),
  })
  return {
    lines: attendance?.lines.map((line) => ({ institutionId: line.institutionId, ...typed(line) })) ?? [
      noLine,
    ],
    others: typed(attendance?.others ?? { persons: 0, returning: 0 }),
  }
}

export function headsBody({ lines, others }: HeadsEntry): CallOptions<'recordEventAttendance'>['body'] {
  const counted = ({ persons, returning }: HeadsEntry['others']) => ({
    persons: typedNumber(persons),
    returning: typedNumber(returning === '' ? '0' : returning),
  })
  const body = {
    lines: lines.map((line) => ({ institutionId: line.institutionId, ...counted(line) })),
    others: counted(others),
  }
  return body as CallOptions<'recordEventAttendance'>['body'] // what was typed may break a rule: the API refuses it by field
}
