import type { Account } from './account.ts'
import { rowActions } from './actions.ts'
import { besideCases, minting, sessionOf } from './one-tenant-questions.ts'
import { dataKeys } from './partitions.ts'
import { type Need, needed, type Question } from './question.ts'

const role = 'ErasureCompletionCompletionRole'

/** The rights that removing takes what no key opens: to find it, to see that its key is gone, and to remove it. */
export function* completing({ main, gsi1, keys }: Account, seed: number): Generator<Question> {
  const { tenant, partner, id, session } = sessionOf(role, seed)
  const own = `T#${tenant}#CASE#${id}`
  const referrals = [`R#${tenant}#${partner}#${id}`, `R#${partner}#${tenant}#${id}`]
  const needs: readonly Need[] = [
    [gsi1, `T#${tenant}#RETENTION`, ['Query']],
    [main, `T#${tenant}#CASELOAD`, ['Query', 'DeleteItem']],
    ...[own, `${own}#NOTES`, `${own}#FILES`, `${own}#FOLLOWUPS`, `${own}#FOUNDING`, `${own}#WORK`].map(
      (key): Need => [main, key, ['Query', 'DeleteItem']],
    ),
    ...referrals.map((key): Need => [main, key, ['GetItem', 'BatchGetItem']]),
    ...['DEPUTIES', `WORK#${id}`, 'LINKS', `PAPER#${id}`].map(
      (part): Need => [main, `T#${tenant}#${part}`, ['DeleteItem']],
    ),
    [main, `V#${tenant}#CERTIFICATE#${'0123456789abcdef'.repeat(4)}`, ['DeleteItem']],
    [main, `A#${tenant}#2026-01`, ['PutItem']],
    [keys, `T#${tenant}#KEYS`, ['Query', 'ConditionCheckItem']],
    [keys, `T#${tenant}#PAPER#${id}`, ['DeleteItem']],
    [keys, `T#${tenant}#CONFIDENCE#${id}`, ['Query', 'DeleteItem']],
    ...referrals.map((key): Need => [keys, `${key}#KEYS`, ['Query', 'DeleteItem']]),
    [keys, dataKeys.heldBack(tenant, partner, id), ['Query', 'DeleteItem']],
  ]
  yield* needed(session, needs, 'completes an erasure')
}

/** Everything else, of which the first is a person's key: nothing here destroys, makes or opens one. All of it is denied. */
export function* besideCompletion(account: Account, seed: number): Generator<Question> {
  const minted = sessionOf(role, seed)
  const { tenant, partner, id, session } = minted
  const { main, keys } = account
  const ofCases = /#(RETENTION|CASE#.*|CASELOAD|DEPUTIES|WORK#.*|LINKS|PAPER#.*|CERTIFICATE#.*)$/
  yield* besideCases(account, minted, ofCases)
  const base = { ...session, allowed: false }
  const but = (allowed: readonly string[]) => rowActions.filter((action) => !allowed.includes(action))
  const narrow = [
    [keys, `T#${tenant}#KEYS`, but(['Query', 'ConditionCheckItem']), 'destroys no person’s key'],
    [keys, `T#${tenant}#PAPER#${id}`, but(['DeleteItem']), 'to be removed'],
    [main, `T#${tenant}#CASE#${id}`, but(['Query', 'DeleteItem']), 'writes no case'],
    [main, `A#${tenant}#2026-01`, but(['PutItem']), 'appends to the journal'],
    ...['DEPUTIES', `WORK#${id}`, 'LINKS', `PAPER#${id}`].map(
      (part) => [main, `T#${tenant}#${part}`, but(['DeleteItem']), 'to be removed'] as const,
    ),
    ...[`R#${tenant}#${partner}#${id}`, `R#${partner}#${tenant}#${id}`].map(
      (key) => [main, key, but(['GetItem', 'BatchGetItem']), 'moves no referral'] as const,
    ),
  ] as const
  for (const [resource, key, actions, why] of narrow)
    for (const action of actions)
      yield { ...base, action: `dynamodb:${action}`, resource, leadingKeys: [key], why }
}

/** Sessions that the completion could mint, fit and unfit. */
export function mintingForCompletion(account: Account, seed: number): Generator<Question> {
  const others = ['AuthorizerRole', 'CaseEndingEndRole']
  const by = { by: 'ErasureCompletionCompleteRole', name: 'complete-erasures', others }
  return minting(account, sessionOf(role, seed), by)
}
