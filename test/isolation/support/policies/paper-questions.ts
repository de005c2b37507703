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

type PaperPolicy = (tenant: string, paper: string) => string

export const { paperPolicy } = await exportsOf<{ paperPolicy: PaperPolicy }>(
  'functions/authorizer/paper-policy.ts',
)

function brought(seed: number, fault: (policy: string) => string) {
  const chance = dice(seed)
  const [tenant, partner, paper, other] = [chance.id(), chance.id(), chance.id(), chance.id()]
  return { tenant, partner, paper, other, session: narrowed(tenant, fault(paperPolicy(tenant, paper))) }
}

const whole = (policy: string) => policy

/** The rights that redeeming a paper takes: its own rows and keys, and a line in the journal. */
export function* redeeming(account: Account, seed: number): Generator<Question> {
  const { tenant, paper, session } = brought(seed, whole)
  const { main, keys } = account
  const needs: readonly Need[] = [
    [main, `T#${tenant}#PAPER#${paper}`, ['BatchGetItem', 'PutItem']],
    [keys, `T#${tenant}#PAPER#${paper}`, ['GetItem', 'PutItem', 'DeleteItem']],
    [main, `T#${tenant}#IDEMPOTENCY`, ['GetItem', 'PutItem']],
    [main, `A#${tenant}#2026-01`, ['PutItem']],
  ]
  yield* needed(session, needs, 'this paper')
  for (const action of openingActions)
    yield {
      ...session,
      ...onVaultKey(account, action, { tenant, use: 'paper', paper }),
      allowed: true,
      why: 'its key',
    }
}

/** Everything else, of the same organisation first of all: all of it must be denied. */
export function* besidePaper(
  account: Account,
  seed: number,
  fault: (policy: string) => string = whole,
): Generator<Question> {
  const { tenant, partner, paper, other, session } = brought(seed, fault)
  const appended = [`T#${tenant}#IDEMPOTENCY`, ...journalOf(tenant, other)]
  const closed = [
    ...privateTo(tenant, other).filter((key) => !appended.includes(key)),
    ...privateTo(partner, paper),
    ...sharedBy(tenant, partner, other),
    ...sharedBy(partner, tenant, other),
    ...dataKeys.privateTo(tenant, other),
    ...dataKeys.openTo(tenant, partner, other),
    ...dataKeys.openTo(partner, tenant, other),
    dataKeys.heldBack(partner, tenant, other),
    ...journalOf(partner, paper),
    ...platformPartitions,
    ...directoryPartitions,
  ]
  const base = { ...session, allowed: false }
  yield* shut(session, resourcesOf(account), closed, `T#${tenant}#PAPER#${paper}`, 'not this paper')
  for (const key of appended)
    for (const action of ['Query', 'BatchGetItem', 'DeleteItem'])
      yield {
        ...base,
        action: `dynamodb:${action}`,
        resource: account.main,
        leadingKeys: [key],
        why: 'to be appended to',
      }
  const contexts = [
    { tenant, use: 'paper', paper: other },
    { tenant, use: 'casework' },
    { tenant, use: 'staff' },
    { tenant: partner, use: 'paper', paper },
    { from: tenant, to: partner, use: 'corridor' },
  ]
  for (const action of openingActions)
    for (const context of contexts)
      yield { ...base, ...onVaultKey(account, action, context), why: 'not its key' }
}
