import type { CallOptions, ResourceOf } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { typedNumber } from '@passerelle/messages/typed'
import { usePages } from '../api/use-pages.ts'
import { useRead } from '../api/use-read.ts'
import { onlyChanged } from '../kit/changed.ts'
import { filled } from '../kit/use-body-form.ts'
import { spanOfYear } from '../kit/years.ts'
import { today } from '../language/times.ts'

export type Session = ResourceOf<'readSession'>
export type Roster = ResourceOf<'readRoster'>
export type RosterLine = Roster['lines'][number]
type NewSession = CallOptions<'planSession'>['body']
type SessionsQuery = NonNullable<CallOptions<'listSessions'>['query']>
type SessionChange = CallOptions<'editSession'>['body']

export const kinds = [
  'short_course',
  'group_training',
  'one_to_one',
  'mobile_counselling',
] as const satisfies readonly CodesOf<'session.kind'>[]

const sessionsAtOnce = 50
const dayMs = 86_400_000
const daysShown = 28

/** Periods beside whole years: four weeks from the beginning of today on, or until the end of it. */
export const nearPeriods = ['ahead', 'past'] as const

/** @param period one of the near ones, or a year */
export function useSessions(period: string, instructor: string) {
  return usePages('listSessions', {
    limit: sessionsAtOnce,
    ...(spanOfYear(period) ?? nearSpan(period)),
    ...(instructor !== '' && { instructor }),
  } as SessionsQuery) // the instructor is chosen from a list of members
}

function nearSpan(period: string): { readonly from: string; readonly before: string } {
  const midnight = Date.parse(`${today()}T00:00:00`)
  const [from, before] =
    period === 'past'
      ? [midnight - daysShown * dayMs, midnight + dayMs]
      : [midnight, midnight + daysShown * dayMs]
  return { from: new Date(from).toISOString(), before: new Date(before).toISOString() }
}

/** The sessions that somebody holds between this midnight and the next. */
export function useSessionsToday(instructor: NonNullable<SessionsQuery['instructor']>) {
  const midnight = Date.parse(`${today()}T00:00:00`)
  const [from, before] = [midnight, midnight + dayMs].map((instant) => new Date(instant).toISOString())
  return useRead('listSessions', [{ query: { limit: sessionsAtOnce, from, before, instructor } }])
}

export const useRoster = (sessionId: string) => useRead('readRoster', [{ params: { sessionId } }])

export const useAttendanceOf = (participantId: string) =>
  useRead('listAttendance', [{ params: { participantId } }])

/** What is typed of a session, in the shape of the body that is sent. */
export type SessionEntry = {
  kind: string
  programmeId: string
  moduleId: string
  deliveryMode: string
  title: string
  siteId: string
  room: string
  instructorId: string
  day: string
  hour: string
  timeZone: string
  teachingUnits: string
  breakMinutes: string
  capacity: string
  weeks: string
}

export function newEntry(instructorId: string): SessionEntry {
  return {
    kind: 'group_training',
    programmeId: '',
    moduleId: '',
    deliveryMode: 'presence',
    title: '',
    siteId: '',
    room: '',
    instructorId,
    day: today(),
    hour: '10:00',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    teachingUnits: '4',
    breakMinutes: '0',
    capacity: '',
    weeks: '1',
  }
}

export function entryOf(session: Session): SessionEntry {
  const { kind, programmeId, deliveryMode, instructorId, day, hour, timeZone } = session
  return {
    kind,
    programmeId,
    moduleId: session.moduleId ?? '',
    deliveryMode,
    title: session.title ?? '',
    siteId: session.siteId ?? '',
    room: session.room ?? '',
    instructorId,
    day,
    hour,
    timeZone,
    teachingUnits: String(session.teachingUnits),
    breakMinutes: String(session.breakMinutes),
    capacity: String(session.capacity),
    weeks: '1',
  }
}

export function newSession(entry: SessionEntry): NewSession {
  return numbered(filled(entry)) as NewSession // what was typed may break a rule: the API refuses it by field
}

/** The fields that were typed anew; one that was emptied is taken away. */
export function sessionChange(entry: SessionEntry, first: SessionEntry): SessionChange {
  const { title, siteId, room, ...rest } = onlyChanged(entry, first)
  const orNone = (text: string) => (text.trim() === '' ? null : text)
  const body = {
    ...numbered(rest),
    ...(title !== undefined && { title: orNone(title) }),
    ...(siteId !== undefined && { siteId: orNone(siteId) }),
    ...(room !== undefined && { room: orNone(room) }),
  }
  return body as SessionChange // what was typed may break a rule: the API refuses it by field
}

const numbers = ['teachingUnits', 'breakMinutes', 'capacity', 'weeks'] as const

function numbered(entry: Partial<SessionEntry>): Record<string, unknown> {
  const read = numbers.flatMap((name) => {
    const text = entry[name]
    return text === undefined ? [] : [[name, typedNumber(text)] as const]
  })
  return { ...entry, ...Object.fromEntries(read) }
}
