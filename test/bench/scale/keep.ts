import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import {
  type Cells,
  type CountingAccount,
  emptyAccount,
  type FiguresChange,
  type Occurrence,
  plus,
  settle,
} from '@passerelle/domain/indicators'
import type { TenantId } from '@passerelle/domain/kernel'
import { accountRow, figuresRow, toItem } from '@passerelle/table/testing'
import type { TestCloud } from '../../support/cloud.ts'
import type { Somebody } from './population.ts'

/** Figures by their places. */
export type Sums = Map<string, FiguresChange>

/** What is kept of people after it was counted as it came. */
export type Ledger = { readonly accounts: Map<string, CountingAccount>; readonly figures: Sums }

/**
 * Counts people as the product does, batch after batch: what was written down wrongly first, then what is right, and some of
 * it once more.
 */
export function countAsItComes(people: readonly Somebody[], atOnce: number): Ledger {
  const ledger: Ledger = { accounts: new Map(), figures: new Map() }
  const inTime = people
    .flatMap(({ person, measures, mistaken }) => [person, ...measures, ...mistaken])
    .toSorted((one, other) =>
      one.on === other.on ? other.version - one.version : one.on < other.on ? -1 : 1,
    )
  for (let at = 0; at < inTime.length; at += atOnce) {
    const news = inTime.slice(at, at + atOnce)
    countInto(ledger, news)
    if (at === 0) countInto(ledger, news)
  }
  return ledger
}

function countInto({ accounts, figures }: Ledger, news: readonly Occurrence[]): void {
  const tokens = [...new Set(news.map(({ token }) => token))]
  const loaded = new Map(tokens.map((token) => [token, accounts.get(token) ?? emptyAccount(token)]))
  const settled = settle(loaded, news)
  for (const account of settled.accounts) accounts.set(account.token, account)
  for (const change of settled.changes) addTo(figures, change)
}

/** Adds figures to others. */
export function addTo(sums: Sums, change: FiguresChange): void {
  const place = `${change.programmeId} ${change.period} ${change.country}`
  sums.set(place, { ...change, cells: plus(sums.get(place)?.cells ?? ({} as Cells), change.cells) })
}

export function accountItems(tenant: TenantId, { accounts }: Pick<Ledger, 'accounts'>): Item[] {
  return [...accounts.values()].map((account) => toItem(accountRow(tenant, account)))
}

export function figuresItems(tenant: TenantId, figures: Sums): Item[] {
  return [...figures.values()].map((change) => toItem(figuresRow(tenant, { ...change, version: 1 })))
}

/** As many as the engine takes in one call that is no transaction. */
const putsAtOnce = 25

type Item = ReturnType<typeof toItem>

/** Keeps items past the gate and many at once, but as the codec and the keys of the product make them. */
export async function keepItems({ cloud }: Pick<TestCloud, 'cloud'>, items: Iterable<Item>): Promise<number> {
  const client = new DynamoDBClient({
    endpoint: cloud.endpoints.engine,
    region: 'eu-central-1',
    credentials: cloud.accountCredentials(),
  })
  const engine = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
  const { main } = cloud.tables
  let kept = 0
  let some: { readonly PutRequest: { readonly Item: Item } }[] = []
  const put = async () => {
    if (some.length === 0) return
    const { UnprocessedItems } = await engine.send(new BatchWriteCommand({ RequestItems: { [main]: some } }))
    if (Object.keys(UnprocessedItems ?? {}).length > 0) throw new Error('the engine left items out')
    kept += some.length
    some = []
  }
  for (const item of items) {
    some.push({ PutRequest: { Item: item } })
    if (some.length === putsAtOnce) await put()
  }
  await put()
  engine.destroy()
  return kept
}
