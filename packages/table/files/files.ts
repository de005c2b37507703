import type { Reach } from '@passerelle/domain/casework'
import type { KeptFile } from '@passerelle/domain/files'
import { type FileId, type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { open, seal } from '@passerelle/vault'
import { type CaseHead, caseKey, readHead, requireUnmergedCase } from '../casework/index.ts'
import { fileKeys, fileRanges } from '../engine/keys/files.ts'
import { rowAt } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import { add, at, remove, replace, stale } from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { arrivingRow, bindingOf, fileRow, openFile, placeOf } from './file-rows.ts'

/** A file that was found, with the case that it belongs to. */
export type FoundFile = { readonly file: KeptFile; readonly head: CaseHead }

/**
 * The files of the cases that a member works with. What stands in a file is kept elsewhere, as it is sealed here; a file
 * is there from the moment on in which its row is.
 */
export type Files = {
  /** The files of a case, the last added first. One read, one query. @throws {Refused} `not_found` */
  list(participant: ParticipantId, page: PageRequest): Promise<PageOf<KeptFile> & { readonly head: CaseHead }>
  /** One call. @throws {Refused} `not_found` */
  get(participant: ParticipantId, file: FileId): Promise<FoundFile>
  /** The case to which a file is to be added, and how many it has. One read, one query. @throws {Refused} `not_found` */
  room(participant: ParticipantId): Promise<{ readonly head: CaseHead; readonly kept: number }>
  /** Writes down that a file is on its way, before anything of it is put anywhere. */
  announce(head: CaseHead, file: FileId): Promise<void>
  /** What stands in a file as it may leave the process. */
  seal(file: KeptFile, content: Uint8Array): Promise<Uint8Array>
  /** @throws {Unopenable} where it is not what was sealed for this file */
  open(file: KeptFile, sealed: Uint8Array): Promise<Uint8Array>
  /** Adds a file that has arrived. @throws {Refused} `contended` where it was on its way for too long */
  add(head: CaseHead, file: KeptFile, entry: JournalEntry): Promise<void>
  replace(head: CaseHead, file: KeptFile, before: KeptFile, entry: JournalEntry): Promise<void>
  remove(head: CaseHead, file: KeptFile, entry: JournalEntry): Promise<void>
}

export function files(table: TenantTable, reach: Reach): Files {
  const { store, tenant, keyring, unitOfWork, clock } = table

  return {
    async list(participant, page) {
      const [whole, people] = await Promise.all([
        store.get(caseKey(tenant, participant)),
        keyring.people([participant]),
      ])
      const head = readHead(whole, reach)
      const key = people.get(participant) ?? refuse({ code: 'not_found' })
      const list = {
        name: `files ${participant}`,
        ...fileRanges.ofCase(tenant, participant),
        index: 'gsi1' as const,
        newestFirst: true,
      }
      const { items, ...rest } = await readPage(table, list, page)
      return { head, items: items.map((item) => openFile(tenant, item, key)), ...rest }
    },

    async get(participant, file) {
      const [whole, place] = [caseKey(tenant, participant), fileKeys.file({ tenant, participant, file })]
      const [rows, people] = await Promise.all([store.getAll([whole, place]), keyring.people([participant])])
      const head = readHead(rowAt(rows, whole), reach)
      const [item, key] = [rowAt(rows, place), people.get(participant)]
      if (item === undefined || key === undefined) return refuse({ code: 'not_found' })
      return { head, file: openFile(tenant, item, key) }
    },

    async room(participant) {
      const [whole, kept] = await Promise.all([
        store.get(caseKey(tenant, participant)),
        allOf(store.queryAll(fileRanges.ofCase(tenant, participant))),
      ])
      return { head: readHead(whole, reach), kept: kept.length }
    },

    announce: (head, file) =>
      store.transact([
        add(arrivingRow({ tenant, participant: head.id, file }, clock.now())),
        requireUnmergedCase(tenant, head, reach),
      ]),

    seal: async (file, content) =>
      seal(await keyring.person(file.participantId), bindingOf(placeOf(tenant, file)), content),

    open: async (file, sealed) =>
      open(await keyring.person(file.participantId), bindingOf(placeOf(tenant, file)), sealed),

    async add(head, file, entry) {
      const key = await keyring.person(file.participantId)
      const arriving = fileKeys.arriving(placeOf(tenant, file))
      await unitOfWork.commit({
        entry,
        status: 201,
        writes: [
          add(fileRow(tenant, file, key)),
          { ...remove(arriving), when: at(1), otherwise: () => ({ code: 'contended' }) },
          requireUnmergedCase(tenant, head, reach),
        ],
      })
    },

    async replace(head, file, before, entry) {
      const key = await keyring.person(file.participantId)
      await unitOfWork.commit({
        entry,
        status: 200,
        writes: [
          replace(fileRow(tenant, file, key), before.version),
          requireUnmergedCase(tenant, head, reach),
        ],
      })
    },

    remove: (head, file, entry) =>
      unitOfWork.commit({
        entry,
        status: 204,
        writes: [
          { ...remove(fileKeys.file(placeOf(tenant, file))), when: at(file.version), otherwise: stale },
          requireUnmergedCase(tenant, head, reach),
        ],
      }),
  }
}
