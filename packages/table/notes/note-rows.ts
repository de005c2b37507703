import type { Note } from '@passerelle/domain/notes'
import { type DataKey, open, seal } from '@passerelle/vault'
import { openEntity, readClear, sealEntity } from '../engine/entity.ts'
import { noteKeys } from '../engine/keys/notes.ts'
import type { Item, Row } from '../engine/row.ts'
import type { TenantTable } from '../session/tenant-table.ts'

/** What of a note may be known without a key. */
export type NoteHead = Pick<Note, 'id' | 'participantId' | 'version' | 'class' | 'authorId' | 'writtenAt'>

/**
 * The keys of a note. Every note opens with the person's key, and so with none once the person is erased; inside of that,
 * one of the two secret classes opens with the key of its class as well.
 */
export type NoteKeys = { readonly person: DataKey; readonly ofClass: DataKey | undefined }

export function noteRow({ tenant }: TenantTable, note: Note, { person, ofClass }: NoteKeys): Row {
  const { id, participantId, version } = note
  const belonging = { owner: tenant, subject: participantId }
  const row = sealEntity('Note', note, ofClass ?? person, belonging)
  return {
    key: noteKeys.note(tenant, participantId, id),
    index1: noteKeys.byTime(tenant, participantId, note),
    version,
    ...row,
    ...(ofClass && row.sealed && { sealed: seal(person, outer(tenant, note), row.sealed) }),
  }
}

export function readNoteHead(item: Item): NoteHead {
  return readClear('Note', item)
}

/** @throws {Unopenable} where the keys are not those of the note */
export function openNote({ tenant }: TenantTable, item: Item, { person, ofClass }: NoteKeys): Note {
  const head = readNoteHead(item)
  const belonging = { owner: tenant, subject: head.participantId }
  if (ofClass === undefined) return openEntity('Note', item, person, belonging)
  const { sealed } = item
  if (!(sealed instanceof Uint8Array)) throw new TypeError('a note without its words')
  return openEntity(
    'Note',
    { ...item, sealed: open(person, outer(tenant, head), sealed) },
    ofClass,
    belonging,
  )
}

/** What the outer seal is bound to: the very note, so that no words are moved from one to another. */
function outer(tenant: string, { id, participantId }: Pick<NoteHead, 'id' | 'participantId'>) {
  return { tenant, subject: participantId, entity: `Note ${id}`, schema: 1 }
}
