import { expect, it } from 'vitest'
import { aKeptCase } from '../testing/casework.ts'
import { anOpenTenant, entry } from '../testing/tenant.ts'
import { searchCaseload } from './caseload-search.ts'
import { participants } from './participants.ts'

async function searching() {
  const { table } = await anOpenTenant()
  const find = async (query: string) =>
    (await searchCaseload(table, 'all', { query }, { limit: 5 })).items.map(({ id }) => id)
  return { table, find }
}

const named = (given: string, family: string) => ({
  names: [{ kind: 'official' as const, primary: true, given, family }],
})

it('the search follows the journal: who is taken in and who is renamed is found at once', async () => {
  const { table, find } = await searching()
  const fatou = await aKeptCase(table)
  expect(await find('Fatou')).toEqual([fatou.id])
  const moussa = await aKeptCase(table, named('Moussa', 'Diop'))
  expect(await find('Mousa Diop')).toEqual([moussa.id])
  const renamed = { ...moussa, ...named('Ibrahima', 'Sarr'), version: 2 }
  const line = { ...entry, aggregate: 'Participant', aggregateId: moussa.id }
  await participants(table, 'all').replace(moussa, renamed, line)
  expect([await find('Moussa Diop'), await find('Ibrahima Sarr')]).toEqual([[], [moussa.id]])
})

it('who was erased is found no more', async () => {
  const { table, find } = await searching()
  const { id } = await aKeptCase(table)
  expect(await find('Ndiaye')).toEqual([id])
  await table.store.transact([table.keyring.erasePerson(id)])
  expect(await find('Ndiaye')).toEqual([])
})
