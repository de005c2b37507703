import type { Import, Participant } from '@passerelle/domain/casework'
import {
  type FieldError,
  type ImportId,
  type ParticipantId,
  Refused,
  refuse,
} from '@passerelle/domain/kernel'
import { digest } from '@passerelle/vault'
import { derivedId } from '../engine/derived-id.ts'
import { clearEntity, readClear } from '../engine/entity.ts'
import { importKeys } from '../engine/keys/casework.ts'
import { type Item, type Row, rowAt } from '../engine/row.ts'
import { add, contended, unlessContended, unmet } from '../engine/write.ts'
import { noting } from '../indicators/index.ts'
import { alsoJournal, type JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { once, references, takingInUncounted } from './participants.ts'

/** A person who is to be taken in out of a row, with their line of the journal. */
export type RowPerson = {
  readonly row: number
  readonly participant: Participant
  readonly entry: JournalEntry
}

/** How far an import has come, and what is known of some of its rows. */
export type FoundImport = {
  readonly progress: Import
  /** Who was taken in out of which of them. */
  readonly done: ReadonlyMap<number, ParticipantId>
  /** What one of these people names that the organisation does not have, or not in such a role. */
  faultsOf(participant: Participant): readonly FieldError[]
}

/**
 * The imports of the member who acts; those of anybody else are unknown. Which row became whom is remembered for a month,
 * so that a file whose import broke off goes on, and doubles nobody.
 */
export type Imports = {
  /** Where the import of a file stands, by its fingerprint: the same file of the same member is the same import. */
  placeOf(fingerprint: string): Promise<Pick<Import, 'id' | 'file'>>
  /** Begins an import, or gives the one that was begun before. One transaction, and a read where there is one. */
  begin(begun: Import, entry: JournalEntry): Promise<Import>
  get(id: ImportId): Promise<Import>
  /** One call for an import, some of its rows, and whatever these people name. */
  find(id: ImportId, rows: readonly number[], people: readonly Participant[]): Promise<FoundImport>
  /** Takes people in and counts their rows, in one transaction. Refused as `contended` where anything has changed since. */
  pass(now: Import, people: readonly RowPerson[], entry: JournalEntry): Promise<void>
}

const keptSeconds = 30 * 86_400

export function imports(table: TenantTable): Imports {
  const { store, tenant, scope, keyring, unitOfWork } = table
  const own = (item: Item | undefined): Import => {
    const found = item && readClear('Import', item)
    return found?.startedBy === scope.member ? found : refuse({ code: 'not_found' })
  }
  const get = async (id: ImportId) => own(await store.get(importKeys.progress(tenant, id)))

  return {
    get,

    async placeOf(fingerprint) {
      const file = digest(await keyring.purpose('imports'), scope.member, fingerprint)
      return { id: derivedId<'import'>(file), file }
    },

    async begin(begun, entry) {
      try {
        const writes = [add(progressRow(table, begun), contended)]
        await unitOfWork.commit({ writes, entry, status: 201 })
        return begun
      } catch (error) {
        if (!(error instanceof Refused) || error.refusal.code !== 'contended') throw error
        const before = await store.get(importKeys.progress(tenant, begun.id))
        // Where there is none, other writers were in the way, and whoever asks comes again.
        if (before === undefined) throw error
        return own(before)
      }
    },

    async find(id, rows, people) {
      const place = importKeys.progress(tenant, id)
      const named = once(people.flatMap((person) => references(table, person)))
      const found = await store.getAll([
        place,
        ...rows.map((row) => importKeys.row(tenant, id, row)),
        ...named.flatMap((write) => ('check' in write ? [write.check] : [])),
      ])
      const done = rows.flatMap((row): [number, ParticipantId][] => {
        const item = rowAt(found, importKeys.row(tenant, id, row))
        return item ? [[row, item['participantId'] as ParticipantId]] : [] // written by `pass`
      })
      return {
        progress: own(rowAt(found, place)),
        done: new Map(done),
        faultsOf: (person) =>
          references(table, person).flatMap((required) => {
            const refusal = unmet(required, rowAt(found, required.check))
            return refusal?.code === 'invalid' ? refusal.errors : []
          }),
      }
    },

    async pass(now, people, entry) {
      const taken = await Promise.all(people.map((one) => takingInRow(table, now, one)))
      const writes = once([
        unlessContended(progressRow(table, now), now.version - 1),
        ...taken.flatMap((one) => one.writes),
        ...(taken.length > 0
          ? [
              noting(
                table,
                taken.map(({ occurrence }) => occurrence),
              ),
            ]
          : []),
      ])
      const lines = people.map((person) => alsoJournal(table, person.entry))
      try {
        await unitOfWork.commit({ writes: [...writes, ...lines], entry, status: 200 })
      } catch (error) {
        // Somebody whom a row names was here a moment ago: looked at again, the row itself says so.
        if (error instanceof Refused && error.refusal.code === 'invalid') refuse({ code: 'contended' })
        throw error
      }
    },
  }
}

async function takingInRow(
  table: TenantTable,
  { id, changedAt }: Import,
  { row, participant }: RowPerson,
): ReturnType<typeof takingInUncounted> {
  const mark: Row = {
    key: importKeys.row(table.tenant, id, row),
    entity: 'ImportedRow',
    version: 1,
    clear: { participantId: participant.id },
    expiresAt: forgottenAt(changedAt),
  }
  const { writes, occurrence } = await takingInUncounted(table, participant)
  return { occurrence, writes: [...writes, add(mark, contended)] }
}

function progressRow({ tenant }: TenantTable, progress: Import): Row {
  return {
    key: importKeys.progress(tenant, progress.id),
    ...clearEntity('Import', progress),
    expiresAt: forgottenAt(progress.changedAt),
  }
}

function forgottenAt(changedAt: string): number {
  return Math.floor(Date.parse(changedAt) / 1000) + keptSeconds
}
