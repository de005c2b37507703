import type { Participant, Reach } from '@passerelle/domain/casework'
import { type FieldError, type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { caseKeys } from '../engine/keys/casework.ts'
import { isSameKey } from '../engine/keys/key.ts'
import { add, remove, replace, set, type Write } from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { requireMember, requireProgramme } from '../tenancy/index.ts'
import { caseKey, caseloadRow, participantRow, placeOf, readHead, readParticipant } from './case-rows.ts'

/** The people whom an organisation accompanies. A case out of reach is as unknown as one of another tenant. */
export type Participants = {
  /** One call. */
  get(participant: ParticipantId): Promise<Participant>
  /** Takes somebody in: key, case and line of the caseload in one transaction, without a read. */
  add(participant: Participant, entry: JournalEntry): Promise<void>
  /** Writes a case that was read before as it is now; its line of the caseload moves along. */
  replace(before: Participant, now: Participant, entry: JournalEntry): Promise<void>
}

export function participants(table: TenantTable, reach: Reach): Participants {
  const { store, tenant, keyring, unitOfWork } = table
  return {
    async get(participant) {
      const [item, keys] = await Promise.all([
        store.get(caseKey(tenant, participant)),
        keyring.people([participant]),
      ])
      readHead(item, reach)
      const key = keys.get(participant)
      if (item === undefined || key === undefined) return refuse({ code: 'not_found' })
      return readParticipant(tenant, item, key)
    },

    async add(participant, entry) {
      await unitOfWork.commit({ entry, status: 201, writes: await takingIn(table, participant) })
    },

    async replace(before, now, entry) {
      await unitOfWork.commit({ entry, status: 200, writes: await changing(table, before, now) })
    },
  }
}

/** All that has to be written to take somebody in, for whoever writes more in the same transaction. */
export async function takingIn(table: TenantTable, participant: Participant): Promise<readonly Write[]> {
  const { tenant, keyring } = table
  const { key, write } = await keyring.addPerson(participant.id)
  return [
    write,
    add(participantRow(tenant, participant, key)),
    add(caseloadRow(tenant, participant, key)),
    ...references(table, participant),
  ]
}

/** All that has to be written to change a case, for whoever writes more in the same transaction. */
export async function changing(
  table: TenantTable,
  before: Participant,
  now: Participant,
): Promise<readonly Write[]> {
  const { tenant, keyring } = table
  const key = await keyring.person(now.id)
  const writes: Write[] = [
    replace(participantRow(tenant, now, key), before.version),
    set(caseloadRow(tenant, now, key)),
    ...references(table, now, before),
  ]
  const [from, to] = [caseKeys.caseload(tenant, placeOf(before)), caseKeys.caseload(tenant, placeOf(now))]
  if (!isSameKey(from, to)) writes.push(remove(from))
  return writes
}

/** The references of a case have to exist. Those that stood before, and the writer, did or do. */
function references(
  { tenant, scope }: TenantTable,
  now: Participant,
  before: Partial<Participant> = {},
): readonly Write[] {
  const isNew = (field: 'programmeId' | 'coachId' | 'deputyId') => now[field] !== before[field]
  const path = (field: string): FieldError['path'] => ['body', field]
  const writes: Write[] = []
  if (now.programmeId && isNew('programmeId')) {
    writes.push(requireProgramme(tenant, now.programmeId, path('programmeId')))
  }
  for (const field of ['coachId', 'deputyId'] as const) {
    const member = now[field]
    if (member && isNew(field) && member !== scope.member) {
      writes.push(requireMember(tenant, member, path(field)))
    }
  }
  return writes
}
