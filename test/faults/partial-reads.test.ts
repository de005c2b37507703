import { afterEach, expect, test } from 'vitest'
import { anAssessment, anInterview, aPerson, aPlan, aProgramme, named } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'
import { emptyPages, neverRead, shortPages, unreadKeys } from '../support/partial-answers.ts'
import { recorder } from '../support/recorder.ts'
import { expectToBeWorthRepeating } from './answers.ts'
import { aCorridor, openHouse } from './house.ts'

/* The engine may answer with less than was asked for, and say so. A reader goes on until nothing is missing. */

const line = recorder()
const stage = await openTestCloud({}, line)
const { cloud } = stage

afterEach(() => cloud.interfere(undefined))

/** An organisation about which there is something to read, with nothing of it in anybody's memory yet. */
async function furnishedHouse() {
  const house = await openHouse(stage)
  const { admin, coach, coordinator, participant } = house
  const params = { participantId: participant.id }
  const { programme, modules } = await aProgramme(coordinator.api)
  await coach.api.recordFirstInterview({ params, body: anInterview() })
  await coach.api.recordAssessment({ params, body: anAssessment() })
  await coach.api.beginPlan({ params, body: aPlan(modules) })
  for (const given of ['Awa', 'Binta', 'Coumba', 'Diarra', 'محمد']) {
    await coach.api.takeInParticipant({ body: named(given, 'Sow', { programmeId: programme.id }) })
  }
  await coach.api.takeInParticipant({ body: aPerson({ stage: 'decided' }) })
  const { tenant: partner } = await stage.openTenant({ kind: 'centre', country: 'SN' })
  const { body: corridor } = await admin.api.proposeCorridor({ body: aCorridor(partner.id) })
  const { api: operator } = await stage.operator()

  const reads: Record<string, () => Promise<unknown>> = {
    listMembers: () => everything((query) => coordinator.api.listMembers({ query })),
    listParticipants: () => everything((query) => coordinator.api.listParticipants({ query })),
    'listParticipants by coach': () => everything((query) => coach.api.listParticipants({ query })),
    'listParticipants by programme': () =>
      everything((query) =>
        coordinator.api.listParticipants({ query: { ...query, programme: programme.id } }),
      ),
    'listParticipants by name': async () =>
      (await coordinator.api.listParticipants({ query: { q: 'Mohammed Sow' } })).body,
    listModules: () =>
      everything((query) => coordinator.api.listModules({ params: { programmeId: programme.id }, query })),
    listProgrammes: () => everything((query) => coordinator.api.listProgrammes({ query })),
    listCorridors: async () => (await admin.api.listCorridors()).body,
    readCorridor: async () => (await admin.api.readCorridor({ params: { corridorId: corridor.id } })).body,
    readCase: async () => (await coach.api.readCase({ params })).body,
    readCaseJournal: () => everything((query) => coordinator.api.readCaseJournal({ params, query })),
    readFirstInterview: async () => (await coach.api.readFirstInterview({ params })).body,
    listTenants: () => everything((query) => operator.listTenants({ query })),
  }
  return { ...house, reads }
}

type PageQuery = { readonly limit: number; readonly cursor?: string }
type Page = { readonly body: { readonly items: readonly unknown[]; readonly next?: string | undefined } }

/** A whole list, page by page. */
async function everything(read: (query: PageQuery) => Promise<Page>): Promise<readonly unknown[]> {
  const items: unknown[] = []
  let query: PageQuery = { limit: 3 }
  for (let pages = 0; pages < 100; pages += 1) {
    const { body } = await read(query)
    items.push(...body.items)
    if (body.next === undefined) return items
    query = { ...query, cursor: body.next }
  }
  throw new Error('the list has no end')
}

const { reads } = await furnishedHouse()
const whole = new Map<string, unknown>()
for (const [name, read] of Object.entries(reads)) whole.set(name, await read())

const partial = { shortPages, emptyPages, unreadKeys }

test.each(
  Object.keys(partial).flatMap((how) =>
    Object.keys(reads).map((name) => [name, how as keyof typeof partial] as const),
  ),
)('%s misses nothing when the engine answers with %s', async (name, how) => {
  cloud.interfere(partial[how])
  expect(await reads[name]?.()).toEqual(whole.get(name))
})

test.each(Object.entries(partial))(
  'a search that loads its names while the engine answers with %s finds everybody',
  async (_how, interfere) => {
    const fresh = await furnishedHouse()
    cloud.interfere(interfere)
    expect(await fresh.reads['listParticipants by name']?.()).toMatchObject({
      items: [{ names: [{ given: 'محمد', family: 'Sow' }] }],
    })
  },
)

test('keys that the engine never reads are no answer, and the caller is told to come back', async () => {
  const { coach, participant } = await openHouse(stage)
  cloud.interfere(neverRead)
  const read = coach.api.readFirstInterview({ params: { participantId: participant.id } })
  await expect(read).rejects.toThrow()
  expectToBeWorthRepeating(line.last())
})

test('an erasure leaves nothing of a case behind, although the engine answers in parts', async () => {
  for (const interfere of [shortPages, emptyPages]) {
    const { coordinator, reads, participant } = await furnishedHouse()
    const params = { participantId: participant.id }
    cloud.interfere(interfere)
    await coordinator.api.eraseParticipant({ params, ifMatch: participant.version })
    cloud.interfere(undefined)
    await expect(reads['readCase']?.()).rejects.toThrow()
    const rows = await scan(cloud, 'main')
    expect(rows.filter(({ pk }) => String(pk).endsWith(`#CASE#${participant.id}`))).toEqual([])
  }
})
