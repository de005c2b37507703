import type { Reach } from '@passerelle/domain/casework'
import { type NoteId, type ParticipantId, refuse } from '@passerelle/domain/kernel'
import type { Note, NoteClass } from '@passerelle/domain/notes'
import type { DataKey } from '@passerelle/vault'
import { type CaseHead, caseKey, readHead, requireUnmergedCase } from '../casework/index.ts'
import { noteKeys, noteRanges } from '../engine/keys/notes.ts'
import { type Item, rowAt } from '../engine/row.ts'
import { add, at, replace, stale, type Write } from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { confidences } from './confidences.ts'
import { type NoteHead, type NoteKeys, noteRow, openNote, readNoteHead } from './note-rows.ts'

/** A note that was found, with the case that it belongs to. */
export type FoundNote = { readonly note: Note; readonly head: CaseHead }

/** The classes of notes that are wanted. */
export type NoteFilter = { readonly classes: readonly NoteClass[] }

/** The notes of the cases that a member works with, as far as the classes go that their roles read. */
export type Notes = {
  /**
   * The notes about a person, the last written first; those that others wrote in confidence are not there. One read, one
   * query, one query for keys, and a call of KMS for each key that is not known yet.
   *
   * @throws {Refused} `not_found` where the member works with no such case
   */
  list(
    participant: ParticipantId,
    filter: NoteFilter,
    page: PageRequest,
  ): Promise<PageOf<Note> & { readonly head: CaseHead }>
  /** @throws {Refused} `not_found` where there is none that the member reads */
  get(participant: ParticipantId, note: NoteId): Promise<FoundNote>
  /** The case of a note that is to be written. One call. */
  head(participant: ParticipantId): Promise<CaseHead>
  add(head: CaseHead, note: Note, entry: JournalEntry): Promise<void>
  replace(head: CaseHead, note: Note, before: Note, entry: JournalEntry): Promise<void>
  remove(head: CaseHead, note: Note, entry: JournalEntry): Promise<void>
}

export function notes(table: TenantTable, reach: Reach, readable: readonly NoteClass[]): Notes {
  const { store, tenant, keyring, unitOfWork } = table
  const confidence = confidences(table)

  /** The keys of a person's notes, of the classes that are wanted. */
  async function keysFor(participant: ParticipantId, classes: readonly NoteClass[]) {
    const has = (name: NoteClass) => classes.includes(name)
    const [people, counselling, confided] = await Promise.all([
      keyring.people([participant]),
      has('socio_pedagogical') ? keyring.counselling(participant) : undefined,
      has('confidential_203') ? confidence.open(participant) : undefined,
    ])
    const person = people.get(participant)
    if (person === undefined) return undefined
    return {
      of({ class: name, authorId }: Pick<NoteHead, 'class' | 'authorId'>): NoteKeys | undefined {
        if (!has(name)) return undefined
        if (name === 'coaching') return { person, ofClass: undefined }
        const ofClass: DataKey | undefined =
          name === 'socio_pedagogical' ? counselling : confided?.get(authorId)
        return ofClass && { person, ofClass }
      },
    }
  }

  /** The key of its class under which a member's own note is written, and the writes that keep one that is new. */
  async function classKey({
    participantId,
    class: name,
  }: Note): Promise<{ readonly key: DataKey | undefined; readonly writes: readonly Write[] }> {
    if (name === 'coaching') return { key: undefined, writes: [] }
    if (name === 'confidential_203') return confidence.own(participantId)
    const known = await keyring.counselling(participantId)
    if (known !== undefined) return { key: known, writes: [] }
    const { key, write } = await keyring.addCounselling(participantId)
    return { key, writes: [write] }
  }

  async function write(
    head: CaseHead,
    note: Note,
    put: (row: ReturnType<typeof noteRow>) => Write,
    entry: JournalEntry,
    status: number,
  ) {
    const [person, { key: ofClass, writes }] = await Promise.all([
      keyring.person(note.participantId),
      classKey(note),
    ])
    await unitOfWork.commit({
      entry,
      status,
      writes: [
        put(noteRow(table, note, { person, ofClass })),
        requireUnmergedCase(tenant, head, reach),
        ...writes,
      ],
    })
  }

  return {
    async list(participant, { classes }, page) {
      const [whole, keys] = await Promise.all([
        store.get(caseKey(tenant, participant)),
        keysFor(participant, classes),
      ])
      const head = readHead(whole, reach)
      if (keys === undefined) return refuse({ code: 'not_found' })
      const keep = (item: Item) => keys.of(readNoteHead(item)) !== undefined
      const list = {
        name: `notes ${participant} ${classes.join(' ')}`,
        ...noteRanges.ofCase(tenant, participant),
        index: 'gsi1' as const,
        newestFirst: true,
        keep,
      }
      const { items, ...rest } = await readPage(table, list, page)
      const opened = items.flatMap((item) => {
        const its = keys.of(readNoteHead(item))
        return its === undefined ? [] : [openNote(table, item, its)]
      })
      return { head, items: opened, ...rest }
    },

    async get(participant, id) {
      const [whole, place] = [caseKey(tenant, participant), noteKeys.note(tenant, participant, id)]
      const [rows, keys] = await Promise.all([store.getAll([whole, place]), keysFor(participant, readable)])
      const head = readHead(rowAt(rows, whole), reach)
      const item = rowAt(rows, place)
      const its = item && keys?.of(readNoteHead(item))
      if (item === undefined || its === undefined) return refuse({ code: 'not_found' })
      return { head, note: openNote(table, item, its) }
    },

    head: async (participant) => readHead(await store.get(caseKey(tenant, participant)), reach),

    add: (head, note, entry) => write(head, note, (row) => add(row), entry, 201),

    replace: (head, note, before, entry) =>
      write(head, note, (row) => replace(row, before.version), entry, 200),

    remove: (head, note, entry) =>
      unitOfWork.commit({
        entry,
        status: 204,
        writes: [
          {
            table: 'main',
            remove: noteKeys.note(tenant, note.participantId, note.id),
            when: at(note.version),
            otherwise: stale,
          },
          requireUnmergedCase(tenant, head, reach),
        ],
      }),
  }
}
