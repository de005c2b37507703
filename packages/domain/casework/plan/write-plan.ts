import type { FieldCode } from '../../kernel/field-codes.ts'
import type { FindingId, Ids, Instant, ModuleId, ParticipantId } from '../../kernel/index.ts'
import { refuse } from '../../kernel/index.ts'
import { type Finding, type SeenFinding, seen } from '../../labour/index.ts'
import type { Module } from '../../programmes/index.ts'
import { drafted, sameContent } from './edition.ts'
import { assertUnfrozen } from './freeze.ts'
import { maxFindings, type Plan, type PlanEntry, type PlanItem, type PlanItemEntry } from './plan.ts'

/** The context of writing a plan: the modules that may be chosen, what was found of labour markets, ids for new items, and the present. */
export type PlanContext = {
  readonly modules: ReadonlyMap<ModuleId, Module>
  readonly findings: ReadonlyMap<FindingId, Finding>
  readonly ids: Ids
  readonly at: Instant
}

/**
 * Begins the plan of a participant as a draft.
 * @throws Refused `invalid` for an item with an unknown id, an unknown module or one that is not offered any more, and for
 *   a finding that is unknown or was withdrawn before the plan pointed to it; `limit_reached` at 20 findings
 */
export function beginPlan(participantId: ParticipantId, entry: PlanEntry, context: PlanContext): Plan {
  return {
    participantId,
    version: 1,
    changedAt: context.at,
    edition: 1,
    state: 'draft',
    ...contentFrom(entry, { items: [] }, context),
  }
}

/**
 * Writes a plan anew: items that bring their id stay, with their title and how far they got; the others are new.
 * An agreed plan whose content changes becomes the draft of the next edition; unchanged, it stays agreed.
 * @throws Refused as `beginPlan`, `invalid` when an item that was attended is left out, and `not_possible` when frozen
 */
export function rewritePlan(plan: Plan, entry: PlanEntry, context: PlanContext): Plan {
  assertUnfrozen(plan)
  const content = contentFrom(entry, plan, context)
  const { occupationalGoal: _goal, businessIdeaNote: _note, findings: _findings, ...rest } = plan
  const written: Plan = { ...rest, ...content }
  if (sameContent(written, plan)) return { ...plan, version: plan.version + 1, changedAt: context.at }
  return drafted(written, context.at)
}

/**
 * Puts one more item at the end of a plan.
 * @throws Refused as `beginPlan`, `limit_reached` at 60 items, `not_possible` when frozen
 */
export function addPlanItem(plan: Plan, entry: PlanItemEntry, context: PlanContext): Plan {
  assertUnfrozen(plan)
  if (plan.items.length >= 60) refuse({ code: 'limit_reached', what: 'items', limit: 60 })
  if (entry.id !== undefined) invalid(['id'], 'unknown_item')
  const items = [...plan.items, newItem(entry, context, [])]
  const findings = findingsOf(items, plan, context, () => [])
  return drafted({ ...plan, items, ...(findings.length > 0 && { findings }) }, context.at)
}

type Present = Pick<Plan, 'items' | 'findings'>

function contentFrom(entry: PlanEntry, present: Present, context: PlanContext) {
  const items = entry.items.map((item, index) => itemFrom(item, present.items, context, ['items', index]))
  const findings = findingsOf(items, present, context, (index) => ['items', index])
  const kept = new Set(items.map(({ id }) => id))
  const dropped = present.items.find(
    ({ id, status }) => !kept.has(id) && (status === 'done' || status === 'partly'),
  )
  if (dropped) invalid(['items'], 'attended_item_left_out', { item: dropped.id })
  return {
    ...(entry.occupationalGoal && { occupationalGoal: entry.occupationalGoal }),
    businessIdea: entry.businessIdea,
    ...(entry.businessIdeaNote && { businessIdeaNote: entry.businessIdeaNote }),
    items,
    ...(findings.length > 0 && { findings }),
  }
}

/** What the items of a plan point to: what it pointed to before stays as it was seen then, whatever became of it. */
function findingsOf(
  items: readonly PlanItem[],
  present: Present,
  { findings }: PlanContext,
  pathOf: (index: number) => Path,
): SeenFinding[] {
  const found = new Map(present.findings?.map((finding) => [finding.id, finding]))
  const named = new Map<FindingId, SeenFinding>()
  items.forEach(({ findingIds = [] }, index) => {
    for (const id of findingIds) {
      const path = [...pathOf(index), 'findingIds']
      const finding = findings.get(id)
      if (!found.has(id) && finding?.state === 'withdrawn') invalid(path, 'finding_withdrawn')
      named.set(id, found.get(id) ?? (finding ? seen(finding) : invalid(path, 'unknown_reference')))
    }
  })
  if (named.size > maxFindings) refuse({ code: 'limit_reached', what: 'findings', limit: maxFindings })
  return [...named.values()]
}

function itemFrom(
  entry: PlanItemEntry,
  present: readonly PlanItem[],
  context: PlanContext,
  path: Path,
): PlanItem {
  if (entry.id === undefined) return newItem(entry, context, path)
  const item = present.find(({ id }) => id === entry.id)
  if (item === undefined) return invalid([...path, 'id'], 'unknown_item')
  // Another module is another item: the title and the attendance of the first would no longer be true.
  if (item.moduleId !== entry.moduleId) return invalid([...path, 'moduleId'], 'other_module')
  const teachingUnits = entry.teachingUnits ?? item.teachingUnits
  if (teachingUnits < item.teachingUnitsDone) return invalid([...path, 'teachingUnits'], 'fewer_than_done')
  const { findingIds: _, ...kept } = item
  return { ...kept, purpose: entry.purpose, teachingUnits, ...pointing(entry) }
}

function newItem(entry: PlanItemEntry, { modules, ids }: PlanContext, path: Path): PlanItem {
  const module = modules.get(entry.moduleId)
  if (module === undefined) return invalid([...path, 'moduleId'], 'unknown_module')
  if (module.state !== 'offered') return invalid([...path, 'moduleId'], 'module_withdrawn')
  return {
    id: ids.next<'planItem'>(),
    moduleId: module.id,
    moduleVersion: module.version,
    title: module.title,
    purpose: entry.purpose,
    status: 'planned',
    teachingUnits: entry.teachingUnits ?? module.teachingUnits,
    teachingUnitsDone: 0,
    ...pointing(entry),
  }
}

function pointing({ findingIds }: PlanItemEntry): Pick<PlanItem, 'findingIds'> {
  return findingIds === undefined || findingIds.length === 0 ? {} : { findingIds }
}

type Path = readonly (string | number)[]

function invalid(path: Path, code: FieldCode, params: Record<string, string> = {}): never {
  return refuse({ code: 'invalid', errors: [{ path: ['body', ...path], code, params }] })
}
