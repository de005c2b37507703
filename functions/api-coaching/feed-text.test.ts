import { newSessionSchema, planSessions, type Session } from '@passerelle/domain/coaching'
import type { Id } from '@passerelle/domain/kernel'
import { openFromTemplate, programmeTemplates } from '@passerelle/domain/programmes'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { convertIcsCalendar } from 'ts-ics'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { feedText } from './feed-text.ts'

const anId = <Kind extends string>(n: number) => String(n).padStart(26, '0') as Id<Kind>
const drawn: string[] = []
const ids = { next: <Kind extends string>() => anId<Kind>(drawn.push('an id')) }
const now = '2026-01-05T08:00:00.000Z'
const { programme, modules } = openFromTemplate(
  programmeTemplates.reintegration_coaching_plus,
  { term: { from: '2026-01-01', to: '2027-12-31' } },
  ids,
  now,
  '2026-01-05',
)
const [module] = modules

/** A weekly series at ten on the wall, of a year. */
function aSeries(timeZone: string, day: string, change: object = {}): readonly Session[] {
  const entry = newSessionSchema.parse({
    programmeId: programme.id,
    moduleId: module?.id,
    kind: 'group_training',
    deliveryMode: 'presence',
    title: 'With Fatou Ndiaye; in her room, \\ as ever',
    room: 'Fatou’s room',
    instructorId: anId(1),
    day,
    hour: '10:00',
    timeZone,
    teachingUnits: 4,
    capacity: 12,
    weeks: 52,
    ...change,
  })
  return planSessions(entry, programme, module, ids, now)
}

const written = (sessions: readonly Session[], language = 'de') =>
  feedText({
    sessions,
    programmes: new Map([[programme.id, programme]]),
    modules: new Map(modules.map((each) => [each.id, each])),
    organisation: { language } as never,
  })

type Read = { readonly start: Date; readonly end: Date; readonly summary: string }

/** What calendars of three hands make of a text. */
const readers: Readonly<Record<string, (text: string) => readonly Read[]>> = {
  'ical.js': (text) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((part) => {
      const { startDate, endDate, summary } = new ICAL.Event(part)
      return { start: startDate.toJSDate(), end: endDate.toJSDate(), summary }
    }),
  'node-ical': (text) =>
    Object.values(nodeIcal.sync.parseICS(text)).flatMap((part) =>
      part?.type === 'VEVENT'
        ? [
            {
              start: new Date(part.start),
              end: new Date(part.end ?? part.start),
              summary: String(part.summary),
            },
          ]
        : [],
    ),
  'ts-ics': (text) =>
    (convertIcsCalendar(undefined, text).events ?? []).map(({ start, end, summary }) => ({
      start: start.date,
      end: end?.date ?? start.date,
      summary: summary ?? '',
    })),
}

afterEach(() => vi.unstubAllEnvs())

describe('a feed', () => {
  test.each(
    Object.keys(readers).flatMap(
      (reader) =>
        [
          [reader, 'Europe/Berlin', '2026-01-06'],
          [reader, 'Africa/Cairo', '2026-01-06'],
          // Ramadan, and from September on the hour that it keeps.
          [reader, 'Africa/Casablanca', '2026-01-06'],
          [reader, 'Africa/Cairo', '2026-12-01'],
          [reader, 'Europe/Berlin', '2026-12-01'],
        ] as const,
    ),
  )(
    'read by %s keeps ten o’clock in %s from %s on, through each change of the clock',
    (reader, timeZone, day) => {
      const sessions = aSeries(timeZone, day)
      const read = readers[reader]?.(written(sessions)) ?? []
      expect(read).toHaveLength(52)
      const wall = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
      const offset = new Intl.DateTimeFormat('en-GB', {
        timeZone,
        timeZoneName: 'longOffset',
        day: 'numeric',
      })
      const shown = read.map(({ start, end }) => `${wall.format(start)}-${wall.format(end)}`)
      expect(new Set(shown)).toEqual(new Set(['10:00-13:00']))
      const through = new Set(read.map(({ start }) => offset.formatToParts(start).at(-1)?.value))
      expect(through.size).toBe(2)
      expect(read.map(({ start }) => start.toISOString()).toSorted()).toEqual(
        sessions.map(({ startsAt }) => startsAt),
      )
    },
  )

  test('says the same whatever the zone of the process', () => {
    const sessions = aSeries('Africa/Cairo', '2026-01-06')
    const zones = ['UTC', 'Africa/Cairo', 'America/Mexico_City', 'Asia/Kabul']
    const texts = zones.map((zone) => {
      vi.stubEnv('TZ', zone)
      return written(sessions)
    })
    expect(new Set(texts).size).toBe(1)
  })

  test.each([
    ['de', 'Gruppentraining: '],
    ['fr', 'Formation de groupe : '],
    ['ar', '\u2068تدريب جماعي\u2069: '],
    ['sq', 'Group training: '],
  ])('in %s is called by its kind and what is taught, and names nobody', (language, begins) => {
    const text = written(aSeries('Europe/Berlin', '2026-01-06', { weeks: 1 }), language)
    const [session] = readers['ical.js']?.(text) ?? []
    expect(session?.summary.startsWith(begins)).toBe(true)
    expect(text).not.toMatch(/Fatou|Ndiaye/)
    expect(text).not.toContain(anId(1))
  })

  test('tells a calendar what was changed and what was called off, in lines that every reader takes', () => {
    const [first, second] = aSeries('Europe/Berlin', '2026-01-06', { weeks: 2 })
    if (first === undefined || second === undefined) throw new Error('two sessions')
    const text = written([
      { ...first, version: 3, changedAt: '2026-01-05T10:00:00.000Z' },
      { ...second, state: 'cancelled' },
    ])
    expect(text).toContain('SEQUENCE:2\r\n')
    expect(text).toContain('LAST-MODIFIED:20260105T100000Z\r\n')
    expect(text.match(/STATUS:(\w+)/g)).toEqual(['STATUS:CONFIRMED', 'STATUS:CANCELLED'])
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(written([])).toContain('BEGIN:VCALENDAR')
  })
})
