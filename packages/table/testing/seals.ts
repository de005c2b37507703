import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { CalendarDate, Instant, TenantId } from '@passerelle/domain/kernel'
import type { JournalSeal, SealedLine } from '@passerelle/domain/seals'
import { type Kms, readSealingKey, type SealingKey } from '@passerelle/vault'
import { journalRanges } from '../engine/keys/journal.ts'
import { sealRanges } from '../engine/keys/seals.ts'
import { type Item, keyOf } from '../engine/row.ts'
import { add } from '../engine/write.ts'
import { journalSealer, sealBook } from '../seals/index.ts'
import { journalRow } from '../session/journal.ts'
import type { PageOf, PageRequest } from '../session/page.ts'
import { resources, testDocuments } from './engine.ts'
import { fakeKms } from './kms.ts'
import { anOpenTenant, newId, tableOf } from './tenant.ts'

/** A journal with its seals, as whoever verifies it gets them. */
export type ExportedJournal = {
  readonly tenant: TenantId
  readonly lines: readonly SealedLine[]
  readonly seals: readonly JournalSeal[]
  readonly keys: { readonly keys: readonly SealingKey[] }
}

/** The instant at which whoever reads the journal reads it: long after all that is written. */
const readAt = '2028-01-01T12:00:00.000Z'

/** An organisation whose journal is written and sealed by hand; opened on 2 March 2026. */
export async function aSealedHouse(kms: Kms = fakeKms()) {
  const { tenant, table } = await anOpenTenant({ kms, at: readAt })
  const { store } = table
  const key = await readSealingKey(kms)
  const sealer = journalSealer({ store, tenant: tenant.id, kms }, { openedAt: tenant.openedAt, key })
  const book = sealBook(await tableOf(tenant.id, { kms, at: readAt }))

  return {
    tenant: tenant.id,
    kms,
    store,
    book,
    sealer,
    /** Writes a line down as a command does, whatever its time. */
    async note(at: Instant, operation = 'act') {
      const unique = newId()
      const entry = {
        aggregate: 'Thing',
        aggregateId: newId(),
        version: 1,
        fields: ['name'],
        purpose: 'coaching',
      }
      const row = journalRow({ tenant: tenant.id, member: newId<'member'>(), operation }, entry, at, unique)
      await store.transact([add(row)])
      return row
    },
    /** A run of the clock. */
    async seal(at: Instant): Promise<number> {
      let chain = await sealer.chain()
      for (let made = 0; ; made += 1) {
        const next = await sealer.sealNext(chain, at)
        if (next === undefined) return made
        chain = next
      }
    },
    lines: () => all((page) => book.lines({}, page), 100),
    seals: () => all((page) => book.seals({}, page), 100),
    async exported(limit = 100): Promise<ExportedJournal> {
      return {
        tenant: tenant.id,
        lines: await all((page) => book.lines({}, page), limit),
        seals: await all((page) => book.seals({}, page), limit),
        keys: { keys: (await book.state()).keys },
      }
    },
    beneath: await beneath(),
    lineRows: async (day: CalendarDate) => (await beneath()).rows(journalRanges.month(tenant.id, day).pk),
    sealRows: async () => (await beneath()).rows(sealRanges.seals(tenant.id).pk),
  }
}

export type SealedHouse = Awaited<ReturnType<typeof aSealedHouse>>

/** The rows as whoever has the table in hand reads and writes them, past the application. */
async function beneath() {
  const documents: DynamoDBDocumentClient = await testDocuments()
  const TableName = resources.mainTable
  return {
    async rows(pk: string): Promise<readonly Item[]> {
      const { Items = [] } = await documents.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
          ConsistentRead: true,
        }),
      )
      return Items
    },
    async put(item: Item): Promise<void> {
      await documents.send(new PutCommand({ TableName, Item: item }))
    },
    async drop(item: Item): Promise<void> {
      await documents.send(new DeleteCommand({ TableName, Key: { ...keyOf(item) } }))
    },
  }
}

async function all<T>(read: (page: PageRequest) => Promise<PageOf<T>>, limit: number): Promise<readonly T[]> {
  const found: T[] = []
  let cursor: string | undefined
  do {
    const page = await read({ limit, cursor })
    found.push(...page.items)
    cursor = page.next
  } while (cursor !== undefined)
  return found
}
