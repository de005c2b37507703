import type { CountryCode } from '../kernel/codes/countries.ts'
import type { TimeZone } from '../kernel/codes/time-zones.ts'

/** The clock and the weekend of a country, apart from its holidays: whoever asks for the time only carries no table of feasts. */
export type Week = { readonly timeZone: TimeZone; readonly weekend: readonly number[] }

const saturdayAndSunday = [6, 7]
const fridayAndSaturday = [5, 6]

/** General knowledge, good enough to count working days and no legal statement. */
const weeks: Readonly<Record<CountryCode, Week>> = {
  AF: { timeZone: 'Asia/Kabul', weekend: [4, 5] },
  AL: { timeZone: 'Europe/Tirane', weekend: saturdayAndSunday },
  DE: { timeZone: 'Europe/Berlin', weekend: saturdayAndSunday },
  EG: { timeZone: 'Africa/Cairo', weekend: fridayAndSaturday },
  GH: { timeZone: 'Africa/Accra', weekend: saturdayAndSunday },
  GM: { timeZone: 'Africa/Banjul', weekend: saturdayAndSunday },
  IQ: { timeZone: 'Asia/Baghdad', weekend: fridayAndSaturday },
  KG: { timeZone: 'Asia/Bishkek', weekend: saturdayAndSunday },
  MA: { timeZone: 'Africa/Casablanca', weekend: saturdayAndSunday },
  MX: { timeZone: 'America/Mexico_City', weekend: saturdayAndSunday },
  NE: { timeZone: 'Africa/Niamey', weekend: saturdayAndSunday },
  NG: { timeZone: 'Africa/Lagos', weekend: saturdayAndSunday },
  PK: { timeZone: 'Asia/Karachi', weekend: saturdayAndSunday },
  RS: { timeZone: 'Europe/Belgrade', weekend: saturdayAndSunday },
  SN: { timeZone: 'Africa/Dakar', weekend: saturdayAndSunday },
  TN: { timeZone: 'Africa/Tunis', weekend: saturdayAndSunday },
  XK: { timeZone: 'Europe/Belgrade', weekend: saturdayAndSunday },
}

/** The countries whose calendar is known; any other counts Monday to Friday in UTC. */
export const calendarCountries: readonly CountryCode[] = Object.keys(weeks)

const elsewhere: Week = { timeZone: 'UTC', weekend: saturdayAndSunday }

export function weekOfCountry(country: CountryCode): Week {
  return weeks[country] ?? elsewhere
}

/** The time zone of an organisation in a country: its own, where it has set one. */
export function zoneOf(country: CountryCode, own?: { readonly timeZone?: TimeZone | undefined }): TimeZone {
  return own?.timeZone ?? weekOfCountry(country).timeZone
}
