import { isWithin, type Participant, type Reach } from '@passerelle/domain/casework'
import type { Attendance, Session } from '@passerelle/domain/coaching'
import { attended } from '@passerelle/domain/indicators'
import { type ParticipantId, refuse, type SessionId } from '@passerelle/domain/kernel'
import type { DataKey } from '@passerelle/vault'
import { type CaseHead, caseKey, readHead, readParticipant, requireUnmergedCase } from '../casework/index.ts'
import { openEntity, sealEntity } from '../engine/entity.ts'
import { caseKeys, caseRanges } from '../engine/keys/casework.ts'
import { sessionKeys } from '../engine/keys/coaching.ts'
import { type Item, rowAt } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import { add, contended, replace, requireRow, type Write } from '../engine/write.ts'
import { noting, tokened } from '../indicators/index.ts'
import type { JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { readSession, replacing } from './sessions.ts'

/** Somebody on a roster. Of a person who was erased there is nothing but the place that they had. */
export type RosterEntry = {
  readonly participantId: ParticipantId
  readonly participant?: Participant
  readonly attendance?: Attendance
}

/** Who comes to a session, and how they attended. */
export type Rosters = {
  /**
   * A session's roster, as far as `reach` goes, in the order of enrolment and then of waiting: one call for the session,
   * and one for up to 33 people.
   *
   * @param only those of it that are wanted; unless said, all
   */
  read(
    session: SessionId,
    reachIn: (session: Session) => Reach,
    only?: readonly ParticipantId[],
  ): Promise<{ readonly session: Session; readonly entries: readonly RosterEntry[] }>
  /** A session and the case that is to come to it, or to leave it. One call. */
  find(session: SessionId, participant: ParticipantId): Promise<{ session: Session; head: CaseHead }>
  /** Writes a session whose roster somebody came to. Refused as `contended` when the session was changed meanwhile. */
  enrol(session: Session, before: Session, head: CaseHead, entry: JournalEntry): Promise<void>
  leave(session: Session, before: Session, entry: JournalEntry): Promise<void>
  /** The session and the attendances that changed in it, in one transaction. */
  record(
    session: Session,
    before: Session,
    attendances: readonly Attendance[],
    entry: JournalEntry,
  ): Promise<void>
  /** The attendances of a case, the session that began first at the front. One query, and one call for its key. */
  ofCase(participant: ParticipantId): Promise<readonly Attendance[]>
}

export function rosters(table: TenantTable, reach: Reach): Rosters {
  const { store, tenant, keyring, unitOfWork } = table

  const changing = (session: Session, before: Session): Write => ({
    ...replacing(table, session, before),
    otherwise: contended,
  })

  async function peopleOf(session: SessionId, ids: readonly ParticipantId[], within: Reach) {
    const [rows, keys] = await Promise.all([
      store.getAll(ids.flatMap((id) => [caseKey(tenant, id), caseKeys.attendance(tenant, id, session)])),
      keyring.people(ids),
    ])
    return ids.flatMap((id): RosterEntry[] => {
      const whole = rowAt(rows, caseKey(tenant, id))
      const key = keys.get(id)
      if (whole === undefined || key === undefined) return within === 'all' ? [{ participantId: id }] : []
      const participant = readParticipant(tenant, whole, key)
      if (!isWithin(within, participant)) return []
      const item = rowAt(rows, caseKeys.attendance(tenant, id, session))
      const attendance = item && readAttendance(table, item, key, id)
      return [{ participantId: id, participant, ...(attendance && { attendance }) }]
    })
  }

  return {
    async read(id, reachIn, only) {
      const session = readSession(await store.get(sessionKeys.session(tenant, id)))
      const listed = [...session.enrolled, ...session.waiting]
      const wanted = only === undefined ? listed : listed.filter((each) => only.includes(each))
      const entries = await peopleOf(id, wanted, reachIn(session))
      return { session, entries }
    },

    async find(id, participant) {
      const whole = caseKey(tenant, participant)
      const place = sessionKeys.session(tenant, id)
      const rows = await store.getAll([place, whole])
      return { session: readSession(rowAt(rows, place)), head: readHead(rowAt(rows, whole), reach) }
    },

    enrol: (session, before, head, entry) =>
      unitOfWork.commit({
        entry,
        status: 200,
        writes: [changing(session, before), requireUnmergedCase(tenant, head, reach)],
      }),

    leave: (session, before, entry) =>
      unitOfWork.commit({ entry, status: 200, writes: [changing(session, before)] }),

    async record(session, before, attendances, entry) {
      const keys = await keyring.people(attendances.map(({ participantId }) => participantId))
      const erased = { code: 'not_possible', what: 'person_erased' } as const
      const keyOf = (participant: ParticipantId) => keys.get(participant) ?? refuse(erased)
      const written = attendances.flatMap((attendance): Write[] => {
        const { participantId, version } = attendance
        const row = attendanceRow(table, attendance, keyOf(participantId))
        return [
          version === 1 ? add(row) : replace(row, version - 1),
          requireRow(caseKey(tenant, participantId), { present: true }, () => erased),
        ]
      })
      const counted = attendances.map((each) =>
        tokened(keyOf(each.participantId), each.sessionId, attended(each)),
      )
      await unitOfWork.commit({
        entry,
        status: 200,
        writes: [replacing(table, session, before), ...written, noting(table, counted)],
      })
    },

    async ofCase(participant) {
      const [whole, items, keys] = await Promise.all([
        store.get(caseKey(tenant, participant)),
        allOf(store.queryAll(caseRanges.attendances(tenant, participant))),
        keyring.people([participant]),
      ])
      readHead(whole, reach)
      const key = keys.get(participant)
      if (key === undefined) return refuse({ code: 'not_found' })
      return items
        .map((item) => readAttendance(table, item, key, participant))
        .toSorted((one, other) => one.startsAt.localeCompare(other.startsAt))
    },
  }
}

function readAttendance(
  { tenant }: TenantTable,
  item: Item,
  key: DataKey,
  subject: ParticipantId,
): Attendance {
  return openEntity('Attendance', item, key, { owner: tenant, subject })
}

function attendanceRow({ tenant }: TenantTable, attendance: Attendance, key: DataKey) {
  const { participantId, sessionId, version } = attendance
  return {
    key: caseKeys.attendance(tenant, participantId, sessionId),
    version,
    ...sealEntity('Attendance', attendance, key, { owner: tenant, subject: participantId }),
  }
}
