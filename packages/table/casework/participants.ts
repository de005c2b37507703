import type { Participant, Reach } from '@passerelle/domain/casework'
import { accompanied, isCountedAlike, type Occurrence } from '@passerelle/domain/indicators'
import { type FieldError, type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { isSameKey } from '../engine/keys/key.ts'
import { add, type Requirement, replace, type Write } from '../engine/write.ts'
import { noting, tokened, tokenOf } from '../indicators/index.ts'
import type { JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { requireCaseworker, requireProgramme } from '../tenancy/index.ts'
import { listing, relisting } from './case-lines.ts'
import { retentionWrites } from './case-retention.ts'
import { caseKey, participantRow, readHead, readParticipant } from './case-rows.ts'

/** The people whom an organisation accompanies. A case out of reach is as unknown as one of another tenant. */
export type Participants = {
  /** One call. */
  get(participant: ParticipantId): Promise<Participant>
  /** Takes somebody in: key, case and line of the caseload in one transaction, without a read. */
  add(participant: Participant, entry: JournalEntry): Promise<void>
  /**
   * Writes a case that was read before as it is now; its line of the caseload moves along.
   *
   * @param following the writes by which its referrals follow a case that goes to other people
   */
  replace(
    before: Participant,
    now: Participant,
    entry: JournalEntry,
    following?: readonly Write[],
  ): Promise<void>
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

    async replace(before, now, entry, following) {
      const writes = await changing(table, before, now, following)
      await unitOfWork.commit({ entry, status: 200, writes })
    },
  }
}

/** People in this order; who is not there any more is left out. One call, or two at once. */
export async function peopleById(
  { store, tenant, keyring }: TenantTable,
  ids: readonly ParticipantId[],
): Promise<readonly Participant[]> {
  if (ids.length === 0) return []
  const [rows, keys] = await Promise.all([
    store.getAll(ids.map((id) => caseKey(tenant, id))),
    keyring.people(ids),
  ])
  const there = new Map(rows.map((row) => [String(row['id']), row]))
  return ids.flatMap((id) => {
    const row = there.get(id)
    const key = keys.get(id)
    return row === undefined || key === undefined ? [] : [readParticipant(tenant, row, key)]
  })
}

/** All that has to be written to take somebody in, for whoever writes more in the same transaction. */
export async function takingIn(table: TenantTable, participant: Participant): Promise<readonly Write[]> {
  const { writes, occurrence } = await takingInUncounted(table, participant)
  return [...writes, noting(table, [occurrence])]
}

/** The same for whoever takes in many at once, and notes for all of them together what figures see. */
export async function takingInUncounted(
  table: TenantTable,
  participant: Participant,
): Promise<{ readonly writes: readonly Write[]; readonly occurrence: Occurrence }> {
  const { tenant, keyring } = table
  const { key, write } = await keyring.addPerson(participant.id)
  return {
    writes: [
      write,
      add(participantRow(tenant, participant, key)),
      ...listing(tenant, participant, key),
      ...references(table, participant),
    ],
    occurrence: tokened(key, participant.id, accompanied(participant, table.clock.timeZone)),
  }
}

/**
 * All that has to be written to change a case, for whoever writes more in the same transaction.
 *
 * @param following the writes by which its referrals follow a case that goes to other people
 * @throws {TypeError} where it goes to other people and nothing follows
 */
export async function changing(
  table: TenantTable,
  before: Participant,
  now: Participant,
  following?: readonly Write[],
): Promise<readonly Write[]> {
  const { tenant, keyring } = table
  const goes = before.coachId !== now.coachId || before.deputyId !== now.deputyId
  if (goes && following === undefined) throw new TypeError('a case goes to others without its referrals')
  const key = await keyring.person(now.id)
  return [
    replace(participantRow(tenant, now, key), before.version),
    ...relisting(tenant, before, now, key),
    ...retentionWrites(tenant, before, now),
    ...(await countingWrites(table, before, now)),
    ...once([...(following ?? []), ...references(table, now, before)]),
  ]
}

/** What figures see of a change; of a case that goes on as another one, also by which token it does. */
async function countingWrites(
  table: TenantTable,
  before: Participant,
  now: Participant,
): Promise<readonly Write[]> {
  if (isCountedAlike(before, now)) return []
  const key = await table.keyring.person(now.id)
  const goesOnAs = now.mergedInto && tokenOf(await table.keyring.person(now.mergedInto))
  return [
    noting(table, [
      tokened(key, now.id, { ...accompanied(now, table.clock.timeZone), ...(goesOnAs && { goesOnAs }) }),
    ]),
  ]
}

/** A transaction looks at a row once: what follows the case asks no less of a member than the case does. */
export function once(writes: readonly Write[]): readonly Write[] {
  return writes.filter(
    (write, place) =>
      !('check' in write) ||
      !writes.slice(0, place).some((other) => 'check' in other && isSameKey(other.check, write.check)),
  )
}

/**
 * The programme of a case has to exist, its coach and deputy have to be such as cases are given to, whoever the writer
 * is. Those that stood before do and are.
 */
export function references(
  { tenant }: TenantTable,
  now: Participant,
  before: Partial<Participant> = {},
): readonly Requirement[] {
  const isNew = (field: 'programmeId' | 'coachId' | 'deputyId') => now[field] !== before[field]
  const path = (field: string): FieldError['path'] => ['body', field]
  const writes: Requirement[] = []
  if (now.programmeId && isNew('programmeId')) {
    writes.push(requireProgramme(tenant, now.programmeId, path('programmeId')))
  }
  for (const field of ['coachId', 'deputyId'] as const) {
    const member = now[field]
    if (member && isNew(field)) {
      writes.push(requireCaseworker(tenant, member, path(field)))
    }
  }
  return writes
}
