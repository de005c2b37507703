import { expect, test } from 'vitest'
import { wallClock } from '../../calendar/index.ts'
import { addFinding, type Finding, seen, withdrawFinding } from '../../labour/index.ts'
import { openFromTemplate, programmeTemplates } from '../../programmes/index.ts'
import {
  coach,
  countedIds,
  id,
  later,
  openedAt,
  participantId,
  refusalOf,
  today,
} from '../../testing/casework.ts'
import { agree } from './agree.ts'
import type { Plan, PlanEntry } from './plan.ts'
import { agreedPlanSchema, planEntrySchema, planSchema } from './plan.ts'
import { planItemMoves, recordProgress } from './record-progress.ts'
import { addPlanItem, beginPlan, rewritePlan } from './write-plan.ts'

const { modules } = openFromTemplate(
  programmeTemplates.reintegration_coaching_with_qualification,
  {},
  countedIds(),
  openedAt,
  today,
)
const [sewing, cooking] = modules
if (sewing === undefined || cooking === undefined) throw new Error('the template has workshops')

const context = {
  modules: new Map(modules.map((module) => [module.id, module])),
  findings: new Map(),
  ids: countedIds(100),
  at: openedAt,
}

function anEntry(change: Partial<PlanEntry> = {}): PlanEntry {
  return {
    occupationalGoal: { isco08: '7531' },
    businessIdea: false,
    items: [
      { moduleId: sewing?.id ?? id(0), purpose: 'To sew for the market' },
      { moduleId: cooking?.id ?? id(0), purpose: 'To earn on the side', teachingUnits: 10 },
    ],
    ...change,
  }
}

function aPlan(change: Partial<PlanEntry> = {}): Plan {
  return beginPlan(participantId, anEntry(change), context)
}

function agreed(plan: Plan) {
  return agree(plan, { confirmation: 'signed', language: 'fr' }, coach, later)
}

/** The entry that leaves a plan as it is. */
function entryOf({ occupationalGoal, businessIdea, items }: Plan): PlanEntry {
  const kept = items.map(({ id, moduleId, purpose, teachingUnits }) => ({
    id,
    moduleId,
    purpose,
    teachingUnits,
  }))
  return { ...(occupationalGoal && { occupationalGoal }), businessIdea, items: kept }
}

test('a plan takes titles and teaching units from its modules and begins as a draft', () => {
  const plan = aPlan()
  expect(planSchema.parse(plan)).toEqual(plan)
  expect(plan).toMatchObject({ state: 'draft', edition: 1, version: 1 })
  expect(plan.items.map(({ title, teachingUnits, status }) => [title['de'], teachingUnits, status])).toEqual([
    ['Nähen', 25, 'planned'],
    ['Kochen', 10, 'planned'],
  ])
})

test('an agreed edition stays as it was agreed, whatever becomes of the plan', () => {
  const { plan, edition } = agreed(aPlan())
  const before = JSON.stringify(edition)
  expect(agreedPlanSchema.parse(edition)).toEqual(edition)
  expect(plan).toMatchObject({
    state: 'agreed',
    edition: 1,
    agreement: { edition: 1, agreedBy: coach, agreedAt: later },
  })
  const changed = rewritePlan(plan, { ...entryOf(plan), businessIdea: true }, context)
  expect(changed).toMatchObject({ state: 'draft', edition: 2, agreement: { edition: 1 } })
  expect(JSON.stringify(edition)).toBe(before)
  expect(agreed(changed).edition.agreement.edition).toBe(2)
})

test('an edition does not change with the objects that it was made of', () => {
  const plan = aPlan()
  const { edition } = agreed(plan)
  const [item] = plan.items
  if (item) item.purpose = 'Something else'
  expect(edition.items[0]?.purpose).toBe('To sew for the market')
})

test('writing an agreed plan without changing what it promises leaves it agreed', () => {
  const { plan } = agreed(aPlan())
  expect(rewritePlan(plan, entryOf(plan), context)).toMatchObject({ state: 'agreed', edition: 1, version: 3 })
})

test('the order of the items is part of what is promised', () => {
  const { plan } = agreed(aPlan())
  const entry = entryOf(plan)
  const turned = rewritePlan(plan, { ...entry, items: [...entry.items].reverse() }, context)
  expect(turned).toMatchObject({ state: 'draft', edition: 2 })
  expect(turned.items.map(({ id }) => id)).toEqual(plan.items.map(({ id }) => id).reverse())
})

test('progress does not undo an agreement', () => {
  const { plan } = agreed(aPlan())
  const [item] = plan.items
  const after = recordProgress(plan, item?.id ?? id(0), { status: 'done' }, later)
  expect(after).toMatchObject({
    state: 'agreed',
    version: 3,
    items: [{ status: 'done', teachingUnitsDone: 25 }, {}],
  })
})

test('an item goes along its table, and cannot be attended longer than planned', () => {
  const plan = aPlan()
  const itemId = plan.items[1]?.id ?? id(0)
  expect(
    refusalOf(() => recordProgress(plan, itemId, { status: 'partly', teachingUnitsDone: 11 }, later)),
  ).toMatchObject({
    errors: [{ path: ['body', 'teachingUnitsDone'], code: 'more_than_planned', params: { planned: 10 } }],
  })
  const done = recordProgress(plan, itemId, { status: 'done' }, later)
  expect(refusalOf(() => recordProgress(done, itemId, { status: 'planned' }, later))).toEqual({
    code: 'illegal_transition',
    state: 'done',
    allowed: planItemMoves.done,
  })
  expect(refusalOf(() => recordProgress(plan, id(999), { status: 'done' }, later))).toEqual({
    code: 'not_found',
  })
})

test('what was attended cannot be left out, shortened or turned into another module', () => {
  const plan = aPlan()
  const [first] = plan.items
  const done = recordProgress(plan, first?.id ?? id(0), { status: 'partly', teachingUnitsDone: 12 }, later)
  const [kept, other] = entryOf(done).items
  if (kept === undefined || other === undefined) throw new Error('the plan has two items')
  const write = (items: PlanEntry['items']) =>
    refusalOf(() => rewritePlan(done, { ...entryOf(done), items }, context))
  expect(write([other])).toMatchObject({
    errors: [{ path: ['body', 'items'], code: 'attended_item_left_out' }],
  })
  expect(write([kept])).toBeUndefined()
  expect(write([{ ...kept, teachingUnits: 11 }])).toMatchObject({ errors: [{ code: 'fewer_than_done' }] })
  expect(write([{ ...kept, moduleId: other.moduleId }])).toMatchObject({
    errors: [{ path: ['body', 'items', 0, 'moduleId'], code: 'other_module' }],
  })
})

test('an item points to a module that is offered', () => {
  const purpose = 'To learn'
  expect(refusalOf(() => aPlan({ items: [{ moduleId: id(999), purpose }] }))).toMatchObject({
    errors: [{ path: ['body', 'items', 0, 'moduleId'], code: 'unknown_module' }],
  })
  const withdrawn = {
    ...context,
    modules: new Map([[sewing.id, { ...sewing, state: 'withdrawn' as const }]]),
  }
  expect(refusalOf(() => addPlanItem(aPlan(), { moduleId: sewing.id, purpose }, withdrawn))).toMatchObject({
    errors: [{ path: ['body', 'moduleId'], code: 'module_withdrawn' }],
  })
  expect(refusalOf(() => aPlan({ items: [{ id: id(7), moduleId: sewing.id, purpose }] }))).toMatchObject({
    errors: [{ path: ['body', 'items', 0, 'id'], code: 'unknown_item' }],
  })
})

test('one more item makes an agreed plan the draft of the next edition', () => {
  const { plan } = agreed(aPlan())
  const longer = addPlanItem(plan, { moduleId: cooking.id, purpose: 'Once more' }, context)
  expect(longer).toMatchObject({ state: 'draft', edition: 2 })
  expect(longer.items).toHaveLength(3)
})

test('a plan is agreed once, with something to do and somewhere to go', () => {
  expect(refusalOf(() => agreed(agreed(aPlan()).plan))).toEqual({
    code: 'not_possible',
    what: 'plan_already_agreed',
  })
  expect(refusalOf(() => agreed(aPlan({ items: [] })))).toEqual({
    code: 'not_possible',
    what: 'plan_without_items',
  })
  const aimless = beginPlan(participantId, { businessIdea: false, items: anEntry().items }, context)
  expect(refusalOf(() => agreed(aimless))).toEqual({ code: 'not_possible', what: 'plan_without_goal' })
  const founder = beginPlan(participantId, { businessIdea: true, items: anEntry().items }, context)
  expect(agreed(founder).plan.state).toBe('agreed')
})

test('the same item cannot stand in a plan twice', () => {
  const item = { id: id<'planItem'>(7), moduleId: sewing.id, purpose: 'To sew' }
  expect(planEntrySchema.safeParse(anEntry({ items: [item, item] })).error?.issues[0]?.message).toBe('twice')
})

/** What was found for the n-th time. */
function aFinding(n = 500): Finding {
  const clock = wallClock({ now: () => new Date(openedAt) }, 'Africa/Dakar')
  const area = { country: 'SN' }
  const entry = {
    isco08: '7531',
    area,
    demand: 'high',
    source: 'Chamber of crafts',
    asOf: '2026-01-15',
  } as const
  return addFinding(entry, id<'finding'>(n), clock)
}

test('a plan keeps what its items point to as it was seen then, once however many point there', () => {
  const finding = aFinding()
  const known = { ...context, findings: new Map([[finding.id, finding]]) }
  const items = anEntry().items.map((item) => ({ ...item, findingIds: [finding.id] }))
  const plan = beginPlan(participantId, anEntry({ items }), known)
  expect(planSchema.parse(plan)).toEqual(plan)
  expect(plan.findings).toEqual([seen(finding)])
  const { edition } = agreed(plan)
  expect(agreedPlanSchema.parse(edition).findings).toEqual([seen(finding)])
  // Withdrawn since, or not even there any more: what the plan saw stays with it.
  for (const findings of [new Map([[finding.id, withdrawFinding(finding, later)]]), new Map()]) {
    const again = rewritePlan(plan, { ...entryOf(plan), items: withIds(plan, items) }, { ...known, findings })
    expect(again.findings).toEqual([seen(finding)])
  }
})

test('what an item points to is part of what is promised, and gone with the last that points there', () => {
  const finding = aFinding()
  const known = { ...context, findings: new Map([[finding.id, finding]]) }
  const { plan } = agreed(aPlan())
  const [first] = entryOf(plan).items
  if (first === undefined) throw new Error('the plan has items')
  const pointing = { ...entryOf(plan), items: [{ ...first, findingIds: [finding.id] }] }
  const pointed = rewritePlan(plan, pointing, known)
  expect(pointed).toMatchObject({ state: 'draft', edition: 2, findings: [{ id: finding.id }] })
  expect(rewritePlan(agreed(pointed).plan, pointing, known).state).toBe('agreed')
  const left = rewritePlan(pointed, { ...pointing, items: [{ ...first, findingIds: [] }] }, known)
  expect([left.findings, left.items[0]?.findingIds]).toEqual([undefined, undefined])
})

test('an item points to no finding that is unknown or withdrawn, and a plan to so many', () => {
  const finding = aFinding()
  const pointing = (findings: readonly Finding[], ids = findings.map((each) => each.id)) =>
    refusalOf(() =>
      addPlanItem(
        aPlan(),
        { moduleId: sewing?.id ?? id(0), purpose: 'To sew', findingIds: ids },
        { ...context, findings: new Map(findings.map((each) => [each.id, each])) },
      ),
    )
  const refused = (code: string) => ({
    code: 'invalid',
    errors: [{ path: ['body', 'findingIds'], code, params: {} }],
  })
  expect(pointing([])).toBeUndefined()
  expect(pointing([], [finding.id])).toEqual(refused('unknown_reference'))
  expect(pointing([withdrawFinding(finding, later)])).toEqual(refused('finding_withdrawn'))
  const many = Array.from({ length: 21 }, (_, n) => aFinding(500 + n))
  expect(pointing(many.slice(1))).toBeUndefined()
  expect(pointing(many)).toEqual({ code: 'limit_reached', what: 'findings', limit: 20 })
})

function withIds(plan: Plan, items: PlanEntry['items']): PlanEntry['items'] {
  return items.map((item, place) => ({ ...item, id: plan.items[place]?.id ?? id(0) }))
}
