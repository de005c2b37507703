import { expect, it } from 'vitest'
import { testStore } from '../testing/engine.ts'
import { newId } from '../testing/tenant.ts'
import { dueRows } from './due-rows.ts'
import { allOf, firstOf } from './store.ts'
import { set } from './write.ts'

const pad = (n: number) => String(n).padStart(3, '0')

/** Rows 000, 001, … of a partition of their own; in the first index the other way round. */
async function rowsOf(count: number) {
  const store = await testStore()
  const pk = `T#${newId()}#THINGS`
  const key = (n: number) => ({ pk, sk: `N#${pad(n)}` })
  const all = Array.from({ length: count }, (_, n) => n)
  for (let from = 0; from < count; from += 100) {
    await store.transact(
      all.slice(from, from + 100).map((n) =>
        set({
          key: key(n),
          index1: { pk, sk: pad(count - n) },
          entity: 'Thing',
          version: n,
          clear: { odd: n % 2 === 1 ? 'yes' : 'no' },
        }),
      ),
    )
  }
  return { store, pk, key }
}

const versions = (items: readonly Record<string, unknown>[]) => items.map(({ version }) => version)

it('reads more rows than a batch takes, each once, and leaves out what does not exist', async () => {
  const { store, key } = await rowsOf(120)
  const wanted = [...Array.from({ length: 121 }, (_, n) => key(n)), key(0)]
  const found = await store.getAll(wanted)
  expect(new Set(versions(found)).size).toBe(120)
  expect(found).toHaveLength(120)
  expect(await store.getAll([])).toEqual([])
  expect(await store.get(key(500))).toBeUndefined()
})

it('reads a range in the order of its keys, forwards and backwards, and from and up to a key', async () => {
  const { store, pk } = await rowsOf(12)
  const read = async (range: object) => versions((await store.query({ pk, ...range })).items)
  expect(await read({ beginsWith: 'N#00', limit: 3 })).toEqual([0, 1, 2])
  expect(await read({ newestFirst: true, limit: 2 })).toEqual([11, 10])
  expect(await read({ from: 'N#010' })).toEqual([10, 11])
  expect(await read({ upTo: 'N#001' })).toEqual([0, 1])
  expect(await read({ index: 'gsi1', limit: 2 })).toEqual([11, 10])
  expect(await read({ only: { odd: 'yes' } })).toEqual([1, 3, 5, 7, 9, 11])
})

it('reads on page after page, also where a filter leaves pages empty', async () => {
  const { store, pk } = await rowsOf(7)
  const odd = { pk, limit: 1, only: { odd: 'yes' } }
  expect(versions(await allOf(store.queryAll({ pk, limit: 2 })))).toEqual([0, 1, 2, 3, 4, 5, 6])
  expect(await firstOf(store.queryAll(odd))).toMatchObject({ version: 1 })
  expect(await firstOf(store.queryAll({ pk: `${pk}X` }))).toBeUndefined()
})

it('finds what is due, the longest overdue first, and nothing of what is due later', async () => {
  const { store, pk } = await rowsOf(5)
  expect(versions(await allOf(dueRows(store, { pk }, '003')))).toEqual([4, 3, 2])
})
