import { exportsOf } from '../bundled.ts'
import { dice } from '../random.ts'
import { type Account, resourcesOf } from './account.ts'
import { openingActions, rowActions } from './actions.ts'
import { dataKeys, directoryPartitions, journalOf, platformPartitions, privateTo } from './partitions.ts'
import { type Need, narrowed, needed, type Question } from './question.ts'
import { onVaultKey } from './vault-questions.ts'

type PersonPolicy = (reach: {
  readonly tenantId: string
  readonly participantId: string
  readonly referrals: readonly string[]
}) => string

export const { personPolicy } = await exportsOf<{ personPolicy: PersonPolicy }>(
  'functions/authorizer/person-policy.ts',
)

/** Somebody with a link, their two referrals, and what of the same organisation is somebody else's. */
type Person = ReturnType<typeof personIn>

function personIn(seed: number) {
  const chance = dice(seed)
  const [tenant, partner, me, neighbour] = [chance.id(), chance.id(), chance.id(), chance.id()]
  const [sent, received, foreign] = [chance.id(), chance.id(), chance.id()]
  return { tenant, partner, me, neighbour, sent, received, foreign }
}

/** Their session; `fault` spoils the policy, to see that it would be found. */
function sessionOf({ tenant, me, sent, received }: Person, fault: (policy: string) => string) {
  const policy = personPolicy({ tenantId: tenant, participantId: me, referrals: [sent, received] })
  return narrowed(tenant, fault(policy))
}

const whole = (policy: string) => policy

/**
 * The rights that a person needs: to read of their case, and to read and move their own referrals, whoever sends them.
 */
export function* personsOwn({ main, keys, ...account }: Account, seed: number): Generator<Question> {
  const person = personIn(seed)
  const { tenant, partner, me, sent, received } = person
  const session = sessionOf(person, whole)
  const needs: readonly Need[] = [
    [main, `T#${tenant}#CASE#${me}`, ['GetItem', 'BatchGetItem', 'ConditionCheckItem', 'Query']],
    [main, `T#${tenant}#CASE#${me}#NOTES`, ['Query']],
    [main, `T#${tenant}#SETTINGS`, ['BatchGetItem']],
    [main, `T#${tenant}#SETTINGS#WORDINGS`, ['GetItem', 'BatchGetItem', 'ConditionCheckItem']],
    ...directoryPartitions.map((key): Need => [main, key, ['BatchGetItem']]),
    [main, `C#${tenant}#${partner}`, ['BatchGetItem', 'ConditionCheckItem']],
    [main, `R#${tenant}#${partner}#${sent}`, rowActions],
    [main, `R#${partner}#${tenant}#${received}`, rowActions],
    [main, `T#${tenant}#IDEMPOTENCY`, ['GetItem', 'PutItem']],
    [main, `T#${tenant}#CASECOUNTING`, ['PutItem']],
    [main, `A#${tenant}#2026-01`, ['PutItem']],
    [keys, `T#${tenant}#KEYS`, ['GetItem', 'BatchGetItem']],
    [keys, `C#${tenant}#${partner}#KEYS`, ['GetItem']],
    [keys, `R#${tenant}#${partner}#${sent}#KEYS`, ['BatchGetItem', 'PutItem', 'DeleteItem']],
    [keys, `R#${tenant}#${partner}#${sent}#HELD`, ['BatchGetItem', 'DeleteItem']],
  ]
  yield* needed(session, needs, 'own')
  // The keys of one call are weighed as one.
  const together = [
    `T#${tenant}#CASE#${me}`,
    `T#${tenant}#SETTINGS`,
    `T#${tenant}#SETTINGS#WORDINGS`,
    `R#${tenant}#${partner}#${sent}`,
    ...directoryPartitions,
  ]
  const batch = { action: 'dynamodb:BatchGetItem', resource: main, leadingKeys: together }
  yield { ...session, ...batch, allowed: true, why: 'own, in one call' }
  for (const context of [
    { tenant, use: 'casework' },
    { from: tenant, to: partner, use: 'corridor' },
  ])
    yield {
      ...session,
      ...onVaultKey({ main, keys, ...account }, 'Decrypt', context),
      allowed: true,
      why: 'own',
    }
}

/** Everything else, of the same organisation first of all: all of it must be denied. */
export function* othersOfPerson(
  account: Account,
  seed: number,
  fault: (policy: string, person: Person) => string = whole,
): Generator<Question> {
  const person = personIn(seed)
  const { tenant, partner, me, neighbour, sent, foreign } = person
  const session = sessionOf(person, (policy) => fault(policy, person))
  const own = [
    `T#${tenant}#CASE#${me}`,
    `T#${tenant}#SETTINGS`,
    `T#${tenant}#SETTINGS#WORDINGS`,
    `T#${tenant}#IDEMPOTENCY`,
    `T#${tenant}#CASECOUNTING`,
  ]
  const closed = [
    ...privateTo(tenant, neighbour).filter((key) => !own.includes(key)),
    ...privateTo(partner, me),
    ...journalOf(partner, me),
    `R#${tenant}#${partner}#${foreign}`,
    `R#${partner}#${tenant}#${foreign}`,
    `R#${partner}#${foreign}#${sent}`,
    ...dataKeys.privateTo(partner, me),
    ...dataKeys.openTo(tenant, partner, foreign).filter((key) => key.startsWith('R#')),
    ...dataKeys.openTo(partner, tenant, foreign).filter((key) => key.startsWith('R#')),
    dataKeys.heldBack(tenant, partner, foreign),
    dataKeys.heldBack(partner, tenant, foreign),
    ...platformPartitions,
  ]
  for (const key of closed)
    for (const resource of resourcesOf(account))
      for (const action of rowActions)
        for (const leadingKeys of [[key], [`R#${tenant}#${partner}#${sent}`, key]])
          yield {
            ...session,
            action: `dynamodb:${action}`,
            resource,
            leadingKeys,
            allowed: false,
            why: 'not theirs',
          }

  const onlyRead = [
    `T#${tenant}#CASE#${me}`,
    `T#${tenant}#SETTINGS`,
    `T#${tenant}#SETTINGS#WORDINGS`,
    `T#${tenant}#KEYS`,
    `C#${tenant}#${partner}`,
    ...directoryPartitions,
  ]
  // One's own case may be read as a whole.
  for (const key of onlyRead)
    for (const resource of resourcesOf(account))
      for (const action of ['PutItem', 'DeleteItem', ...(key === onlyRead[0] ? [] : ['Query'])])
        yield {
          ...session,
          action: `dynamodb:${action}`,
          resource,
          leadingKeys: [key],
          allowed: false,
          why: 'to be read',
        }
  for (const key of [...journalOf(tenant, me), `T#${tenant}#IDEMPOTENCY`, `T#${tenant}#CASECOUNTING`])
    yield {
      ...session,
      action: 'dynamodb:Query',
      resource: account.main,
      leadingKeys: [key],
      allowed: false,
      why: 'to be appended to',
    }
  for (const resource of resourcesOf(account))
    for (const action of rowActions)
      yield { ...session, action: `dynamodb:${action}`, resource, allowed: false, why: 'no key named' }

  const staff = { tenant, use: 'staff' }
  for (const action of openingActions)
    yield { ...session, ...onVaultKey(account, action, staff), allowed: false, why: 'names of members' }
  const making = onVaultKey(account, 'GenerateDataKey', { tenant, use: 'casework' })
  yield { ...session, ...making, allowed: false, why: 'makes no keys' }
}
