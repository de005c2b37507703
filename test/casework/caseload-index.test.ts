import { wallClock } from '@passerelle/domain/calendar'
import { openCase } from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import type { TenantTable } from '@passerelle/table'
import { loadIndex, participants } from '@passerelle/table/casework'
import { alsoJournal, openUnitOfWork } from '@passerelle/table/testing'
import { expect, test } from 'vitest'
import { memberId, named } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { callsDuring } from '../support/interference.ts'
import { rawTable, testIds } from '../support/raw-access.ts'

const stage = await openTestCloud()

/** The calls that read rows by their keys, whichever of the two kinds. */
const readsByKey = (calls: readonly string[]) => calls.filter((call) => call.endsWith('GetItem'))

const start = Date.parse('2026-03-31T23:58:00.000Z')
const minute = 60_000

/** A table of an organisation of its own, whose time is what the test says. */
async function aTable() {
  const { admin } = await stage.openTenant()
  const coordinator = await stage.join(admin, ['coordinator'])
  const table = await rawTable(stage, coordinator)
  const at = (minutes: number): TenantTable => {
    const clock = wallClock({ now: () => new Date(start + minutes * minute) }, 'UTC')
    const { store, scope } = table
    return {
      ...table,
      clock,
      unitOfWork: openUnitOfWork(store, scope, { operation: 'test', clock, ids: testIds }),
    }
  }
  const me = memberId(coordinator)
  async function takeIn(table: TenantTable, given: string): Promise<ParticipantId> {
    const id = testIds.next<'participant'>()
    const beginning = { id, pseudonym: 'ABCD-EFGH', by: me, at: table.clock.now().toISOString() }
    const participant = openCase(named(given, 'Ndiaye'), beginning)
    await participants(table, 'all').add(participant, entry(id, 1))
    return id
  }
  return { at, takeIn }
}

const entry = (id: ParticipantId, version: number) => ({
  aggregate: 'Participant',
  aggregateId: id,
  version,
  fields: [],
  purpose: 'coaching',
})

const everybody = () => true

test('who was taken in before the index was loaded and who came after it are both found', async () => {
  const { at, takeIn } = await aTable()
  const before = await takeIn(at(-60), 'Fatou')
  const index = await loadIndex(at(0))
  const after = await takeIn(at(1), 'Fatou')
  const found = await index.find(at(1), 'fatou', everybody)
  expect(found.map(({ id }) => id).sort()).toEqual([before, after].sort())
})

test('a change that was decided before the last look and written after it is found at the next', async () => {
  const { at, takeIn } = await aTable()
  const index = await loadIndex(at(0))
  expect(await index.find(at(1), 'khadija', everybody)).toEqual([])
  // Its line bears an instant before the look that missed it.
  const slow = await takeIn(at(-0.5), 'Khadija')
  expect((await index.find(at(1.5), 'khadija', everybody)).map(({ id }) => id)).toEqual([slow])
})

test('the turn of a month hides nobody', async () => {
  const { at, takeIn } = await aTable()
  const index = await loadIndex(at(0))
  const march = await takeIn(at(1), 'Ousmane')
  const april = await takeIn(at(4), 'Ousmane')
  const found = await index.find(at(4), 'ousmane', everybody)
  expect(found.map(({ id }) => id).sort()).toEqual([march, april].sort())
  // Whose clock runs ahead already writes in the next month.
  const ahead = await takeIn(at(43_200 + 4), 'Ousmane')
  await index.find(at(43_200 + 1), 'ousmane', everybody)
  expect(await index.find(at(43_200 + 5), 'ousmane', everybody)).toHaveLength(3)
  expect(ahead).not.toBe(april)
})

test('a line of the journal is taken in once, and looked at for as long as another could come before it', async () => {
  const { at, takeIn } = await aTable()
  const index = await loadIndex(at(0))
  await takeIn(at(1), 'Awa')
  const look = async (minutes: number) =>
    readsByKey(await callsDuring(stage.cloud, () => index.find(at(minutes), 'awa', everybody)))
  expect(await look(1)).toEqual(['dynamodb:GetItem'])
  expect(await look(1.1)).toEqual([])
  expect(await look(9)).toEqual([])
})

test('many changed people become part of the index, and are found once each', async () => {
  const { at, takeIn } = await aTable()
  const index = await loadIndex(at(0))
  const ids: ParticipantId[] = []
  for (let n = 0; n < 205; n += 1) ids.push(await takeIn(at(1), n % 2 === 0 ? 'Moussa' : 'Binta'))
  const found = async () => (await index.find(at(1), 'ndiaye', everybody)).map(({ id }) => id)
  expect((await found()).sort()).toEqual(ids.toSorted())
  ids.push(await takeIn(at(1.5), 'Aliou'))
  expect((await found()).sort()).toEqual(ids.toSorted())
})

test('others with the name of somebody who was just taken in are found; a slow one by the next search, or a minute later', async () => {
  const { at, takeIn } = await aTable()
  const index = await loadIndex(at(0))
  const fatouAt = async (minutes: number) =>
    participants(at(minutes), 'all').get(await takeIn(at(minutes), 'Fatou'))
  const alike = async (minutes: number) => {
    const fatou = await fatouAt(minutes)
    const others = await index.alike(at(minutes), fatou)
    return { id: fatou.id, others: others.map(({ id }) => id).sort() }
  }
  const first = await alike(0.1)
  expect(first.others).toEqual([])
  const second = await alike(0.2)
  expect(second.others).toEqual([first.id])
  // Its line bears an instant nine seconds before the look that missed it.
  const slow = await takeIn(at(0.05), 'Fatou')
  const third = await alike(0.3)
  expect(third.others).toEqual([first.id, second.id].sort())
  expect((await index.find(at(0.4), 'fatou', everybody)).map(({ id }) => id)).toContain(slow)
  const slower = await takeIn(at(0.15), 'Fatou')
  expect((await alike(0.5)).others).not.toContain(slower)
  expect((await alike(1.6)).others).toContain(slower)
})

test('somebody who was just taken in is not read again to be compared', async () => {
  const { at, takeIn } = await aTable()
  const index = await loadIndex(at(0))
  const id = await takeIn(at(0.1), 'Awa')
  const person = await participants(at(0.1), 'all').get(id)
  const calls = await callsDuring(stage.cloud, () => index.alike(at(0.1), person))
  expect(readsByKey(calls)).toEqual([])
})

test('when the journal tells of very many, all are loaded anew instead', async () => {
  const { at, takeIn } = await aTable()
  const index = await loadIndex(at(0))
  const id = await takeIn(at(1), 'Seynabou')
  const later = at(1)
  for (let batch = 0; batch < 21; batch += 1) {
    const lines = Array.from({ length: 100 }, () => alsoJournal(later, entry(testIds.next(), 1)))
    await later.store.transact(lines)
  }
  const calls = await callsDuring(stage.cloud, async () => {
    expect((await index.find(at(30), 'seynabou', everybody)).map((found) => found.id)).toEqual([id])
  })
  expect(readsByKey(calls)).toEqual([])
})
