import { exportsOf } from '../bundled.ts'
import { dice } from '../random.ts'
import { type Account, resourcesOf } from './account.ts'
import { openingActions } from './actions.ts'
import {
  dataKeys,
  directoryPartitions,
  journalOf,
  platformPartitions,
  privateTo,
  sharedBy,
} from './partitions.ts'
import { type Need, narrowed, needed, type Question, shut } from './question.ts'
import { onVaultKey } from './vault-questions.ts'

type FeedPolicy = (tenant: string, member: string) => string

const { feedPolicy } = await exportsOf<{ feedPolicy: FeedPolicy }>('functions/authorizer/feed-policy.ts')

function subscribed(seed: number, fault: (policy: string) => string) {
  const chance = dice(seed)
  const [tenant, partner, member, other] = [chance.id(), chance.id(), chance.id(), chance.id()]
  const read = [`FEED#${member}`, `TEACHING#${member}`, 'PROGRAMMES', 'SETTINGS'].map(
    (part) => `T#${tenant}#${part}`,
  )
  return {
    tenant,
    partner,
    member,
    other,
    read,
    session: narrowed(tenant, fault(feedPolicy(tenant, member))),
  }
}

const whole = (policy: string) => policy

/** The rights that reading a feed takes: what its member teaches, what that is called, and whose it is. */
export function* readingFeed(account: Account, seed: number): Generator<Question> {
  const { read, session } = subscribed(seed, whole)
  const needs = read.map((key): Need => [account.main, key, ['BatchGetItem', 'Query']])
  yield* needed(session, needs, 'the feed')
}

/** Everything else, of the same organisation first of all, and every change: all of it must be denied. */
export function* besideFeed(
  account: Account,
  seed: number,
  fault: (policy: string) => string = whole,
): Generator<Question> {
  const { tenant, partner, member, other, read, session } = subscribed(seed, fault)
  const closed = [
    ...privateTo(tenant, other).filter((key) => !read.includes(key)),
    ...privateTo(partner, member),
    ...sharedBy(tenant, partner, other),
    ...dataKeys.privateTo(tenant, other),
    ...journalOf(tenant, other),
    ...platformPartitions,
    ...directoryPartitions,
  ]
  const base = { ...session, allowed: false }
  yield* shut(session, resourcesOf(account), closed, String(read[0]), 'not this feed')
  for (const key of read)
    for (const action of ['PutItem', 'UpdateItem', 'DeleteItem'])
      yield {
        ...base,
        action: `dynamodb:${action}`,
        resource: account.main,
        leadingKeys: [key],
        why: 'to be read',
      }
  for (const action of openingActions)
    for (const use of ['casework', 'staff', 'certificates'])
      yield { ...base, ...onVaultKey(account, action, { tenant, use }), why: 'a feed opens nothing' }
}
