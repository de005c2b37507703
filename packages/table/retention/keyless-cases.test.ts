import { expect, it } from 'vitest'
import { caseRanges } from '../engine/keys/casework.ts'
import { dataKeyKeys, dataKeyRanges } from '../engine/keys/data-keys.ts'
import { keyOf } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import { aKeptCase } from '../testing/casework.ts'
import { anOpenTenant, refusalOf } from '../testing/tenant.ts'
import { keylessCases } from './keyless-cases.ts'

async function aHouse() {
  const { table, tenant } = await anOpenTenant()
  const [staying, lost] = [await aKeptCase(table), await aKeptCase(table)]
  const cases = keylessCases({ store: table.store, tenant: tenant.id }, table)
  const rowsOf = ({ id }: { readonly id: typeof lost.id }) =>
    allOf(table.store.queryAll(caseRanges.whole(tenant.id, id)))
  const lose = () => table.store.transact([{ table: 'keys', remove: dataKeyKeys.person(tenant.id, lost.id) }])
  return { table, tenant, staying, lost, cases, rowsOf, lose }
}

it('where every key is there, nothing is found', async () => {
  const { cases } = await aHouse()
  expect(await cases.find()).toEqual([])
})

it('a case whose key is gone goes with its line; the others stay as they are', async () => {
  const { table, tenant, staying, lost, cases, rowsOf, lose } = await aHouse()
  await lose()
  const before = await rowsOf(staying)
  const [found, ...more] = await cases.find()
  expect([found?.id, more]).toEqual([lost.id, []])
  if (found === undefined) throw new Error('nothing was found')
  expect((await cases.remove(found)).rows).toBeGreaterThan(1)
  expect(await rowsOf(lost)).toEqual([])
  expect(await rowsOf(staying)).toEqual(before)
  const lines = await allOf(table.store.queryAll(caseRanges.caseload(tenant.id)))
  expect(lines.map((row) => row['id'])).toEqual([staying.id])
  expect(await cases.find()).toEqual([])
})

it('a case whose key is there is not removed, whoever says that it has none', async () => {
  const { staying, cases, rowsOf } = await aHouse()
  const before = await rowsOf(staying)
  const refusal = await refusalOf(cases.remove({ id: staying.id, listed: undefined }))
  expect(refusal).toEqual({ code: 'contended' })
  expect(await rowsOf(staying)).toEqual(before)
})

it('what another run has removed is not written down a second time', async () => {
  const { cases, lose } = await aHouse()
  await lose()
  const [found] = await cases.find()
  if (found === undefined) throw new Error('nothing was found')
  await cases.remove(found)
  expect(await refusalOf(cases.remove(found))).toEqual({ code: 'contended' })
})

it('an organisation without any key is not one of which everybody was erased', async () => {
  const { table, tenant, cases } = await aHouse()
  const keys = await allOf(table.store.queryAll(dataKeyRanges.ofTenant(tenant.id), 'keys'))
  await table.store.transact(keys.map((row) => ({ table: 'keys', remove: keyOf(row) })))
  await expect(cases.find()).rejects.toThrow('without any key')
})
