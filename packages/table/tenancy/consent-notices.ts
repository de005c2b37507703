import type { TenantId } from '@passerelle/domain/kernel'
import {
  type ConsentNotice,
  type NoticesInForce,
  type NoticeTexts,
  type NoticeWording,
  noNotices,
  unwritten,
} from '@passerelle/domain/tenancy'
import { clearEntity, clearPartOf, readClear } from '../engine/entity.ts'
import { tenantKeys, tenantRanges } from '../engine/keys/tenancy.ts'
import { type Item, rowAt } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import { contended, type Requirement, set, type Write } from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { replaceOwn, requireOwn } from './own-row.ts'

/** A notice with the wordings of its draft and of the edition in force, by their editions. */
export type FoundNotice = {
  readonly notice: ConsentNotice
  /** What is in force in all languages. */
  readonly force: NoticesInForce
  readonly wordings: ReadonlyMap<number, NoticeTexts>
}

/**
 * The consent notices of a tenant's own. A notice has a row with the history of its editions, each edition one with its
 * wording, and one row says of all of them what is in force: a consent reads that one alone.
 */
export type NoticeBook = {
  /** By language. One query. */
  list(): Promise<readonly ConsentNotice[]>
  /** One call. */
  get(language: string): Promise<ConsentNotice>
  /** One call, and one more where there is anything to read. */
  find(language: string): Promise<FoundNotice>
  /** One edition's wording; one call. */
  wording(language: string, edition: number): Promise<NoticeTexts | undefined>
  /** Writes a notice that is still what was read, and what is in force after it. */
  put(before: ConsentNotice, after: ConsentNotice, change: NoticeChange): Promise<void>
}

export type NoticeChange = {
  readonly entry: JournalEntry
  /** The wording of a new draft. */
  readonly wording?: NoticeWording
  /** What was in force, and what is now; the same where nothing changes. */
  readonly force?: { readonly before: NoticesInForce; readonly after: NoticesInForce }
  readonly besides?: readonly Write[]
}

export function noticeBook({ store, tenant, unitOfWork }: TenantTable): NoticeBook {
  return {
    async get(language) {
      const item = await store.get(tenantKeys.notice(tenant, language))
      return item ? readClear('ConsentNotice', item) : unwritten(language)
    },

    async list() {
      const rows = await allOf(store.queryAll(tenantRanges.notices(tenant)))
      return rows.map((row) => readClear('ConsentNotice', row))
    },

    async find(language) {
      const [head, inForce] = [tenantKeys.notice(tenant, language), tenantKeys.noticesInForce(tenant)]
      const found = await store.getAll([head, inForce])
      const item = rowAt(found, head)
      const notice = item ? readClear('ConsentNotice', item) : unwritten(language)
      const wanted = notice.editions.filter(({ state }) => state === 'draft' || state === 'in_force')
      const places = wanted.map(({ edition }) => tenantKeys.noticeWording(tenant, language, edition))
      const rows = places.length > 0 ? await store.getAll(places) : []
      const wordings = places.flatMap((key) => {
        const row = rowAt(rows, key)
        return row ? [readClear('NoticeWording', row)] : []
      })
      return {
        notice,
        force: readInForce(rowAt(found, inForce)),
        wordings: new Map(wordings.map(({ edition, texts }) => [edition, texts])),
      }
    },

    wording: (language, edition) => readWording({ store, tenant }, language, edition),

    async put(before, after, { entry, wording, force, besides = [] }) {
      await unitOfWork.commit({
        entry,
        status: 200,
        writes: [
          noticeWrite(tenant, before, after),
          ...(wording ? [wordingWrite(tenant, wording)] : []),
          ...(force && force.after !== force.before ? [forceWrite(tenant, force)] : []),
          ...besides,
        ],
      })
    },
  }
}

/** The words of one edition; nothing where there is none. */
export async function readWording(
  { store, tenant }: Pick<TenantTable, 'store' | 'tenant'>,
  language: string,
  edition: number,
): Promise<NoticeTexts | undefined> {
  const row = await store.get(tenantKeys.noticeWording(tenant, language, edition))
  return row && readClear('NoticeWording', row).texts
}

/** What is in force, in the tenant's own row. */
export function readInForce(item: Item | undefined): NoticesInForce {
  return item === undefined ? noNotices : readClear('NoticesInForce', item)
}

/** Lets a transaction through only while the notices in force are those that were read. */
export function requireInForce(tenant: TenantId, { version }: NoticesInForce): Requirement {
  return requireOwn(tenantKeys.noticesInForce(tenant), version)
}

function noticeWrite(tenant: TenantId, before: ConsentNotice, after: ConsentNotice): Write {
  const row = { key: tenantKeys.notice(tenant, after.language), ...clearEntity('ConsentNotice', after) }
  return replaceOwn(row, before.version)
}

/** A draft is written over the one before it; the condition of its notice says that it still is one. */
function wordingWrite(tenant: TenantId, wording: NoticeWording): Write {
  return set({
    key: tenantKeys.noticeWording(tenant, wording.language, wording.edition),
    entity: 'NoticeWording',
    version: 1,
    clear: clearPartOf('NoticeWording', wording),
  })
}

/** Of the version of this row no caller knows: somebody else's notice in another language may have come first. */
function forceWrite(tenant: TenantId, { before, after }: NonNullable<NoticeChange['force']>): Write {
  const row = { key: tenantKeys.noticesInForce(tenant), ...clearEntity('NoticesInForce', after) }
  return { ...replaceOwn(row, before.version), otherwise: contended }
}
