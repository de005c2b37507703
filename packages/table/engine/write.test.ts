import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { beforeEach, describe, expect, it } from 'vitest'
import { testStore } from '../testing/engine.ts'
import { newId, refusalOf } from '../testing/tenant.ts'
import type { Key } from './keys/key.ts'
import { absent, add, at, remove, replace, requireRow, set, unlessContended } from './write.ts'

const store = await testStore()

let key: Key
beforeEach(() => {
  key = { pk: `T#${newId()}#THINGS`, sk: 'THING' }
})

const row = (version: number, state = 'open') => ({ key, entity: 'Thing', version, clear: { state } })
const otherwise = () => ({ code: 'forbidden' }) as const

describe('a row that is added', () => {
  it('must not be there yet, and is refused as its writer says', async () => {
    await store.transact([add(row(1), otherwise)])
    expect(await refusalOf(store.transact([add(row(1), otherwise)]))).toEqual({ code: 'forbidden' })
    await expect(store.transact([add(row(1))])).rejects.toBeInstanceOf(TransactionCanceledException)
  })
})

describe('a row that is replaced', () => {
  it('has to be at the version that was read; the refusal names the one that is there', async () => {
    await store.transact([add(row(3))])
    await store.transact([replace(row(4), 3)])
    expect(await refusalOf(store.transact([replace(row(4), 3)]))).toEqual({
      code: 'stale_version',
      current: 4,
    })
  })

  it('is unknown where it is not there', async () => {
    expect(await refusalOf(store.transact([replace(row(2), 1)]))).toEqual({ code: 'not_found' })
  })
})

describe('a requirement', () => {
  it('lets everything through while it holds, and nothing when it does not', async () => {
    const beside = { ...key, sk: 'BESIDE' }
    await store.transact([set(row(1, 'open'))])
    const under = (state: string) => [
      requireRow(key, at(1, { state }), otherwise),
      set({ ...row(1), key: beside }),
    ]
    expect(await refusalOf(store.transact(under('closed')))).toEqual({ code: 'forbidden' })
    expect(await store.get(beside)).toBeUndefined()
    await store.transact(under('open'))
    expect(await store.get(beside)).toBeDefined()
  })

  it('may ask that nothing stands there, or that something differs', async () => {
    const differs = { present: true, differs: { state: 'removed' } } as const
    await store.transact([requireRow(key, absent, otherwise)])
    expect(await refusalOf(store.transact([requireRow(key, differs, otherwise)]))).toMatchObject(otherwise())
    await store.transact([set(row(1, 'active'))])
    await store.transact([requireRow(key, differs, otherwise)])
    await store.transact([set(row(1, 'removed'))])
    expect(await refusalOf(store.transact([requireRow(key, differs, otherwise)]))).toMatchObject(otherwise())
  })
})

it('a guarded row is written only on top of what was read, be it nothing', async () => {
  await store.transact([unlessContended(row(1), 0)])
  expect(await refusalOf(store.transact([unlessContended(row(1), 0)]))).toEqual({ code: 'contended' })
  await store.transact([unlessContended(row(2), 1)])
  expect(await refusalOf(store.transact([unlessContended(row(2), 1)]))).toEqual({ code: 'contended' })
})

it('a row that is removed is gone, and nothing says so twice', async () => {
  await store.transact([set(row(1))])
  await store.transact([remove(key)])
  await store.transact([remove(key)])
  expect(await store.get(key)).toBeUndefined()
})
