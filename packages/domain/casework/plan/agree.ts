import type { Instant, MemberId } from '../../kernel/index.ts'
import { refuse } from '../../kernel/index.ts'
import { assertUnfrozen } from './freeze.ts'
import type { AgreedPlan, Agreement, Plan, PlanAgreementEntry } from './plan.ts'

/** The plan as it goes on, and the edition that was agreed, which nobody changes any more. */
export type Agreed = { readonly plan: Plan; readonly edition: AgreedPlan }

/**
 * Agrees the present draft with the person. Progress of items is not frozen with it.
 * @throws Refused `not_possible` when the plan is agreed already, has no item that is still meant, or leads nowhere,
 *   and when it is frozen
 */
export function agree(plan: Plan, entry: PlanAgreementEntry, by: MemberId, at: Instant): Agreed {
  assertUnfrozen(plan)
  if (plan.state === 'agreed') refuse({ code: 'not_possible', what: 'plan_already_agreed' })
  if (!plan.items.some(({ status }) => status !== 'cancelled'))
    refuse({ code: 'not_possible', what: 'plan_without_items' })
  if (plan.occupationalGoal === undefined && !plan.businessIdea) {
    refuse({ code: 'not_possible', what: 'plan_without_goal' })
  }
  const agreement: Agreement = { edition: plan.edition, agreedAt: at, agreedBy: by, ...entry }
  const { participantId, occupationalGoal, businessIdea, businessIdeaNote, items, findings } = plan
  return {
    plan: { ...plan, version: plan.version + 1, changedAt: at, state: 'agreed', agreement },
    edition: structuredClone({
      participantId,
      ...(occupationalGoal && { occupationalGoal }),
      businessIdea,
      ...(businessIdeaNote && { businessIdeaNote }),
      items,
      ...(findings && { findings }),
      agreement,
    }),
  }
}
