import type { Session } from '@passerelle/domain/coaching'
import {
  type Instant,
  type MemberId,
  type ModuleId,
  type ProgrammeId,
  plusHours,
  refuse,
  type SessionId,
} from '@passerelle/domain/kernel'
import type { Module, Programme } from '@passerelle/domain/programmes'
import { clearEntity, readClear } from '../engine/entity.ts'
import { type Period, sessionKeys, sessionRanges } from '../engine/keys/coaching.ts'
import { programmeKeys } from '../engine/keys/programmes.ts'
import { type Item, type Row, rowAt } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import { add, type Requirement, replace, type Write } from '../engine/write.ts'
import { readModule, requireSameProgramme } from '../programmes/index.ts'
import type { JournalEntry } from '../session/journal.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { requireInstructor } from '../tenancy/index.ts'

/** The programme that a session belongs to, and the module that it teaches, where the tenant has it. */
export type Frame = { readonly programme: Programme; readonly module?: Module }

/** Which sessions: those that begin in a period, of one instructor or of all. */
export type SessionFilter = Period & { readonly instructor?: MemberId | undefined }

/** The sessions of an organisation. Of people they hold ids, so nothing is sealed. */
export type Sessions = {
  /** One call. @throws {Refused} `not_found` */
  get(session: SessionId): Promise<Session>
  /** In the order of their beginning. One query. */
  list(filter: SessionFilter, page: PageRequest): Promise<PageOf<Session>>
  /** Those that may overlap with any of these, themselves included. One query. */
  around(sessions: readonly Session[]): Promise<readonly Session[]>
  /** Programme and module by their ids. One call. @throws {Refused} `invalid` where there is no such programme */
  frame(programme: ProgrammeId, module?: ModuleId): Promise<Frame>
  /** Plans a session, or all of a series, as long as the programme is as it was read. */
  plan(sessions: readonly Session[], programme: Programme, entry: JournalEntry): Promise<void>
  /** Writes a session as it is now. */
  replace(session: Session, before: Session, entry: JournalEntry): Promise<void>
}

export function sessions(table: TenantTable): Sessions {
  const { store, tenant, unitOfWork } = table
  const instructorOf = ({ instructorId }: Session): Requirement =>
    requireInstructor(tenant, instructorId, ['body', 'instructorId'])
  return {
    async get(session) {
      return readSession(await store.get(sessionKeys.session(tenant, session)))
    },

    async list({ instructor, ...period }, page) {
      const list =
        instructor === undefined
          ? { name: 'sessions', index: 'gsi1' as const, ...sessionRanges.byTime(tenant, period) }
          : {
              name: `sessions ${instructor}`,
              index: 'gsi2' as const,
              ...sessionRanges.byInstructor(tenant, instructor, period),
            }
      const { items, ...rest } = await readPage(table, list, page)
      return { items: items.map(readSession), ...rest }
    },

    async around(those) {
      const period = periodAround(those)
      const range = { ...sessionRanges.byTime(tenant, period), index: 'gsi1' } as const
      return (await allOf(store.queryAll(range))).map(readSession)
    },

    async frame(programme, module) {
      const whole = programmeKeys.programme(tenant, programme)
      const part = module && programmeKeys.module(tenant, module)
      const rows = await store.getAll([whole, ...(part ? [part] : [])])
      const found = rowAt(rows, whole)
      if (found === undefined) {
        return refuse({
          code: 'invalid',
          errors: [{ path: ['body', 'programmeId'], code: 'unknown_reference' }],
        })
      }
      const taught = part && rowAt(rows, part)
      return { programme: readClear('Programme', found), ...(taught && { module: readModule(taught) }) }
    },

    plan: (planned, programme, entry) =>
      unitOfWork.commit({
        entry,
        status: 201,
        writes: [
          ...planned.map((session) => add(sessionRow(table, session))),
          requireSameProgramme(tenant, programme),
          ...planned.slice(0, 1).map(instructorOf),
        ],
      }),

    replace: (session, before, entry) =>
      unitOfWork.commit({
        entry,
        status: 200,
        writes: [
          replacing(table, session, before),
          ...(session.instructorId === before.instructorId ? [] : [instructorOf(session)]),
        ],
      }),
  }
}

/** The write of a session that is still as it was read. */
export function replacing(table: TenantTable, session: Session, before: Session): Write {
  return replace(sessionRow(table, session), before.version)
}

/** @throws {Refused} `not_found` where there is none */
export function readSession(item: Item | undefined): Session {
  return item === undefined ? refuse({ code: 'not_found' }) : readClear('Session', item)
}

function sessionRow({ tenant }: TenantTable, session: Session): Row {
  return {
    key: sessionKeys.session(tenant, session.id),
    index1: sessionKeys.byTime(tenant, session),
    index2: sessionKeys.byInstructor(tenant, session.instructorId, session),
    ...clearEntity('Session', session),
  }
}

// The longest that a session can be: 16 units of an hour and four hours of breaks.
const longestHours = 20

function periodAround(those: readonly Session[]): Period {
  const starts = those.map(({ startsAt }) => startsAt).toSorted()
  const ends = those.map(({ endsAt }) => endsAt).toSorted()
  const [first, last]: (Instant | undefined)[] = [starts[0], ends.at(-1)]
  if (first === undefined || last === undefined) throw new TypeError('around no session there is nothing')
  return { from: plusHours(first, -longestHours), before: last }
}
