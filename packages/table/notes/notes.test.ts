import type { ParticipantId } from '@passerelle/domain/kernel'
import { type NewNote, noteClasses, writeNote } from '@passerelle/domain/notes'
import { expect, it, vi } from 'vitest'
import { dataKeyKeys } from '../engine/keys/data-keys.ts'
import { noteRanges } from '../engine/keys/notes.ts'
import { allOf } from '../engine/store.ts'
import { add } from '../engine/write.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { memberRow } from '../tenancy/index.ts'
import { aKeptCase } from '../testing/casework.ts'
import { aMember, anOpenTenant, entry, newId, now, refusalOf, tableOf } from '../testing/tenant.ts'
import { confidences } from './confidences.ts'
import { confidants, notes, ownNotes, removeNotes } from './index.ts'
import { openNote } from './note-rows.ts'

async function aHouse() {
  const { table, kms, tenant } = await anOpenTenant()
  const colleague = await tableOf(tenant.id, { kms })
  const kept = await aKeptCase(table)
  return { table, colleague, id: kept.id }
}

async function write(table: TenantTable, participantId: ParticipantId, said: NewNote) {
  const repository = notes(table, 'all', noteClasses)
  const by = { id: newId<'note'>(), participantId, authorId: table.scope.member }
  const note = writeNote(said, by, now, table.clock.today())
  await repository.add(await repository.head(participantId), note, entry)
  return note
}

const textsOf = async (
  table: TenantTable,
  id: ParticipantId,
  classes = noteClasses as readonly NewNote['class'][],
) => (await notes(table, 'all', classes).list(id, { classes }, { limit: 50 })).items.map(({ text }) => text)

it('words of a confidence open for their author, and for nobody with the same keys of the organisation', async () => {
  const { table, colleague, id } = await aHouse()
  await write(table, id, { class: 'confidential_203', text: 'In confidence' })
  await write(table, id, { class: 'socio_pedagogical', text: 'To counsellors' })
  expect((await textsOf(table, id)).toSorted()).toEqual(['In confidence', 'To counsellors'])
  expect(await textsOf(colleague, id)).toEqual(['To counsellors'])
  expect(await textsOf(colleague, id, ['coaching'])).toEqual([])
})

it('a counsellor who reads where nothing was told to counsellors makes no key', async () => {
  const { table, id } = await aHouse()
  await write(table, id, { class: 'coaching', text: 'Sews' })
  const keys = await allOf(table.store.queryAll({ pk: dataKeyKeys.kek(table.tenant, 'staff').pk }, 'keys'))
  const asked = vi.spyOn(table.kms.client, 'send')
  expect(await textsOf(table, id)).toEqual(['Sews'])
  expect(asked).not.toHaveBeenCalled()
  const after = await allOf(table.store.queryAll({ pk: dataKeyKeys.kek(table.tenant, 'staff').pk }, 'keys'))
  expect(after).toEqual(keys)
})

it('neither of the two keys of a secret note opens it alone', async () => {
  const { table, id } = await aHouse()
  await write(table, id, { class: 'confidential_203', text: 'In confidence' })
  const [row] = await allOf(table.store.queryAll(noteRanges.ofCase(table.tenant, id)))
  const person = await table.keyring.person(id)
  const own = (await confidences(table).open(id)).get(table.scope.member)
  if (row === undefined || own === undefined) throw new Error('nothing was written')
  expect(openNote(table, row, { person, ofClass: own }).text).toBe('In confidence')
  for (const keys of [
    { person, ofClass: undefined },
    { person: own, ofClass: own },
    { person: own, ofClass: undefined },
    { person, ofClass: person },
  ])
    expect(() => openNote(table, row, keys)).toThrow()
})

it('words that were moved to another note do not open there', async () => {
  const { table, id } = await aHouse()
  for (const text of ['one', 'two']) await write(table, id, { class: 'confidential_203', text })
  const [one, other] = await allOf(table.store.queryAll(noteRanges.ofCase(table.tenant, id)))
  const person = await table.keyring.person(id)
  const ofClass = (await confidences(table).open(id)).get(table.scope.member)
  const moved = { ...one, sealed: other?.['sealed'] }
  expect(() => openNote(table, moved, { person, ofClass })).toThrow('altered, moved')
})

it('a colleague is let in once, as a counsellor at work, and shut out again', async () => {
  const { table, id } = await aHouse()
  const second = aMember({ state: 'active', roles: ['counsellor'] })
  const coach = aMember({ state: 'active', roles: ['coach'] })
  const staff = await table.keyring.staff()
  await table.store.transact([second, coach].map((member) => add(memberRow(table.tenant, member, staff))))
  await write(table, id, { class: 'confidential_203', text: 'In confidence' })
  const own = confidants(table, 'all')
  const { head } = await own.of(id)
  expect(await refusalOf(own.admit(head, coach.id, entry))).toMatchObject({
    errors: [{ code: 'no_counsellor' }],
  })
  await own.admit(head, second.id, entry)
  expect((await own.of(id)).confidants).toEqual([second.id])
  const reader = await tableOf(table.tenant, { kms: table.kms, member: second.id })
  expect(await textsOf(reader, id)).toEqual(['In confidence'])
  await own.dismiss(head, second.id, entry)
  expect(await textsOf(reader, id)).toEqual([])
})

it('a person’s copy has the words of coaching, and of a secret note that there is one', async () => {
  const { table, id } = await aHouse()
  await write(table, id, { class: 'coaching', text: 'Sews' })
  await write(table, id, { class: 'socio_pedagogical', text: 'Grieves' })
  const copied = await ownNotes(table, id)
  expect(copied.flatMap((note) => ('text' in note ? [note.text] : [note.class])).toSorted()).toEqual([
    'Sews',
    'socio_pedagogical',
  ])
})

it('nothing is left of removed notes, keys included', async () => {
  const { table, id } = await aHouse()
  for (const kind of noteClasses) await write(table, id, { class: kind, text: kind })
  await table.store.transact(await removeNotes(table, id))
  expect(await allOf(table.store.queryAll(noteRanges.ofCase(table.tenant, id)))).toEqual([])
  expect(await confidences(table).all(id)).toEqual([])
})
