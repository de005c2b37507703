import { expect, test } from 'vitest'
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
import { freeze, unfreeze } from './freeze.ts'
import { type Plan, planSchema } from './plan.ts'
import { recordProgress } from './record-progress.ts'
import { addPlanItem, beginPlan, rewritePlan } from './write-plan.ts'

const { modules } = openFromTemplate(
  programmeTemplates.reintegration_coaching_with_qualification,
  {},
  countedIds(),
  openedAt,
  today,
)
const context = {
  modules: new Map(modules.map((module) => [module.id, module])),
  findings: new Map(),
  ids: countedIds(100),
  at: openedAt,
}
const [moduleId = id<'module'>(0), otherId = id<'module'>(0)] = modules.map((module) => module.id)
const entry = {
  businessIdea: true,
  items: [
    { moduleId, purpose: 'To sew', teachingUnits: 25 },
    { moduleId: otherId, purpose: 'To cook', teachingUnits: 10 },
  ],
}

function begunPlan(): Plan {
  const plan = beginPlan(participantId, entry, context)
  return recordProgress(plan, itemOf(plan, 0), { status: 'partly', teachingUnitsDone: 12 }, openedAt)
}

const itemOf = ({ items }: Plan, at: number) => items[at]?.id ?? id<'planItem'>(0)

test('freezing asks for a certificate of what was begun, with what was done of it', () => {
  const plan = begunPlan()
  const frozen = freeze(plan, later)
  expect(frozen).toEqual({
    ...plan,
    version: plan.version + 1,
    changedAt: later,
    frozenAt: later,
    certificateRequests: [
      { itemId: itemOf(plan, 0), teachingUnitsDone: 12, state: 'requested', requestedAt: later },
    ],
  })
  expect(planSchema.parse(frozen)).toEqual(frozen)
})

test('what is done after that still counts, and what was asked for keeps its day', () => {
  const frozen = freeze(begunPlan(), openedAt)
  const further = recordProgress(
    frozen,
    itemOf(frozen, 0),
    { status: 'partly', teachingUnitsDone: 20 },
    later,
  )
  const both = recordProgress(further, itemOf(frozen, 1), { status: 'done' }, later)
  expect(both.certificateRequests).toMatchObject([
    { teachingUnitsDone: 20, requestedAt: openedAt },
    { teachingUnitsDone: 10, requestedAt: later },
  ])
})

test('a frozen plan takes progress and nothing else', () => {
  const frozen = freeze(begunPlan(), later)
  const refused = { code: 'not_possible', what: 'plan_frozen' }
  expect(refusalOf(() => rewritePlan(frozen, entry, context))).toEqual(refused)
  expect(refusalOf(() => addPlanItem(frozen, { moduleId, purpose: 'Again' }, context))).toEqual(refused)
  const agreement = { confirmation: 'signed', language: 'fr' } as const
  expect(refusalOf(() => agree(frozen, agreement, coach, later))).toEqual(refused)
})

test('who leaves later after all has a plan to work on, and keeps what was asked for', () => {
  const frozen = freeze(begunPlan(), openedAt)
  const repeated = unfreeze(frozen, later)
  expect(repeated.frozenAt).toBeUndefined()
  expect(repeated.certificateRequests).toEqual(frozen.certificateRequests)
  expect(addPlanItem(repeated, { moduleId, purpose: 'Again' }, context).items).toHaveLength(3)
  expect(refusalOf(() => unfreeze(repeated, later))).toEqual({
    code: 'not_possible',
    what: 'plan_not_frozen',
  })
})
