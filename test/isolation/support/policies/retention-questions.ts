import type { Account } from './account.ts'
import { rowActions } from './actions.ts'
import { besideCases, minting, sessionOf } from './one-tenant-questions.ts'
import { dataKeys } from './partitions.ts'
import { type Need, needed, type Question } from './question.ts'

const role = 'CaseEndingRetentionRole'

/** The rights that ending a case takes: to find it, to see how it stands, and to remove it with all that leads to it. */
export function* endingCases({ main, gsi1, keys }: Account, seed: number): Generator<Question> {
  const { tenant, partner, id, session } = sessionOf(role, seed)
  const own = `T#${tenant}#CASE#${id}`
  const referrals = [`R#${tenant}#${partner}#${id}`, `R#${partner}#${tenant}#${id}`]
  const needs: readonly Need[] = [
    [gsi1, `T#${tenant}#RETENTION`, ['Query']],
    [main, own, ['Query', 'GetItem', 'BatchGetItem', 'ConditionCheckItem', 'PutItem', 'DeleteItem']],
    ...['NOTES', 'FILES', 'FOLLOWUPS', 'FOUNDING', 'WORK'].map(
      (part): Need => [main, `${own}#${part}`, ['Query', 'DeleteItem']],
    ),
    [main, `T#${tenant}#PROGRAMMES`, ['Query']],
    ...referrals.map((key): Need => [main, key, ['GetItem', 'BatchGetItem']]),
    ...['CASELOAD', 'DEPUTIES', `WORK#${id}`, 'LINKS', `PAPER#${id}`].map(
      (part): Need => [main, `T#${tenant}#${part}`, ['DeleteItem']],
    ),
    [main, `V#${tenant}#CERTIFICATE#${'0123456789abcdef'.repeat(4)}`, ['DeleteItem']],
    [main, `A#${tenant}#2026-01`, ['PutItem']],
    [keys, `T#${tenant}#KEYS`, ['DeleteItem']],
    [keys, `T#${tenant}#PAPER#${id}`, ['DeleteItem']],
    [keys, `T#${tenant}#CONFIDENCE#${id}`, ['Query', 'DeleteItem']],
    ...referrals.map((key): Need => [keys, `${key}#KEYS`, ['Query', 'DeleteItem']]),
    [keys, dataKeys.heldBack(tenant, partner, id), ['Query', 'DeleteItem']],
  ]
  yield* needed(session, needs, 'ends a case')
}

/** Everything else: other organisations, what is no case, and whatever opens something. All of it must be denied. */
export function* besideEndings(account: Account, seed: number): Generator<Question> {
  const minted = sessionOf(role, seed)
  const { tenant, id, session } = minted
  const { main, keys } = account
  const ofCases = /#(RETENTION|CASE#.*|CASELOAD|DEPUTIES|WORK#.*|LINKS|PAPER#.*|PROGRAMMES|CERTIFICATE#.*)$/
  yield* besideCases(account, minted, ofCases)
  const base = { ...session, allowed: false }
  // Of what leads to a case, and of the keys, it reads nothing.
  const unread = [
    ...['CASELOAD', 'DEPUTIES', `WORK#${id}`, 'LINKS', `PAPER#${id}`].map((part) => [
      main,
      `T#${tenant}#${part}`,
    ]),
    [keys, `T#${tenant}#KEYS`],
    [keys, `T#${tenant}#PAPER#${id}`],
  ] as const
  for (const [resource = '', key = ''] of unread)
    for (const action of rowActions.filter((each) => each !== 'DeleteItem'))
      yield { ...base, action: `dynamodb:${action}`, resource, leadingKeys: [key], why: 'to be removed' }
  for (const key of [`T#${tenant}#CASE#${id}`, `T#${tenant}#KEYS`])
    yield { ...base, action: 'dynamodb:PutItem', resource: keys, leadingKeys: [key], why: 'makes no keys' }
}

/** Sessions that the clock could mint, fit and unfit. */
export function mintingForEndings(account: Account, seed: number): Generator<Question> {
  const by = { by: 'CaseEndingEndRole', name: 'end-cases', others: ['AuthorizerRole'] }
  return minting(account, sessionOf(role, seed), by)
}
