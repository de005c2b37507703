import type { CallOptions, ResourceOf } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { useRead } from '../../api/use-read.ts'

export type Calendar = ResourceOf<'readCalendar'>
type CalendarBody = CallOptions<'correctCalendar'>['body']

/** What is typed, in the shape of the body that is sent. */
export type CalendarEntry = {
  timeZone: string
  hasOwnWeekend: boolean
  weekend: string[]
  subdivision: string
  added: string[]
  removed: string[]
}

/** The parts of countries that have holidays of their own. */
export const subdivisions = [
  'DE-BW',
  'DE-BY',
  'DE-BY-KATH',
  'DE-BE',
  'DE-BB',
  'DE-HB',
  'DE-HH',
  'DE-HE',
  'DE-MV',
  'DE-NI',
  'DE-NW',
  'DE-RP',
  'DE-SL',
  'DE-SN',
  'DE-ST',
  'DE-SH',
  'DE-TH',
] as const satisfies readonly CodesOf<'land'>[]

export const useCalendar = () => useRead('readCalendar', [])

export function calendarEntry({
  timeZone = '',
  weekend,
  effective,
  subdivision = '',
  added,
  removed,
}: Calendar): CalendarEntry {
  return {
    timeZone,
    hasOwnWeekend: weekend !== undefined,
    weekend: (weekend ?? effective.weekend).map(String),
    subdivision,
    added: [...added],
    removed: [...removed],
  }
}

/** The corrections for what was typed; a row that was left empty is none. */
export function calendarBody({
  timeZone,
  hasOwnWeekend,
  weekend,
  subdivision,
  added,
  removed,
}: CalendarEntry): CalendarBody {
  const body = {
    ...(timeZone !== '' && { timeZone }),
    ...(hasOwnWeekend && { weekend: weekend.map(Number).sort((one, other) => one - other) }),
    ...(subdivision !== '' && { subdivision }),
    added: added.filter((day) => day !== ''),
    removed,
  }
  return body as CalendarBody // what was typed may break a rule: the API refuses it by field
}

/** The holidays of the country that may be worked on: those that are coming, and those that are worked on already. */
export function removableDays({ holidays, added, removed }: Calendar): readonly string[] {
  const coming = holidays.map(({ day }) => day).filter((day) => !added.includes(day))
  return [...new Set<string>([...coming, ...removed])].sort()
}
