/** When a schedule is due next, strictly after an instant; undefined when never again. */
export type Next = (after: Date) => Date | undefined

const unitMinutes: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440 }
const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']
const minute = 60_000
const furthestYears = 5

/**
 * Reads `rate(…)`, `cron(…)` and `at(…)` as EventBridge spells them.
 *
 * @param timeZone IANA name in which a cron or at expression is meant
 * @throws {SyntaxError} for an expression that is not known; `L`, `W` and `#` are not
 */
export function parseSchedule(expression: string, timeZone: string): Next {
  const [, kind, argument = ''] = /^(rate|cron|at)\((.+)\)$/.exec(expression) ?? []
  if (kind === 'rate') return rate(argument)
  if (kind === 'cron') return cron(argument, timeZone)
  if (kind === 'at') return at(argument, timeZone)
  throw new SyntaxError(`the schedule ${expression} is not known`)
}

function rate(argument: string): Next {
  const [, count, unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(argument) ?? []
  const minutes = Number(count) * (unitMinutes[unit] ?? Number.NaN)
  if (!(minutes > 0)) throw new SyntaxError(`the rate ${argument} is not known`)
  return (after) => new Date(after.getTime() + minutes * minute)
}

function at(argument: string, timeZone: string): Next {
  const local = wallClock(timeZone)
  return (after) => {
    const guess = new Date(`${argument}Z`)
    if (Number.isNaN(guess.getTime())) throw new SyntaxError(`the instant ${argument} is not known`)
    const seen = local(guess)
    const shift = Date.UTC(seen.year, seen.month - 1, seen.day, seen.hour, seen.minute) - guess.getTime()
    const due = new Date(guess.getTime() - Math.round(shift / minute) * minute)
    return due > after ? due : undefined
  }
}

function cron(argument: string, timeZone: string): Next {
  const fields = argument.trim().split(/\s+/)
  if (fields.length !== 6) throw new SyntaxError(`the cron expression ${argument} needs six fields`)
  const [minutes = '', hours = '', days = '', months = '', weekdays = '', years = ''] = fields
  const inMinute = field(minutes, 0, 59, [])
  const inHour = field(hours, 0, 23, [])
  const inDay = field(days, 1, 31, [])
  const inMonth = field(months, 1, 12, monthNames)
  const inWeekday = field(weekdays, 1, 7, dayNames)
  const inYear = field(years, 1970, 2199, [])
  const local = wallClock(timeZone)
  return (after) => {
    const last = after.getTime() + furthestYears * 366 * 1440 * minute
    let instant = (Math.floor(after.getTime() / minute) + 1) * minute
    while (instant <= last) {
      const seen = local(new Date(instant))
      const rightDay = inYear(seen.year) && inMonth(seen.month) && inDay(seen.day) && inWeekday(seen.weekday)
      if (rightDay && inHour(seen.hour) && inMinute(seen.minute)) return new Date(instant)
      // Nothing in the rest of this hour can be due on a day or in an hour that is not meant.
      instant += rightDay && inHour(seen.hour) ? minute : (60 - seen.minute) * minute
    }
    return undefined
  }
}

function field(
  text: string,
  low: number,
  high: number,
  names: readonly string[],
): (value: number) => boolean {
  if (text === '*' || text === '?') return () => true
  const number = (part: string) => {
    const named = names.indexOf(part.toUpperCase())
    const value = named < 0 ? Number(part) : named + 1
    if (Number.isInteger(value) && value >= low && value <= high) return value
    throw new SyntaxError(`${part} is no value between ${low} and ${high}`)
  }
  const wanted = new Set<number>()
  for (const part of text.split(',')) {
    const [range = '', step] = part.split('/')
    const [from = '', to] = range.split('-')
    const start = from === '*' ? low : number(from)
    const end = to !== undefined ? number(to) : step !== undefined || from === '*' ? high : start
    const stride = step === undefined ? 1 : Number(step)
    if (!(stride >= 1)) throw new SyntaxError(`${part} has no step`)
    for (let value = start; value <= end; value += stride) wanted.add(value)
  }
  return (value) => wanted.has(value)
}

type WallClock = { year: number; month: number; day: number; hour: number; minute: number; weekday: number }

/** The time of a clock on the wall in a time zone; the weekday counts from 1 = Sunday. */
function wallClock(timeZone: string): (instant: Date) => WallClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  return (instant) => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
    const [year, month, day] = [part('year'), part('month'), part('day')]
    const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1
    return { year, month, day, hour: part('hour'), minute: part('minute'), weekday }
  }
}
