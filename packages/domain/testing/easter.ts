import { addDays } from '../calendar/zones.ts'
import type { CalendarDate } from '../kernel/time.ts'

/** Easter Sunday of the western churches: the Gregorian computus. */
export function westernEaster(year: number): CalendarDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const skippedLeapDays = century - Math.floor(century / 4)
  const moonCorrection = Math.floor((8 * century + 13) / 25)
  const age = (19 * golden + skippedLeapDays - moonCorrection + 15) % 30
  const fullMoon = age - (age === 29 || (age === 28 && golden > 10) ? 1 : 0)
  const untilSunday = (year + Math.floor(year / 4) + fullMoon + 2 - skippedLeapDays) % 7
  return addDays(`${year}-03-28`, fullMoon - untilSunday)
}

/** Easter Sunday of the eastern churches: the Julian computus, as a Gregorian date (13 days on until 2099). */
export function easternEaster(year: number): CalendarDate {
  const fullMoon = (19 * (year % 19) + 15) % 30
  const untilSunday = (year + Math.floor(year / 4) + fullMoon) % 7
  return addDays(`${year}-03-28`, fullMoon - untilSunday + 13)
}
