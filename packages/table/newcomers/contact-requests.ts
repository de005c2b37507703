import { type ContactRequestId, refuse } from '@passerelle/domain/kernel'
import { type ContactLine, type ContactRequest, isOver, oneSettled } from '@passerelle/domain/newcomers'
import { openKek } from '@passerelle/vault'
import { openEntity } from '../engine/entity.ts'
import { dataKeyKeys } from '../engine/keys/data-keys.ts'
import { contactKeys, contactRanges } from '../engine/keys/newcomers.ts'
import { type Item, keyOf } from '../engine/row.ts'
import { replace, stale, unnamed, type Write } from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { readContactLine, readTally, requestRow, secondsOf, tallyWrite } from './rows.ts'

/** A request as it stands, still sealed. */
export type FoundRequest = { readonly line: ContactLine; readonly row: Item; readonly key: Item }

/** The requests for contact that people without an account made to the organisation. */
export type ContactRequests = {
  /** Those that wait first. Nothing is opened. One query, or as many as it takes past what is over. */
  list(page: PageRequest): Promise<PageOf<ContactLine>>
  /** One call. @throws {Refused} `not_found`: also for one that was taken back, or whose time is over */
  find(request: ContactRequestId): Promise<FoundRequest>
  /** What somebody said. One call to the vault. */
  open(found: FoundRequest): Promise<ContactRequest>
  /** That it was read: one transaction. @throws {Refused} `contended` */
  see(found: FoundRequest, now: ContactLine, entry: JournalEntry): Promise<void>
  /** One call where it waited, and one transaction. @throws {Refused} `stale_version`, `contended` */
  answer(found: FoundRequest, now: ContactLine, entry: JournalEntry): Promise<void>
}

export function contactRequests(table: TenantTable): ContactRequests {
  const { store, tenant, kms, unitOfWork, clock } = table
  const now = () => clock.now().toISOString()

  function replaced(row: Item, before: ContactLine, now: ContactLine): Write {
    const { sealed } = row
    if (!(sealed instanceof Uint8Array)) throw new TypeError('a request without its sealed part')
    return replace(requestRow(tenant, now, sealed), before.version)
  }

  async function settled(line: ContactLine): Promise<Write> {
    const before = readTally(await store.get(contactKeys.tally(tenant)))
    return tallyWrite(tenant, before, oneSettled(before, line.askedAt, now()))
  }

  return {
    async list(page) {
      const list = { name: 'contactRequests', index: 'gsi1', ...contactRanges.list(tenant) } as const
      const keep = (item: Item) => !isOver(readContactLine(item), now())
      const { items, ...rest } = await readPage(table, { ...list, keep }, page)
      return { items: items.map(readContactLine), ...rest }
    },

    async find(request) {
      const [row, key] = await Promise.all([
        store.get(contactKeys.request(tenant, request)),
        store.get(dataKeyKeys.newcomer(tenant, request), 'keys'),
      ])
      if (row === undefined || key === undefined) return refuse({ code: 'not_found' })
      const line = readContactLine(row)
      return isOver(line, now()) ? refuse({ code: 'not_found' }) : { line, row, key }
    },

    async open({ line, row, key: { wrapped } }) {
      if (!(wrapped instanceof Uint8Array)) throw new TypeError('no such key')
      const key = await openKek(kms, { tenant, use: 'contact' }, wrapped)
      return openEntity('ContactRequest', row, key, { owner: tenant, subject: line.id })
    },

    see: ({ line, row }, now, entry) =>
      unitOfWork.commit({ entry, status: 200, writes: [unnamed(replaced(row, line, now))] }),

    async answer({ line, row, key }, now, entry) {
      const isSettled = line.state === 'waiting'
      const kept = { ...key, expiresAt: secondsOf(now.until) }
      await unitOfWork.commit({
        entry,
        status: 200,
        writes: [
          replaced(row, line, now),
          // Whoever took it back meanwhile has destroyed the key, and it is not written anew.
          { table: 'keys', put: kept, key: keyOf(key), when: { present: true }, otherwise: stale },
          ...(isSettled ? [await settled(line)] : []),
        ],
      })
    },
  }
}
