import type { DueCasesView, DueCaseView, EndingQuery } from '@passerelle/contract/retention'
import { addDays } from '@passerelle/domain/calendar'
import { type DueCase, listDueCases, programmesUnpaid } from '@passerelle/table/retention'
import type { RetentionContext } from './context.ts'

/** How far ahead one looks who does not say. */
const daysAhead = 90

/** What goes next. A member who sees no cases learns of days and numbers alone. */
export async function listEndings(
  { table, reach, clock }: RetentionContext,
  { until, ...page }: EndingQuery,
): Promise<DueCasesView> {
  const today = clock.today()
  const [{ items, ...rest }, unpaid] = await Promise.all([
    listDueCases(table, until ?? addDays(today, daysAhead), page, reach === 'all'),
    programmesUnpaid(table, today),
  ])
  return {
    items: items.flatMap(viewDue),
    unpaid: unpaid.map(({ id }) => ({ programmeId: id })),
    ...rest,
  }
}

function viewDue({ retention, summary }: DueCase): DueCaseView[] {
  const { participantId, closedOn, dueOn, endedOn, announced } = retention
  if (dueOn === undefined) return []
  return [
    {
      participantId,
      ...(summary && { names: summary.names, pseudonym: summary.pseudonym }),
      what: endedOn === undefined ? 'case' : 'proof',
      closedOn,
      dueOn,
      ...(announced && { announced }),
    },
  ]
}
