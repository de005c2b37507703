import { dice } from '../random.ts'
import { type Account, resourcesOf } from './account.ts'
import { openingActions, otherTableActions, rowActions } from './actions.ts'
import {
  dataKeys,
  directoryPartitions,
  journalOf,
  platformPartitions,
  privateTo,
  sharedBy,
} from './partitions.ts'
import { type Need, needed, type Question, shut } from './question.ts'
import { onVaultKey } from './vault-questions.ts'

const role = 'ErasureCompletionCompletionRole'

/** For whom erasures are completed, and who stands beside them. */
function completed(seed: number) {
  const chance = dice(seed)
  const [tenant, partner, id] = [chance.id(), chance.id(), chance.id()]
  return { tenant, partner, id, session: { role, tags: { tenant } } }
}

/** The rights that removing takes what no key opens: to find it, to see that its key is gone, and to remove it. */
export function* completing({ main, gsi1, keys }: Account, seed: number): Generator<Question> {
  const { tenant, partner, id, session } = completed(seed)
  const own = `T#${tenant}#CASE#${id}`
  const referrals = [`R#${tenant}#${partner}#${id}`, `R#${partner}#${tenant}#${id}`]
  const needs: readonly Need[] = [
    [gsi1, `T#${tenant}#RETENTION`, ['Query']],
    [main, `T#${tenant}#CASELOAD`, ['Query', 'DeleteItem']],
    ...[own, `${own}#NOTES`, `${own}#FOLLOWUPS`, `${own}#FOUNDING`].map(
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
  const { tenant, partner, id, session } = completed(seed)
  const { main, keys } = account
  const ofCases = /#(RETENTION|CASE#.*|CASELOAD|DEPUTIES|WORK#.*|LINKS|PAPER#.*|CERTIFICATE#.*)$/
  const third = `${id.slice(1)}0`
  const closed = [
    ...privateTo(tenant, id).filter((key) => !ofCases.test(key)),
    ...privateTo(partner, id),
    ...journalOf(partner, id),
    ...sharedBy(partner, third, id),
    `C#${tenant}#${partner}`,
    ...platformPartitions,
    ...directoryPartitions,
    ...dataKeys.privateTo(partner, id),
    ...dataKeys.openTo(partner, third, id),
    dataKeys.heldBack(partner, tenant, id),
  ]
  yield* shut(session, resourcesOf(account), closed, `T#${tenant}#CASE#${id}`, 'no case of this organisation')
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
  for (const resource of resourcesOf(account))
    for (const action of otherTableActions.map((name) => `dynamodb:${name}`)) {
      yield { ...base, action, resource, why: 'no action of ours' }
      const leadingKeys = [`T#${tenant}#CASE#${id}`]
      yield { ...base, action, resource, leadingKeys, why: 'no action of ours' }
    }
  for (const action of openingActions)
    for (const context of [
      { tenant, use: 'casework' },
      { tenant, use: 'counselling' },
      { from: tenant, to: partner, use: 'corridor' },
    ])
      yield { ...base, ...onVaultKey(account, action, context), why: 'opens nothing' }
}

/** Sessions that the completion could mint, fit and unfit. */
export function* mintingForCompletion({ roles }: Account, seed: number): Generator<Question> {
  const { tenant, id } = completed(seed)
  const resource = roles[role] ?? ''
  const named = { 'sts:RoleSessionName': 'complete-erasures', 'sts:SourceIdentity': 'complete-erasures' }
  const tagged = { ...named, 'aws:RequestTag/tenant': tenant, 'aws:TagKeys': ['tenant'] }
  const base = { role: 'ErasureCompletionCompleteRole', resource }
  for (const action of ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'])
    yield { ...base, action, context: tagged, allowed: true, why: 'a session for one tenant' }
  const unfit = [
    { context: named, why: 'for no tenant' },
    { context: { ...tagged, 'aws:RequestTag/tenant': '*' }, why: 'for every tenant' },
    { context: { ...tagged, 'sts:SourceIdentity': id }, why: 'in the name of a member' },
    { context: { ...tagged, 'sts:SourceIdentity': 'end-cases' }, why: 'in the name of the clock' },
  ]
  for (const question of unfit) yield { ...base, action: 'sts:AssumeRole', ...question, allowed: false }
  for (const by of ['AuthorizerRole', 'CaseEndingEndRole'])
    for (const action of ['sts:AssumeRole', 'sts:TagSession'])
      yield { ...base, role: by, action, context: tagged, allowed: false, why: 'not its role' }
}
