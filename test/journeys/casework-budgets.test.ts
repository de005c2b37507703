import { beforeAll, expect, test } from 'vitest'
import { callsOf } from '../bench/recording.ts'
import {
  anAssessment,
  anInterview,
  aPerson,
  aPlan,
  aProgramme,
  memberId,
  named,
  takeIn,
} from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { begin, cells, send, table } from '../support/imports.ts'
import { callsDuring } from '../support/interference.ts'
import { addedFinding, aFinding, anOutlook } from '../support/labour.ts'
import { aTemplate, templateInYaml } from '../support/templates.ts'

// One environment a function, so that what it keeps in memory is known.
const stage = await openTestCloud({ concurrency: 1 })
const { admin } = await stage.openTenant()
const coach = await stage.join(admin, ['coach'])
const coordinator = await stage.join(admin, ['coordinator'])
const { programme, modules } = await aProgramme(coordinator.api)
const [module] = modules
if (module === undefined) throw new Error('the template has modules')

const read = 'dynamodb:GetItem'
const batch = 'dynamodb:BatchGetItem'
const query = 'dynamodb:Query'
const write = 'dynamodb:TransactWriteItems'
const during = (act: () => Promise<unknown>) => callsDuring(stage.cloud, act)

// The authorizer's answers and the tenant's own keys are known from here on.
beforeAll(async () => {
  await takeIn(coach.api)
  await coordinator.api.listParticipants()
})

// The case is written without a read. Only then is it compared with the others, for the warning: the names are in memory,
// the journal says who was taken in since, and those with a name like it are read with one call to compare birth and number.
test('to take somebody in is one transaction, and a query and one call to warn of who is likely the same', async () => {
  const everything = aPerson({ programmeId: programme.id, deputyId: memberId(coordinator) })
  expect(await during(() => takeIn(coach.api, everything))).toEqual([write, query, read])
  expect(await during(() => takeIn(coach.api, named('Zhyldyz', 'Toktogulova')))).toEqual([write, query])
})

// What is known of the rows, the journal since the last look, those with a name like one of them, and all of it at once.
test('to take in twelve people of a file is two reads, a query and one transaction, and to send them again is less', async () => {
  const people = table(
    ...Array.from({ length: 12 }, (_, at) =>
      cells({ given: `Zhyldyz${'abcdefghijkl'[at]}`, birth: `${1960 + at}`, programmeId: programme.id }),
    ),
  )
  const { id } = await begin(coach.api, 'budget', 12)
  const dryRun = () => send(coach.api, id, 'budget', people, { dryRun: true })
  // The function for files keeps names and keys of its own in memory.
  await dryRun()
  expect(await during(dryRun)).toEqual([batch, query, read])
  const calls = await callsOf(stage.cloud, coach, () => send(coach.api, id, 'budget', people))
  expect(calls.map(({ operation }) => `dynamodb:${operation}`)).toEqual([batch, query, read, write])
  // For each: key, case, two lines, journal and the mark of the row. Once: progress, its journal, the key of the request,
  // the note of what figures see of all of them, and the coach and the programme, which have to be there. Each takes two units a kilobyte in a transaction, and the
  // rows in an index as much again.
  const [last] = calls.slice(-1)
  expect(partsOf(last?.request)).toBe(12 * 6 + 6)
  expect(last?.units).toBeLessThanOrEqual(12 * 28 + 34)
  const taking = () => send(coach.api, id, 'budget', people)
  expect(await during(taking)).toEqual([batch])
  expect(await during(() => begin(coach.api, 'budget', 12))).toEqual([write, read])
  expect(await during(() => coach.api.readImport({ params: { importId: id } }))).toEqual([read])
})

function partsOf(request: unknown): number {
  return (request as { readonly TransactItems: readonly unknown[] }).TransactItems.length // a transaction's
}

test('a page of an export is a query, a call for the cases, and the line in the journal', async () => {
  const page = () => coordinator.api.exportParticipants({ query: { limit: 20 } })
  await page()
  expect(await during(page)).toEqual([query, batch, write])
})

test('to merge two cases, and to close one as a duplicate, is one read and one transaction', async () => {
  const [kept, duplicate] = [await takeIn(coach.api), await takeIn(coach.api)]
  const params = { participantId: kept.id }
  const merge = { params, body: { duplicateId: duplicate.id } }
  const { api } = coordinator
  expect(await during(() => api.mergeParticipants({ ...merge, ifMatch: 1 }))).toEqual([batch, write])
  expect(await during(() => api.separateParticipants({ ...merge, ifMatch: 2 }))).toEqual([batch, write])
  const body = { stage: 'closed', closingReason: 'duplicate' } as const
  expect(await during(() => api.moveStage({ params, body, ifMatch: 3 }))).toEqual([batch, write])
})

test('to read one person is one call', async () => {
  const { id } = await takeIn(coach.api)
  expect(await during(() => coach.api.readParticipant({ params: { participantId: id } }))).toEqual([read])
})

test('to read a whole case is one query', async () => {
  const params = { participantId: (await takeIn(coach.api)).id }
  await coach.api.recordFirstInterview({ params, body: anInterview() })
  expect(await during(() => coach.api.readCase({ params }))).toEqual([query])
})

test('a page of any list is one query while the keys are known', async () => {
  const lists = [
    {},
    { stage: 'interested' },
    { programme: programme.id },
    { coach: memberId(coach) },
    { coach: memberId(coach), stage: 'interested' },
    { coach: memberId(coach), programme: programme.id },
  ] as const
  for (const filter of lists) {
    expect(await during(() => coordinator.api.listParticipants({ query: filter }))).toEqual([query])
  }
  expect(await during(() => coach.api.listParticipants())).toEqual([query])
})

test('every command is at most one read and one transaction', async () => {
  const params = { participantId: (await takeIn(coach.api)).id }
  const consent = { confirmation: 'signed', language: 'fr' } as const
  const { api } = coach
  const commands: [string, () => Promise<unknown>][] = [
    [read, () => api.editParticipant({ params, body: { programmeId: programme.id }, ifMatch: 1 })],
    [read, () => api.moveStage({ params, body: { stage: 'decided' }, ifMatch: 2 })],
    [batch, () => api.recordFirstInterview({ params, body: anInterview() })],
    [batch, () => api.rewriteFirstInterview({ params, body: anInterview(), ifMatch: 1 })],
    [batch, () => api.recordAssessment({ params, body: anAssessment() })],
    [batch, () => api.rewriteAssessment({ params, body: anAssessment(), ifMatch: 1 })],
    [batch, () => api.beginPlan({ params, body: aPlan([module]) })],
    [batch, () => api.rewritePlan({ params, body: aPlan([module, module]), ifMatch: 1 })],
    [batch, () => api.addPlanItem({ params, body: { moduleId: module.id, purpose: 'More' }, ifMatch: 2 })],
    [batch, () => api.agreePlan({ params, body: consent, ifMatch: 3 })],
  ]
  for (const [reading, command] of commands) expect(await during(command)).toEqual([reading, write])

  const { body: plan } = await api.readPlan({ params })
  const itemId = plan.items[0]?.id ?? ''
  const progress = () =>
    api.recordPlanProgress({ params: { ...params, itemId }, body: { status: 'booked' }, ifMatch: 4 })
  expect(await during(progress)).toEqual([batch, write])
  expect(await during(() => api.readPlan({ params }))).toEqual([batch])
})

test('what is found of labour markets is one call to read or list, and comes with the modules of a plan', async () => {
  const { api } = coordinator
  const finding = await addedFinding(api)
  const params = { findingId: finding.id }
  const asked = { country: 'SN', region: 'SN-DK', isco08: '7531' }
  expect(await during(() => api.addLabourFinding({ body: aFinding() }))).toEqual([write])
  expect(await during(() => api.readLabourFinding({ params }))).toEqual([read])
  expect(await during(() => api.listLabourFindings({ query: asked }))).toEqual([query])
  const plan = aPlan([module])
  const items = plan.items.map((item) => ({ ...item, findingIds: [finding.id] }))
  const at = { params: { participantId: (await takeIn(coach.api)).id } }
  expect(await during(() => coach.api.beginPlan({ ...at, body: { ...plan, items } }))).toEqual([batch, write])
  const change = () => api.editLabourFinding({ params, ifMatch: 1, body: { demand: 'low' } })
  expect(await during(change)).toEqual([read, write])
  expect(await during(() => api.withdrawLabourFinding({ params, ifMatch: 2 }))).toEqual([read, write])
})

test('what becomes of modules is read with three calls, and told with one and a transaction', async () => {
  const { api } = coordinator
  const opened = await aProgramme(api)
  const params = { programmeId: opened.programme.id, moduleId: opened.modules[0]?.id ?? module.id }
  const tell = (ifMatch: number) => () => api.tellOutlook({ params, ifMatch, body: anOutlook() })
  const asked = () => api.readOutlooks({ params, query: { country: 'SN' } })
  // The first time it is seen whether there is room.
  expect(await during(tell(1))).toEqual([batch, query, write])
  expect(await during(tell(2))).toEqual([batch, write])
  expect((await during(asked)).toSorted()).toEqual([read, query, query])
})

// The case, its files, its follow-ups, its business, its notes, how they find work, and the keys of what was told in confidence.
test('to erase somebody are seven queries, one transaction, and a look at what is left', async () => {
  const params = { participantId: (await takeIn(coach.api)).id }
  await coach.api.recordFirstInterview({ params, body: anInterview() })
  const calls = await during(() => coordinator.api.eraseParticipant({ params, ifMatch: 1 }))
  const all = Array.from({ length: 7 }, () => query)
  expect(calls).toEqual([...all, write, ...all])
})

test('a search whose index is in memory is one query of the journal and one call for who was found', async () => {
  await coordinator.api.listParticipants({ query: { q: 'ndiaye' } })
  const search = () => coordinator.api.listParticipants({ query: { q: 'ndiaye' } })
  expect(await during(search)).toEqual([query, batch])
  const { id } = await takeIn(coach.api)
  const params = { participantId: id }
  await coach.api.editParticipant({ params, body: { gender: 'female' }, ifMatch: 1 })
  // A person who changed in between is read once more.
  expect(await during(search)).toEqual([query, read, batch])
  expect(await during(search)).toEqual([query, batch])
})

test('programmes and modules are read with one call and written with one read and one transaction', async () => {
  const { api } = coordinator
  const params = { programmeId: programme.id }
  const at = { ...params, moduleId: module.id }
  const order = { title: { de: 'Solar' }, trade: { code: 'solar' }, teachingUnits: 20, capacity: 8 } as const
  expect(
    await during(() => api.openProgramme({ body: { template: 'reintegration_coaching_plus' } })),
  ).toEqual([write])
  expect(await during(() => api.readProgramme({ params }))).toEqual([read])
  expect(await during(() => api.listProgrammes())).toEqual([query])
  expect(await during(() => api.listModules({ params }))).toEqual([query])
  expect(await during(() => api.editProgramme({ params, body: { languages: ['de'] }, ifMatch: 1 }))).toEqual([
    read,
    write,
  ])
  expect(await during(() => api.addModule({ params, body: { ...order, deliveryMode: 'presence' } }))).toEqual(
    [read, write],
  )
  expect(await during(() => api.editModule({ params: at, body: { capacity: 9 }, ifMatch: 1 }))).toEqual([
    batch,
    write,
  ])
})

test('an own template costs one call for each template that follows, and its text none', async () => {
  const { api } = coordinator
  const writeLast = () => api.addProgrammeTemplate({ body: aTemplate({ term }) })
  const term = { from: '2030-01-01', to: '2030-12-31' }
  const { body: last } = await writeLast()
  const successor = last.id
  const { body: next } = await api.addProgrammeTemplate({ body: aTemplate({ successor }) })
  const params = { templateId: next.id }
  expect(await during(writeLast)).toEqual([write])
  expect(await during(() => api.addProgrammeTemplate({ body: aTemplate({ successor }) }))).toEqual([
    read,
    write,
  ])
  expect(await during(() => api.readProgrammeTemplate({ params }))).toEqual([read])
  expect(await during(() => api.listProgrammeTemplates())).toEqual([query])
  expect(
    await during(() => api.editProgrammeTemplate({ params, body: { targets: [] }, ifMatch: 1 })),
  ).toEqual([read, read, write])
  expect(await during(() => api.checkProgrammeTemplate({ body: { text: templateInYaml } }))).toEqual([])
  expect(await during(() => api.openProgramme({ body: { template: next.id } }))).toEqual([read, write])
})

test('who is left in a programme costs two queries, and a hand-on a few calls for each case', async () => {
  const { api } = coordinator
  const { modules: _, targets: __, sites: ___, ...frame } = aTemplate()
  const { body: ending } = await api.openProgramme({
    body: { ...frame, term: { from: '2026-01-01', to: '2028-12-31' } },
  })
  const { body: next } = await api.openProgramme({ body: frame })
  const params = { programmeId: ending.id }
  for (let n = 0; n < 2; n += 1) await takeIn(coach.api, aPerson({ programmeId: ending.id }))
  const successor = { kind: 'programme' as const, programmeId: next.id }
  const body = { endsOn: '2028-12-31', successor }
  expect(await during(() => api.prepareSunset({ params, ifMatch: 1, body }))).toEqual([read, read, write])
  await api.readSunset({ params })
  expect((await during(() => api.readSunset({ params }))).toSorted()).toEqual([query, query, read].toSorted())
  const calls = await during(() => api.handOnProgramme({ params, body: {} }))
  expect(calls.filter((call) => call === write)).toHaveLength(3)
  expect(calls.length).toBeLessThanOrEqual(12)
  expect(await during(() => api.withdrawSunset({ params, ifMatch: 2 }))).toEqual([read, write])
})
