import { createHash } from 'node:crypto'
import { feedDays, placeOfFeed, type Session, type SessionFeed } from '@passerelle/domain/coaching'
import { type Instant, type ModuleId, type ProgrammeId, plusDays } from '@passerelle/domain/kernel'
import type { Module, Programme } from '@passerelle/domain/programmes'
import type { Tenant } from '@passerelle/domain/tenancy'
import { clearEntity, readClear } from '../engine/entity.ts'
import { sessionKeys, sessionRanges } from '../engine/keys/coaching.ts'
import { programmeKeys } from '../engine/keys/programmes.ts'
import { type Row, rowAt } from '../engine/row.ts'
import { allOf, type Store } from '../engine/store.ts'
import { at, contended, remove, unlessContended, type Write } from '../engine/write.ts'
import { readModule } from '../programmes/index.ts'
import type { JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { presentationIn, presentationKeys } from '../tenancy/index.ts'
import { readSession } from './sessions.ts'

/** What a feed is written of: the sessions of one member, with what they are of, and the organisation. */
export type FeedContent = {
  readonly sessions: readonly Session[]
  readonly programmes: ReadonlyMap<ProgrammeId, Programme>
  readonly modules: ReadonlyMap<ModuleId, Module>
  readonly organisation: Tenant
}

/** The feed of the member who acts, or by which a calendar comes. */
export type SessionFeeds = {
  find(): Promise<SessionFeed | undefined>
  /** Makes another feed the one of the member. */
  make(code: string, before: SessionFeed | undefined, at: Instant, entry: FeedEntry): Promise<SessionFeed>
  remove(feed: SessionFeed, entry: JournalEntry): Promise<void>
  /** All that stands in it. Nothing where it was ended. One query, and two calls. */
  content(now: Instant): Promise<FeedContent | undefined>
}

type FeedEntry = (feed: SessionFeed) => JournalEntry

export function sessionFeeds(table: TenantTable): SessionFeeds {
  const { store, tenant, unitOfWork } = table
  const { member } = table.scope
  const place = sessionKeys.feed(tenant, member)

  return {
    find: async () => readFeed(await store.get(place)),

    async make(code, before, now, entry) {
      const feed = {
        memberId: member,
        version: (before?.version ?? 0) + 1,
        createdAt: now,
        digest: digestOf(code),
      }
      const row: Row = { key: place, ...clearEntity('SessionFeed', feed) }
      await unitOfWork.commit({
        entry: entry(feed),
        status: 200,
        writes: [unlessContended(row, before?.version ?? 0)],
      })
      return feed
    },

    async remove({ version }, entry) {
      const write: Write = { ...remove(place), when: at(version), otherwise: contended }
      await unitOfWork.commit({ entry, status: 204, writes: [write] })
    },

    async content(now) {
      const period = { from: plusDays(now, -feedDays.back), before: plusDays(now, feedDays.ahead) }
      const range = { ...sessionRanges.byInstructor(tenant, member, period), index: 'gsi2' } as const
      const [around, items] = await Promise.all([
        store.getAll([place, ...presentationKeys(tenant)]),
        allOf(store.queryAll(range)),
      ])
      const presented = presentationIn(tenant, around)
      if (rowAt(around, place) === undefined || presented === undefined) return undefined
      const sessions = items.map(readSession)
      return { sessions, ...(await subjectsOf(table, sessions)), organisation: presented.tenant }
    },
  }
}

/** What sessions are of. One call for up to a hundred. */
async function subjectsOf({ store, tenant }: TenantTable, sessions: readonly Session[]) {
  const programmes = [...new Set(sessions.map(({ programmeId }) => programmeId))]
  const modules = [...new Set(sessions.flatMap(({ moduleId }) => (moduleId ? [moduleId] : [])))]
  const rows = await store.getAll([
    ...programmes.map((id) => programmeKeys.programme(tenant, id)),
    ...modules.map((id) => programmeKeys.module(tenant, id)),
  ])
  return {
    programmes: new Map(
      programmes.flatMap((id) => {
        const row = rowAt(rows, programmeKeys.programme(tenant, id))
        return row ? [[id, readClear('Programme', row)] as const] : []
      }),
    ),
    modules: new Map(
      modules.flatMap((id) => {
        const row = rowAt(rows, programmeKeys.module(tenant, id))
        return row ? [[id, readModule(row)] as const] : []
      }),
    ),
  }
}

/** The feed that a code is of, for whoever may look for it. Nothing where it is another one's, or was ended. */
export async function findFeed(store: Store, code: string): Promise<SessionFeed | undefined> {
  const place = placeOfFeed(code)
  const feed = place && readFeed(await store.get(sessionKeys.feed(place.tenantId, place.memberId)))
  return feed?.digest === digestOf(code) ? feed : undefined
}

function readFeed(item: Parameters<typeof readClear>[1] | undefined): SessionFeed | undefined {
  return item && readClear('SessionFeed', item)
}

function digestOf(code: string): string {
  return createHash('sha256').update(code, 'utf8').digest('hex')
}
