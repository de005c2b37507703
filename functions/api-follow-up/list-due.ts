import type { DueFollowUp, DueQuery } from '@passerelle/contract/follow-up'
import { dueStateOf } from '@passerelle/domain/follow-up'
import type { PageOf } from '@passerelle/table'
import { listDue as find } from '@passerelle/table/follow-up'
import type { FollowUpContext } from './context.ts'

/** The follow-ups that are due in the cases of the member who asks. */
export async function listDue(
  { table, reach, clock }: FollowUpContext,
  { until, ...page }: DueQuery,
): Promise<PageOf<DueFollowUp>> {
  const { items, ...rest } = await find(table, reach, until, page)
  const today = clock.today()
  return {
    items: items.map(({ followUp, summary: { pseudonym, names } }) => ({
      followUpId: followUp.id,
      participantId: followUp.participantId,
      pseudonym,
      names,
      ...(followUp.month && { month: followUp.month }),
      dueOn: followUp.dueOn,
      due: dueStateOf(followUp, today) ?? 'due',
      attempts: followUp.attempts.length,
    })),
    ...rest,
  }
}
