import type { BusinessPlanView } from '@passerelle/contract/founding'
import { type BusinessFeedback, giveFeedback } from '@passerelle/domain/founding'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { changePlan } from './change-plan.ts'
import type { FoundingContext } from './context.ts'

/** Says what one thinks of an edition. */
export function giveBusinessFeedback(
  context: FoundingContext,
  participant: ParticipantId,
  number: number,
  feedback: BusinessFeedback,
  expected: number,
): Promise<BusinessPlanView> {
  const change = { participant, expected, editions: [number], fields: ['feedback'] }
  return changePlan(context, change, ({ plan, editions, at }) =>
    giveFeedback({ plan, edition: editions.get(number) ?? refuse({ code: 'not_found' }) }, feedback, {
      by: context.me,
      at,
    }),
  )
}
