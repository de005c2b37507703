import { addMonths } from '../calendar/zones.ts'
import type { CalendarDate } from '../kernel/index.ts'
import { type RetentionKey, retentions } from '../sharing/field-rule.ts'

/** How long before something goes it is told, in days. */
export const noticeDays = 30

/** At least so often, in days, it is looked whether something has changed that decides when a case goes. */
export const lookAgainDays = 30

/** The first day on which something may go that is kept from `begins` on. */
export function endOf(retention: RetentionKey, begins: CalendarDate): CalendarDate {
  return addMonths(begins, retentions[retention].months)
}

/** The day after which the use of funds has no longer to be proved: it is counted from the end of the year of a payment. */
export function endOfProof(lastPaymentOn: CalendarDate): CalendarDate {
  const year = Number(lastPaymentOn.slice(0, 4))
  return endOf('funding', `${year + 1}-01-01`)
}
