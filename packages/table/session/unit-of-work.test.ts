import { expect, it } from 'vitest'
import { journalRanges } from '../engine/keys/journal.ts'
import { allOf } from '../engine/store.ts'
import { add, requireRow, set } from '../engine/write.ts'
import { entry, newId, now, refusalOf, tableOf } from '../testing/tenant.ts'
import { attemptOf } from './idempotency.ts'
import { alsoJournal } from './journal.ts'
import { changesSince } from './journal-since.ts'

const attempt = (content = 'body', idempotencyKey = 'key') =>
  attemptOf({ idempotencyKey, member: 'm', operation: 'act', content: [content] })

async function acting(given = attempt()) {
  const table = await tableOf(newId(), { attempt: given })
  const { tenant, store } = table
  const key = { pk: `T#${tenant}#THINGS`, sk: 'THING' }
  return {
    table,
    key,
    change: { status: 201, entry, writes: [add({ key, entity: 'Thing', version: 1, clear: {} })] },
    journal: () => allOf(store.queryAll(journalRanges.month(tenant, now))),
    again: (other = given) => tableOf(tenant, { attempt: other }),
  }
}

it('a change, its line of the journal and the record of its request are written together', async () => {
  const { table, key, change, journal, again } = await acting()
  await table.unitOfWork.commit(change)
  expect(await table.store.get(key)).toBeDefined()
  expect(await journal()).toMatchObject([
    {
      at: now,
      member: table.scope.member,
      action: 'act',
      aggregate: 'Thing',
      aggregateVersion: 1,
      purpose: 'test',
    },
  ])
  expect(await (await again()).unitOfWork.firstAnswer()).toEqual({ status: 201, id: 'thing', version: 1 })
})

it('nothing of it is written where one condition does not hold', async () => {
  const { table, change, journal, key } = await acting()
  const missing = { ...key, sk: 'MISSING' }
  const required = requireRow(missing, { present: true }, () => ({ code: 'forbidden' }))
  const writes = [...change.writes, required]
  expect(await refusalOf(table.unitOfWork.commit({ ...change, writes }))).toEqual({ code: 'forbidden' })
  expect([await table.store.get(key), await journal()]).toEqual([undefined, []])
  expect(await table.unitOfWork.firstAnswer()).toBeUndefined()
})

it('a request that comes twice is recognised before any other condition speaks', async () => {
  const { table, change, journal } = await acting()
  await table.unitOfWork.commit(change)
  expect(await refusalOf(table.unitOfWork.commit(change))).toEqual({ code: 'repeated' })
  expect(await journal()).toHaveLength(1)
})

it('the same key for another request is refused, and another key is another request', async () => {
  const { table, change, again } = await acting()
  await table.unitOfWork.commit(change)
  const other = (await again(attempt('other body'))).unitOfWork
  expect(await refusalOf(other.firstAnswer())).toEqual({ code: 'idempotency_mismatch' })
  const fresh = (await again(attempt('body', 'another key'))).unitOfWork
  expect(await fresh.firstAnswer()).toBeUndefined()
})

it('what is kept of a request tells neither its key nor its body', () => {
  const { place, fingerprint } = attempt('a name', 'secret key')
  expect(`${place} ${fingerprint}`).not.toMatch(/name|secret/)
  expect(attemptOf({ idempotencyKey: 'k', member: 'm', operation: 'o', content: ['ab', 'c'] })).not.toEqual(
    attemptOf({ idempotencyKey: 'k', member: 'm', operation: 'o', content: ['a', 'bc'] }),
  )
})

it('the journal tells of one kind of thing from an instant on, across the end of a month', async () => {
  const tenant = newId<'tenant'>()
  const write = async (at: string, aggregate: string, aggregateId: string) => {
    const table = await tableOf(tenant, { at })
    await table.store.transact([
      alsoJournal(table, { ...entry, aggregate, aggregateId }),
      set({
        key: { pk: `T#${tenant}#THINGS`, sk: aggregateId },
        entity: 'Thing',
        version: 1,
        clear: {},
      }),
    ])
  }
  await write('2026-02-27T10:00:00.000Z', 'Participant', 'before')
  await write('2026-02-28T10:00:00.000Z', 'Participant', 'one')
  await write('2026-03-01T10:00:00.000Z', 'Referral', 'other')
  await write('2026-03-02T09:00:00.000Z', 'Participant', 'two')
  const seen: string[] = []
  const reader = await tableOf(tenant)
  for await (const { aggregateId } of changesSince(reader, 'Participant', '2026-02-28T09:00:00.000Z')) {
    seen.push(aggregateId)
  }
  expect(seen).toEqual(['one', 'two'])
})
