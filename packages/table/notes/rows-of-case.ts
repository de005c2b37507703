import type { ParticipantId, TenantId } from '@passerelle/domain/kernel'
import type { Note } from '@passerelle/domain/notes'
import { dataKeyRanges } from '../engine/keys/data-keys.ts'
import { noteRanges } from '../engine/keys/notes.ts'
import { keyOf } from '../engine/row.ts'
import { allOf, type Store } from '../engine/store.ts'
import { remove, type Write } from '../engine/write.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { type NoteHead, openNote, readNoteHead } from './note-rows.ts'

/** The writes after which no note about a person is left, and no key of one. Two queries. */
export async function removeNotes(
  { store, tenant }: { readonly store: Store; readonly tenant: TenantId },
  participant: ParticipantId,
): Promise<readonly Write[]> {
  const [rows, keys] = await Promise.all([
    allOf(store.queryAll(noteRanges.ofCase(tenant, participant))),
    allOf(store.queryAll(dataKeyRanges.confidences(tenant, participant), 'keys')),
  ])
  return [
    ...keys.map((row): Write => ({ table: 'keys', remove: keyOf(row) })),
    ...rows.map(keyOf).map(remove),
  ]
}

/**
 * The notes about a person for their own copy: those of coaching whole. Of the secret ones they learn that there are
 * any, of which class and since when: no key opens their words for a link.
 */
export async function ownNotes(
  table: TenantTable,
  participant: ParticipantId,
): Promise<readonly (Note | NoteHead)[]> {
  const { store, tenant, keyring } = table
  const rows = await allOf(store.queryAll(noteRanges.ofCase(tenant, participant)))
  if (rows.length === 0) return []
  const person = await keyring.person(participant)
  const own = rows.map((row) => {
    const head = readNoteHead(row)
    return head.class === 'coaching' ? openNote(table, row, { person, ofClass: undefined }) : head
  })
  return own.toSorted((one, other) => one.writtenAt.localeCompare(other.writtenAt))
}
