import { type Instant, type PaperId, refuse, type TenantId } from '@passerelle/domain/kernel'
import type { Paper } from '@passerelle/domain/papers'
import { createKek, type DataKey, dataKey, open, openKek, paperKey, seal } from '@passerelle/vault'
import { clearPartOf } from '../engine/entity.ts'
import { dataKeyKeys } from '../engine/keys/data-keys.ts'
import { paperKeys } from '../engine/keys/papers.ts'
import { type Item, rowAt } from '../engine/row.ts'
import { add, set, type Write } from '../engine/write.ts'
import { alsoJournal, type JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { dropShare, paperBinding, readPaper, replacePaper } from './papers.ts'

/** A paper as whoever brings it finds it, with what opens it together with the PIN. */
export type FoundPaper = {
  readonly paper: Paper
  /** Makes the key, as long as the issuer's share is there. */
  readonly keyFor: ((pin: string) => Promise<DataKey>) | undefined
  /** Makes the key again for a short time after the redemption. */
  readonly replay: ((pin: string) => Promise<DataKey>) | undefined
}

/** One call. @throws {Refused} `not_found` */
export async function findPaper({ store, tenant, kms }: TenantTable, id: PaperId): Promise<FoundPaper> {
  const place = paperKeys.paper(tenant, id)
  const replayKey = paperKeys.replay(tenant, id)
  const [items, share] = await Promise.all([
    store.getAll([place, replayKey]),
    store.get(dataKeyKeys.paperShare(tenant, id), 'keys'),
  ])
  const row = rowAt(items, place)
  if (row === undefined) return refuse({ code: 'not_found' })
  const replay = rowAt(items, replayKey)
  const context = { tenant, use: 'paper', paper: id } as const
  const from = (item: Item) => async (pin: string) =>
    paperKey(pin, id, await openKek(kms, context, bytesIn(item, 'wrapped')))
  return {
    paper: readPaper(row),
    keyFor: share && from(share),
    replay: replay && (async (pin) => reopened(await from(replay)(pin), tenant, id, bytesIn(replay, 'kept'))),
  }
}

/** Counts a wrong PIN, alone; with the fifth the issuer's share dies. @throws {Refused} `contended` */
export async function countWrongPin(
  table: TenantTable,
  before: Paper,
  after: Paper,
  entry: JournalEntry,
): Promise<void> {
  const { store, tenant } = table
  await store.transact([
    replacePaper(tenant, before, after),
    ...(after.state === 'locked' ? [dropShare(tenant, after.id)] : []),
    alsoJournal(table, entry),
  ])
}

/**
 * All that a redemption writes: the share dies with it. For some minutes the key is kept under another share and the
 * same PIN, so that an answer that was lost can be given again.
 */
export async function redemptionWrites(
  { tenant, kms }: TenantTable,
  before: Paper,
  after: Paper,
  { pin, key, until }: { readonly pin: string; readonly key: DataKey; readonly until: Instant },
): Promise<readonly Write[]> {
  const { id, tiers, redeemedAt = after.issuedAt } = after
  const { kek, wrapped } = await createKek(kms, { tenant, use: 'paper', paper: id })
  const kept = seal(await paperKey(pin, id, kek), paperBinding(tenant, id, 'PaperAgain'), key.export())
  const disclosure = { paperId: id, at: redeemedAt, tiers }
  return [
    replacePaper(tenant, before, after),
    dropShare(tenant, id),
    add({
      key: paperKeys.disclosure(tenant, id),
      entity: 'PaperDisclosure',
      version: 1,
      clear: clearPartOf('PaperDisclosure', disclosure),
    }),
    set({
      key: paperKeys.replay(tenant, id),
      entity: 'PaperAgain',
      version: 1,
      clear: { wrapped, kept },
      expiresAt: Math.ceil(Date.parse(until) / 1000),
    }),
  ]
}

function reopened(key: DataKey, tenant: TenantId, id: PaperId, kept: Uint8Array): DataKey {
  return dataKey(open(key, paperBinding(tenant, id, 'PaperAgain'), kept))
}

function bytesIn(item: Item, name: string): Uint8Array {
  const bytes = item[name]
  if (!(bytes instanceof Uint8Array)) throw new TypeError(`a paper without ${name}`)
  return bytes
}
