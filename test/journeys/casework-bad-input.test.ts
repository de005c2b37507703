import { casework, endpoints, type OperationId, programmes } from '@passerelle/contract'
import type { Participant } from '@passerelle/domain/casework'
import type { PlanItemId } from '@passerelle/domain/kernel'
import { expect, test } from 'vitest'
import {
  anAssessment,
  anInterview,
  aPerson,
  aPlan,
  aProgramme,
  memberId,
  takeIn,
} from '../support/casework.ts'
import { aModule, faults } from '../support/casework-faults.ts'
import { openTestCloud } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'
import { type RawRequest, rawClient } from '../support/raw.ts'
import { aTemplate, templateInYaml } from '../support/templates.ts'

const stage = await openTestCloud()
const { admin } = await stage.openTenant()
const coordinator = await stage.join(admin, ['coordinator'])
const leaving = await stage.join(admin, ['coach'])
const { admin: strangersAdmin } = await stage.openTenant()
const stranger = await stage.join(strangersAdmin, ['coordinator'])
const send = rawClient(stage.cloud.api, coordinator)

const { programme, modules } = await aProgramme(coordinator.api)
const [module] = modules
if (module === undefined) throw new Error('the template has modules')
// Another one that leads to this one.
const { programme: ending } = await aProgramme(coordinator.api)
await coordinator.api.prepareSunset({
  params: { programmeId: ending.id },
  ifMatch: 1,
  body: { endsOn: '2026-06-30', successor: { kind: 'programme', programmeId: programme.id } },
})
const person = await takeIn(coordinator.api)
const twin = await takeIn(coordinator.api)
const params = {
  participantId: person.id,
  programmeId: programme.id,
  moduleId: module.id,
  memberId: memberId(leaving),
}
await coordinator.api.recordFirstInterview({ params, body: anInterview() })
await coordinator.api.recordAssessment({ params, body: anAssessment() })
const { body: plan } = await coordinator.api.beginPlan({ params, body: aPlan([module]) })
const [item] = plan.items
if (item === undefined) throw new Error('the plan has an item')
const itemId = item.id

const foreign = await aProgramme(stranger.api)
const foreignPerson = await takeIn(stranger.api)
const [foreignModule] = foreign.modules
const [foreignSite] = foreign.programme.sites
if (foreignModule === undefined || foreignSite === undefined) throw new Error('the template has both')
const { body: foreignTemplate } = await stranger.api.addProgrammeTemplate({ body: aTemplate() })
const { body: template } = await coordinator.api.addProgrammeTemplate({ body: aTemplate() })
const foreignIds = {
  memberId: memberId(stranger),
  participantId: foreignPerson.id,
  programmeId: foreign.programme.id,
  moduleId: foreignModule.id,
  templateId: foreignTemplate.id,
  siteId: foreignSite.id,
  itemId: 'Z'.repeat(26) as PlanItemId, // an id by its form
}

/** For each operation with a body or a version, a request that would go through, or nearly. */
const good: Partial<Record<OperationId, RawRequest>> = {
  addProgrammeTemplate: { body: aTemplate() },
  editProgrammeTemplate: { body: { targets: [] }, ifMatch: 1 },
  checkProgrammeTemplate: { body: { text: templateInYaml } },
  prepareSunset: { body: { endsOn: '2026-06-30' }, ifMatch: 1 },
  withdrawSunset: { ifMatch: 1 },
  handOnProgramme: { body: {} },
  openProgramme: { body: { template: 'reintegration_coaching_plus' } },
  editProgramme: { body: { languages: ['de'] }, ifMatch: 1 },
  addModule: { body: aModule },
  editModule: { body: { capacity: 9 }, ifMatch: 1 },
  takeInParticipant: { body: aPerson() },
  editParticipant: { body: { gender: 'female' }, ifMatch: 1 },
  moveStage: { body: { stage: 'decided' }, ifMatch: 1 },
  mergeParticipants: { body: { duplicateId: twin.id }, ifMatch: 1 },
  separateParticipants: { body: { duplicateId: twin.id }, ifMatch: 1 },
  eraseParticipant: { ifMatch: 1 },
  recordFirstInterview: { body: anInterview() },
  rewriteFirstInterview: { body: anInterview(), ifMatch: 1 },
  recordAssessment: { body: anAssessment() },
  rewriteAssessment: { body: anAssessment(), ifMatch: 1 },
  beginPlan: { body: aPlan([]) },
  rewritePlan: { body: aPlan([]), ifMatch: 1 },
  agreePlan: { body: { confirmation: 'signed', language: 'fr' }, ifMatch: 1 },
  unfreezePlan: { ifMatch: 2 },
  makeLink: { body: {} },
  handOn: { body: { to: memberId(coordinator) } },
  addPlanItem: { body: { moduleId: module.id, purpose: 'More' }, ifMatch: 1 },
  recordPlanProgress: { body: { status: 'booked' }, ifMatch: 1 },
}

/** The changes that make it another request. */
const otherwise: Partial<Record<OperationId, object>> = {
  addProgrammeTemplate: { languages: ['de'] },
  handOnProgramme: { cursor: 'further' },
  openProgramme: { languages: ['de'] },
  addModule: { capacity: 9 },
  takeInParticipant: { gender: 'male' },
  moveStage: { stage: 'in_plan' },
  mergeParticipants: { duplicateId: foreignPerson.id },
  separateParticipants: { duplicateId: foreignPerson.id },
  recordFirstInterview: { goal: 'Another goal' },
  recordAssessment: { assessedOn: '2026-02-11' },
  beginPlan: { businessIdea: false },
  agreePlan: { language: 'wo' },
  makeLink: { validDays: 3 },
  handOn: { from: person.id },
  addPlanItem: { purpose: 'Something else' },
}

const names = new Set<string>([...Object.keys(casework.routes), ...Object.keys(programmes.routes)])
const routes = endpoints.filter(({ operationId }) => names.has(operationId))
const requestTo = (operation: OperationId, change: RawRequest = {}): RawRequest => ({
  ...good[operation],
  ...change,
  params: {
    ...params,
    itemId,
    templateId: template.id,
    ...(operation === 'handOnProgramme' && { programmeId: ending.id }),
    ...change.params,
  },
})

/** Every row with its version: what would differ if anything had been written. */
async function everything() {
  const rows = [...(await scan(stage.cloud, 'main')), ...(await scan(stage.cloud, 'keys'))]
  return rows.map(({ pk, sk, version }) => `${pk} ${sk} ${version}`).sort()
}

/** Nothing that happens meanwhile leaves a trace in the tables. */
async function unwritten(act: () => Promise<void>) {
  const before = await everything()
  await act()
  expect(await everything()).toEqual(before)
}

const parameterised = routes.flatMap(({ operationId, path }) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [operationId, name] as const),
)

test.each(parameterised)(
  '%s knows no {%s} that is foreign, unknown or none at all',
  async (operation, name) => {
    await unwritten(async () => {
      const ids = [foreignIds[name as keyof typeof foreignIds], '7'.repeat(26), 'x', '%23%2A', '__proto__']
      for (const id of ids) {
        const answer = await send(operation, requestTo(operation, { params: { [name]: id } }))
        expect(answer, id).toMatchObject({ status: 404, code: 'not_found' })
        expect(answer.type).toBe('application/problem+json')
      }
    })
  },
)

const changing = routes.filter(({ change }) => change).map(({ operationId }) => operationId)

test.each(changing)('%s wants the version that was read, and the present one', async (operation) => {
  await unwritten(async () => {
    const { ifMatch: _, ...unversioned } = requestTo(operation)
    expect(await send(operation, unversioned)).toMatchObject({ status: 428, code: 'version_required' })
    for (const tag of ['1', '"x"', 'W/"1"', '*', '"0"', '"-1"', '"1", "2"']) {
      const answer = await send(operation, { ...unversioned, headers: { 'if-match': tag } })
      expect(answer, tag).toMatchObject({
        status: 400,
        errors: [{ path: 'header.If-Match', code: 'invalid_version' }],
      })
    }
    expect(await send(operation, requestTo(operation, { ifMatch: 99 }))).toMatchObject({
      status: 412,
      code: 'stale_version',
      body: { current: 1 },
    })
  })
})

const writing = routes.filter(({ body }) => body !== undefined)

test.each(writing)(
  '$operationId reads no body that is none',
  async ({ operationId: operation, body: schema }) => {
    const invalidUtf8 = Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])
    const bodies: [unknown, number, string][] = [
      // Where every field may be left out, so may the body.
      ...(schema?.safeParse({}).success ? [] : [['', 400, 'not_json'] as [string, number, string]]),
      ['{', 400, 'not_json'],
      ['[]', 400, 'wrong_type'],
      ['"text"', 400, 'wrong_type'],
      ['null', 400, 'wrong_type'],
      ['{"__proto__": {"admin": true}}', 400, 'forbidden_key'],
      ['{"a": 1, "a": 2}', 400, 'repeated_key'],
      [invalidUtf8, 400, 'not_utf8'],
      [{ ...(requestTo(operation).body as object), tenantId: '7'.repeat(26) }, 400, 'unknown_field'],
      [`{"a": "${'x'.repeat(1024 * 1024)}"}`, 413, ''],
    ]
    await unwritten(async () => {
      for (const [body, status, code] of bodies) {
        const answer = await send(operation, requestTo(operation, { body }))
        expect([answer.status, answer.errors[0]?.code ?? ''], String(body).slice(0, 40)).toEqual([
          status,
          code,
        ])
        expect(answer.type).toBe('application/problem+json')
      }
      const headers = { 'content-type': 'text/plain' }
      expect(await send(operation, requestTo(operation, { headers }))).toMatchObject({ status: 415 })
    })
  },
)

const posting = routes.filter(({ method }) => method === 'POST').map(({ operationId }) => operationId)

test.each(posting)('%s wants an Idempotency-Key of a form that keeps', async (operation) => {
  await unwritten(async () => {
    for (const key of ['short', 'x'.repeat(129), 'with a space in it, see']) {
      const answer = await send(operation, requestTo(operation, { headers: { 'idempotency-key': key } }))
      expect(answer).toMatchObject({ status: 400, errors: [{ path: 'header.Idempotency-Key' }] })
    }
  })
})

// What is only tried is kept nowhere, so a repetition is answered anew.
const keeping = posting.filter((operation) => operation !== 'checkProgrammeTemplate')

test.each(keeping)('%s sent twice is done once, and the key serves no other request', async (operation) => {
  // A case of its own, because what is sent is good.
  const own = await takeIn(coordinator.api)
  const begun = ['agreePlan', 'addPlanItem', 'unfreezePlan'].includes(operation)
  if (begun) await coordinator.api.beginPlan({ params: { participantId: own.id }, body: aPlan([module]) })
  if (operation === 'unfreezePlan') {
    const date = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
    await coordinator.api.departEarly({ params: { participantId: own.id }, ifMatch: 1, body: { date } })
  }
  const headers = { 'idempotency-key': `twice-${operation}-0000` }
  const merged = operation === 'separateParticipants' ? await mergedInto(own) : {}
  const request = requestTo(operation, { headers, params: { participantId: own.id }, ...merged })
  const first = await send(operation, request)
  expect(first.status).toBeLessThan(300)
  await unwritten(async () => {
    const second = await send(operation, request)
    expect(second).toMatchObject({ status: first.status, body: omitted(first.body, toldOnce) })
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    const other = { ...(request.body as object), ...otherwise[operation] }
    const another = request.body === undefined ? { ifMatch: 99 } : { body: other }
    expect(await send(operation, { ...request, ...another })).toMatchObject({
      status: 422,
      code: 'idempotency_mismatch',
    })
  })
})

/** A case that goes on for another one, and what separates the two. */
async function mergedInto({ id, version }: Participant): Promise<RawRequest> {
  const body = { duplicateId: (await takeIn(coordinator.api)).id }
  const merge = { params: { participantId: id }, body, ifMatch: version }
  const { body: merged } = await coordinator.api.mergeParticipants(merge)
  return { body, ifMatch: merged.version }
}

// A second request does not hear it again.
const toldOnce = ['code', 'pin']

function omitted(body: unknown, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(body as object).filter(([name]) => !names.includes(name)))
}

const own = { memberId: memberId(coordinator), participantId: person.id, moduleId: module.id, itemId }

test.each(faults(own, foreignIds))('%s: %s says where and why', async (_, operation, body, path, code) => {
  await unwritten(async () => {
    const answer = await send(operation, requestTo(operation, { body }))
    expect(answer).toMatchObject({ status: 400, code: 'invalid', type: 'application/problem+json' })
    expect(answer.errors).toContainEqual({ path, code, message: expect.stringMatching(/./) })
  })
})

test('all that is wrong with references is told at once', async () => {
  const body = { ...aPerson(), programmeId: foreign.programme.id, coachId: stranger.memberId }
  await unwritten(async () => {
    expect(await send('takeInParticipant', { body })).toMatchObject({
      status: 400,
      errors: [{ path: 'body.programmeId' }, { path: 'body.coachId' }],
    })
  })
})

const queries: [query: string, path: string, code: string][] = [
  ['?limit=0', 'query.limit', 'too_small_value'],
  ['?limit=101', 'query.limit', 'too_big_value'],
  ['?limit=ten', 'query.limit', 'wrong_type'],
  ['?limit=1.5', 'query.limit', 'wrong_type'],
  ['?limit=1&limit=2', 'query.limit', 'repeated'],
  ['?cursor=abc', 'query.cursor', 'invalid_cursor'],
  ['?cursor=abc.def', 'query.cursor', 'invalid_cursor'],
  ['?stage=gone', 'query.stage', 'not_allowed'],
  ['?programme=x', 'query.programme', 'invalid_id'],
  ['?coach=%2A', 'query.coach', 'invalid_id'],
  ['?q=', 'query.q', 'empty'],
  [`?q=${'x'.repeat(121)}`, 'query.q', 'too_big_string'],
  ['?tenant=x', 'query.tenant', 'unknown_field'],
]

test.each(queries)('a list asked for with %s says where and why', async (query, path, code) => {
  const answer = await send('listParticipants', { query })
  expect(answer).toMatchObject({ status: 400, code: 'invalid' })
  expect(answer.errors).toContainEqual({ path, code, message: expect.stringMatching(/./) })
})

test('a filter by what another organisation has finds nothing', async () => {
  for (const query of [`?programme=${foreignIds.programmeId}`, `?coach=${stranger.memberId}`]) {
    expect(await send('listParticipants', { query })).toMatchObject({ status: 200, body: { items: [] } })
  }
})

test('a plan that would be larger than a record can be is refused as a whole', async () => {
  const languages = 'ar de en fr so ti am fa ps ur ku tr ru uk sr sq wo ha ig yo'.split(' ')
  const title = Object.fromEntries(languages.map((language) => [language, 'م'.repeat(200)]))
  const { body: wordy } = await coordinator.api.addModule({ params, body: { ...aModule, title } })
  await unwritten(async () => {
    const body = aPlan(Array.from({ length: 60 }, () => wordy))
    const answer = await send('rewritePlan', requestTo('rewritePlan', { body }))
    expect([answer.status, answer.code, answer.body['what']]).toEqual([
      409,
      'limit_reached',
      'bytes_of_a_record',
    ])
  })
})
