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

const role = 'CaseEndingRetentionRole'

/** Whom the clock has a session for, and who stands beside them. */
function clocked(seed: number) {
  const chance = dice(seed)
  const [tenant, partner, id] = [chance.id(), chance.id(), chance.id()]
  return { tenant, partner, id, session: { role, tags: { tenant } } }
}

/** The rights that ending a case takes: to find it, to see how it stands, and to remove it with all that leads to it. */
export function* endingCases({ main, gsi1, keys }: Account, seed: number): Generator<Question> {
  const { tenant, partner, id, session } = clocked(seed)
  const own = `T#${tenant}#CASE#${id}`
  const referrals = [`R#${tenant}#${partner}#${id}`, `R#${partner}#${tenant}#${id}`]
  const needs: readonly Need[] = [
    [gsi1, `T#${tenant}#RETENTION`, ['Query']],
    [main, own, ['Query', 'GetItem', 'BatchGetItem', 'ConditionCheckItem', 'PutItem', 'DeleteItem']],
    ...['NOTES', 'FOLLOWUPS', 'FOUNDING'].map(
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
  const { tenant, partner, id, session } = clocked(seed)
  const { main, keys } = account
  const ofCases = /#(RETENTION|CASE#.*|CASELOAD|DEPUTIES|WORK#.*|LINKS|PAPER#.*|PROGRAMMES|CERTIFICATE#.*)$/
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
  for (const resource of resourcesOf(account))
    for (const action of otherTableActions.map((name) => `dynamodb:${name}`)) {
      yield { ...base, action, resource, why: 'no action of ours' }
      const leadingKeys = [`T#${tenant}#CASE#${id}`]
      yield { ...base, action, resource, leadingKeys, why: 'no action of ours' }
    }
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
  for (const action of openingActions)
    for (const context of [
      { tenant, use: 'casework' },
      { tenant, use: 'counselling' },
      { from: tenant, to: partner, use: 'corridor' },
    ])
      yield { ...base, ...onVaultKey(account, action, context), why: 'opens nothing' }
}

/** Sessions that the clock could mint, fit and unfit. */
export function* mintingForEndings({ roles }: Account, seed: number): Generator<Question> {
  const { tenant, id } = clocked(seed)
  const resource = roles[role] ?? ''
  const named = { 'sts:RoleSessionName': 'end-cases', 'sts:SourceIdentity': 'end-cases' }
  const tagged = { ...named, 'aws:RequestTag/tenant': tenant, 'aws:TagKeys': ['tenant'] }
  const base = { role: 'CaseEndingEndRole', resource }
  for (const action of ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'])
    yield { ...base, action, context: tagged, allowed: true, why: 'a session for one tenant' }
  const unfit = [
    { context: named, why: 'for no tenant' },
    { context: { ...tagged, 'aws:RequestTag/tenant': '*' }, why: 'for every tenant' },
    { context: { ...tagged, 'sts:SourceIdentity': id }, why: 'in the name of a member' },
  ]
  for (const question of unfit) yield { ...base, action: 'sts:AssumeRole', ...question, allowed: false }
  for (const action of ['sts:AssumeRole', 'sts:TagSession'])
    yield { ...base, role: 'AuthorizerRole', action, context: tagged, allowed: false, why: 'not its role' }
}
