import type { ParticipantId } from '@passerelle/domain/kernel'
import { open, seal } from '@passerelle/vault'
import { expect, it } from 'vitest'
import { anOpenTenant, newId, refusalOf, tableOf } from '../testing/tenant.ts'

const binding = { tenant: 't', subject: 's', entity: 'Thing', schema: 1 }
const text = Buffer.from('Fatou Ndiaye')

async function withPerson() {
  const { table, kms } = await anOpenTenant()
  const person = newId<'participant'>()
  const { key, write } = await table.keyring.addPerson(person)
  await table.store.transact([write])
  return { table, kms, person, sealed: seal(key, binding, text) }
}

it('a person’s key opens what was sealed with it, alone, among many and among all', async () => {
  const { table, person, sealed } = await withPerson()
  const unknown = newId<'participant'>()
  const keys = await table.keyring.people([person, unknown])
  expect([...keys.keys()]).toEqual([person])
  for (const key of [keys.get(person), (await table.keyring.everyone()).get(person)]) {
    expect(key && Buffer.from(open(key, binding, sealed))).toEqual(text)
  }
})

it('nothing of an erased person opens again, and the key is not remembered', async () => {
  const { table, person } = await withPerson()
  await table.keyring.person(person)
  await table.store.transact([table.keyring.erasePerson(person)])
  expect(await refusalOf(table.keyring.person(person))).toEqual({ code: 'not_found' })
  expect(await table.keyring.everyone()).toEqual(new Map())
})

it('a person has one key: a second one is not written', async () => {
  const { table, person } = await withPerson()
  const { write } = await table.keyring.addPerson(person)
  await expect(table.store.transact([write])).rejects.toMatchObject({ name: 'TransactionCanceledException' })
})

it('another organisation has other keys for the same purpose, and no keys of people it does not know', async () => {
  const [one, other] = [await withPerson(), await withPerson()]
  const sealed = seal(await one.table.keyring.purpose('cursor'), binding, text)
  const foreign = await other.table.keyring.purpose('cursor')
  expect(() => open(foreign, binding, sealed)).toThrow()
  expect(await other.table.keyring.people([one.person])).toEqual(new Map<ParticipantId, never>())
})

it('an organisation that was never opened has no keys', async () => {
  const { keyring } = await tableOf(newId())
  await expect(keyring.staff()).rejects.toMatchObject({ name: 'KeyErased' })
})

it('an organisation signs with one key from the first time on', async () => {
  const { table } = await withPerson()
  const [first, rival] = [await table.keyring.signing(), await table.keyring.signing()]
  await table.store.transact(first.writes)
  expect(await refusalOf(table.store.transact(rival.writes))).toEqual({ code: 'contended' })
  const known = await table.keyring.signing()
  expect([Buffer.from(known.key), known.writes]).toEqual([Buffer.from(first.key), []])
})
