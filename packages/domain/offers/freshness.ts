import { type CalendarDate, daysBetween } from '../kernel/index.ts'
import type { Capacity } from './offer.ts'

/** For so many days it is believed that so many places are free; after that it is shown in grey (domain.md N10). */
export const freshDays = 30

/** Whether nobody has looked for so long that the number of free places says little. */
export function isStale({ asOf }: Capacity, today: CalendarDate): boolean {
  return daysBetween(asOf, today) > freshDays
}
