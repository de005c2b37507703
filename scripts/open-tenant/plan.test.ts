import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Order } from './order.ts'
import { planChanges, planOpening } from './plan.ts'
import { readOrder } from './read-order.ts'
import type { Standing } from './standing.ts'
import type { Plan } from './step.ts'

const read = readOrder(readFileSync(new URL('./example.yaml', import.meta.url), 'utf8'))
if (!('organisation' in read)) throw new Error('the example has a fault')
const order = read
const { organisation, admin, members, places } = order
const [site] = order.programmes[0]?.sites ?? []
const [module] = order.programmes[0]?.modules ?? []

const person = (one: (typeof members)[number], more: object = {}) => ({
  ...one,
  state: 'active',
  version: 1,
  ...more,
})

/** An organisation that stands as the example says, with the ids that it has got meanwhile. */
const standing = (change: object = {}) =>
  ({
    tenant: { ...organisation, id: 'T', version: 1 },
    members: [person({ ...admin, roles: ['admin'] }), ...members.map((member) => person(member))],
    places: { places: places.map((place) => ({ ...place, formattedPhone: '0731 201230' })), version: 2 },
    calendar: { ...order.calendar, version: 2 },
    programmes: [
      {
        id: 'P',
        version: 1,
        template: 'reintegration_coaching_plus',
        sites: [{ id: 'S', ...site }],
        modules: [
          {
            ...module,
            site: undefined,
            siteId: 'S',
            trade: { code: 'solar', isco08: ['7411'], iscedF: ['0713'] },
          },
        ],
      },
    ],
    templates: [],
    corridors: [],
    partners: new Map(),
    ...change,
  }) as unknown as Standing // what a plan looks at

const told = ({ steps }: Plan) => steps.map(({ thing, name, fields }) => [thing, name, ...(fields ?? ['+'])])
const planned = (change: object, file: Partial<Order> = {}) =>
  planChanges({ ...order, ...file }, standing(change))

it('an organisation that is not there is opened first, and all else waits', () => {
  const { steps } = planOpening(order)
  expect(steps.map(({ thing, isLater }) => [thing, isLater])).toEqual([
    ['organisation', false],
    ['member', true],
    ['member', true],
    ['member', true],
    ['place', true],
    ['calendar', true],
    ['programme', true],
  ])
})

it('what stands as in the file needs nothing', () => {
  expect(planned({})).toMatchObject({ steps: [], surplus: [], fixed: [], unknown: [] })
})

it('each field that differs is named, and nothing else is changed', () => {
  const [first, second] = members.map((member) => person(member))
  const other = [
    person({ ...admin, roles: ['admin'] }),
    { ...first, name: 'J. Maier' },
    { ...second, roles: ['counsellor'] },
  ]
  expect(told(planned({ members: other }))).toEqual([
    ['member', members[0]?.email, 'name'],
    ['member', members[1]?.email, 'roles'],
  ])
  expect(told(planned({ tenant: { ...organisation, language: 'fr', id: 'T', version: 1 } }))).toEqual([
    ['organisation', organisation.name, 'language'],
  ])
  expect(told(planned({ calendar: { added: ['2026-12-31'], removed: [], version: 1 } }))).toEqual([
    ['calendar', '', 'subdivision', 'added'],
  ])
})

it('what stands and is not in the file is told and stays', () => {
  const extra = person({ name: 'Nora', email: 'nora@example.org', roles: ['coach'] })
  const plan = planned({
    members: [...standing().members, extra],
    places: { places: [...places, { name: 'Annex', address: 'Ulm' }], version: 2 },
    calendar: { ...order.calendar, added: ['2026-12-24', '2026-12-31'], version: 2 },
  })
  expect(plan.steps).toEqual([])
  expect(plan.surplus).toEqual([
    { thing: 'member', name: 'nora@example.org' },
    { thing: 'place', name: 'Annex' },
  ])
})

it('somebody who was removed is not brought back', () => {
  const [first, ...others] = standing().members
  const removed = others.map((member) => ({ ...member, state: 'removed' }))
  expect(planned({ members: [first, ...removed] }).steps).toEqual([])
})

it('what cannot be changed any more, and what nobody is, is said with its field', () => {
  const plan = planned(
    { tenant: { ...organisation, country: 'SN', id: 'T', version: 1 } },
    { corridors: [{ partner: '7K2MXQ4DA' }] as unknown as Order['corridors'] }, // what is looked at of a proposal
  )
  expect(plan.fixed).toMatchObject([{ field: 'organisation.country' }])
  expect(plan.unknown).toMatchObject([{ name: '7K2MXQ4DA', field: 'corridors[0].partner' }])
})

it('a module that needs a site waits until that is there, and one of no site is refused', () => {
  const [programme] = standing().programmes
  const bare = { ...programme, sites: [], modules: [] }
  const waiting = planned({ programmes: [bare] })
  expect(waiting.steps.map(({ thing, isLater }) => [thing, isLater])).toEqual([
    ['programme', false],
    ['module', true],
  ])
  const [ordered] = order.programmes
  const elsewhere = [{ ...ordered, modules: [{ ...module, site: 'Nowhere' }] }] as Order['programmes']
  expect(planned({}, { programmes: elsewhere }).unknown).toMatchObject([{ thing: 'site', name: 'Nowhere' }])
})

it('the same content has the same key, so that nothing is done twice', () => {
  const sent: unknown[] = []
  const api = { inviteMember: async (call: { idempotencyKey: string }) => sent.push(call.idempotencyKey) }
  const missing = () => planned({ members: [standing().members[0]] }).steps[0]?.send(api as never) // the one call that it makes
  missing()
  missing()
  expect(sent[0]).toMatch(/^open-tenant-[0-9a-f]{40}$/)
  expect(sent[1]).toBe(sent[0])
})
