import type { Instant } from '../../kernel/index.ts'
import type { Plan, PlanItem } from './plan.ts'

/** A plan whose content has changed: an agreed one becomes the draft of the next edition. */
export function drafted(plan: Plan, at: Instant): Plan {
  return {
    ...plan,
    version: plan.version + 1,
    changedAt: at,
    state: 'draft',
    edition: plan.state === 'agreed' ? plan.edition + 1 : plan.edition,
  }
}

/** Whether two plans promise the same; how far the items got is no part of it. */
export function sameContent(one: Plan, other: Plan): boolean {
  return JSON.stringify(promiseOf(one)) === JSON.stringify(promiseOf(other))
}

function promiseOf({ occupationalGoal, businessIdea, businessIdeaNote, items }: Plan): readonly unknown[] {
  const promised = ({ id, moduleId, purpose, teachingUnits, findingIds }: PlanItem) => [
    id,
    moduleId,
    purpose,
    teachingUnits,
    findingIds,
  ]
  return [
    occupationalGoal?.isco08,
    occupationalGoal?.note,
    businessIdea,
    businessIdeaNote,
    items.map(promised),
  ]
}
