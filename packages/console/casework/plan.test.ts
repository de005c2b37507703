import { expect, it } from 'vitest'
import { offersOf, planBody, planEntry, withModule } from './plan.ts'

type Modules = Parameters<typeof offersOf>[0]
type Plan = NonNullable<Parameters<typeof planEntry>[0]>

const title = { en: 'Sewing' }
const modules = [
  { id: 'A', title, state: 'offered', teachingUnits: 40 },
  { id: 'B', title, state: 'withdrawn', teachingUnits: 20 },
  { id: 'C', title, state: 'withdrawn', teachingUnits: 20 },
] as unknown as Modules // of a module, what is looked at
const plan = {
  businessIdea: true,
  businessIdeaNote: 'A stall',
  items: [{ id: 'I', moduleId: 'B', title, purpose: 'For the stall', teachingUnits: 20, findingIds: ['F'] }],
} as unknown as Plan // of a plan, what is looked at

it('what is offered can be chosen, and what stands in the plan already', () => {
  expect(offersOf(modules, undefined).map(({ moduleId }) => moduleId)).toEqual(['A'])
  expect(offersOf(modules, plan).map(({ moduleId }) => moduleId)).toEqual(['A', 'B'])
})

it('an item that stays keeps its id, and one that is chosen comes last with all of its units', () => {
  const entry = planEntry(plan, String)
  const [offer] = offersOf(modules, plan)
  if (offer === undefined) throw new Error('nothing is offered')
  const items = withModule(entry.items, offer, true).map((item) => ({ ...item, purpose: 'Needed' }))
  expect(planBody({ ...entry, items })).toEqual({
    businessIdea: true,
    businessIdeaNote: 'A stall',
    items: [
      { id: 'I', moduleId: 'B', purpose: 'Needed', teachingUnits: 20, findingIds: ['F'] },
      { moduleId: 'A', purpose: 'Needed', teachingUnits: 40 },
    ],
  })
  expect(withModule(items, offer, false).map(({ moduleId }) => moduleId)).toEqual(['B'])
})

it('a goal is sent by its code, and a business that is none after all without its note', () => {
  const entry = planEntry(plan, String)
  const goal = { isco08: '7531 · tailor', note: '' }
  expect(planBody({ ...entry, occupationalGoal: goal, businessIdea: false, items: [] })).toEqual({
    occupationalGoal: { isco08: '7531' },
    businessIdea: false,
    items: [],
  })
})
