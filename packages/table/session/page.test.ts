import { expect, it } from 'vitest'
import { set } from '../engine/write.ts'
import { anOpenTenant, refusalOf } from '../testing/tenant.ts'
import { type List, readPage } from './page.ts'

async function things(count: number) {
  const { table, tenant } = await anOpenTenant()
  const pk = `T#${tenant.id}#THINGS`
  const rows = Array.from({ length: count }, (_, n) => ({
    key: { pk, sk: `THING#${n}` },
    index1: { pk, sk: `${9 - n}` },
    entity: 'Thing',
    version: n,
    clear: { odd: n % 2 === 1 ? 'yes' : 'no' },
  }))
  await table.store.transact(rows.map(set))
  const list: List = { name: 'things', pk, beginsWith: 'THING#' }

  /** The versions page by page, as somebody reads them who follows every cursor. */
  async function pages(change: Partial<List>, limit: number): Promise<unknown[][]> {
    const seen: unknown[][] = []
    let cursor: string | undefined
    do {
      const { items, next } = await readPage(table, { ...list, ...change }, { limit, cursor })
      seen.push(items.map(({ version }) => version))
      cursor = next
    } while (cursor !== undefined)
    return seen
  }
  return { table, list, pages }
}

it('pages hold everything once, and the last one leads nowhere', async () => {
  const { pages } = await things(6)
  expect(await pages({}, 4)).toEqual([
    [0, 1, 2, 3],
    [4, 5],
  ])
  expect(await pages({}, 3)).toEqual([
    [0, 1, 2],
    [3, 4, 5],
  ])
  expect(await pages({ beginsWith: 'NOTHING' }, 3)).toEqual([[]])
})

it('pages of an index, backwards, follow upon each other as well', async () => {
  const { table, list, pages } = await things(5)
  const { beginsWith: _, ...index } = { ...list, index: 'gsi1' as const, newestFirst: true }
  const first = await readPage(table, index, { limit: 2 })
  const second = await readPage(table, index, { limit: 2, cursor: first.next })
  expect([first, second].map(({ items }) => items.map(({ version }) => version))).toEqual([
    [0, 1],
    [2, 3],
  ])
  expect(await pages({ newestFirst: true }, 4)).toEqual([[4, 3, 2, 1], [0]])
})

it('a filter leaves no page short while something follows', async () => {
  const { pages } = await things(9)
  expect(await pages({ only: { odd: 'yes' } }, 2)).toEqual([
    [1, 3],
    [5, 7],
  ])
  expect(await pages({ keep: ({ version }) => Number(version) > 5 }, 2)).toEqual([[6, 7], [8]])
})

it('a cursor is of one organisation and one filter', async () => {
  const [own, other] = [await things(3), await things(3)]
  const { next: cursor } = await readPage(own.table, own.list, { limit: 1 })
  const invalid = { code: 'invalid' }
  expect(await refusalOf(readPage(other.table, other.list, { limit: 1, cursor }))).toMatchObject(invalid)
  const narrowed = { ...own.list, name: 'things odd' }
  expect(await refusalOf(readPage(own.table, narrowed, { limit: 1, cursor }))).toMatchObject(invalid)
})
