import { dice } from '../random.ts'
import { type Account, resourcesOf } from './account.ts'
import { openingActions, otherTableActions } from './actions.ts'
import {
  dataKeys,
  directoryPartitions,
  journalOf,
  platformPartitions,
  privateTo,
  sharedBy,
} from './partitions.ts'
import { type Question, shut } from './question.ts'
import { onVaultKey } from './vault-questions.ts'

/** For whom a function without a caller has a session, and who stands beside them. */
export function sessionOf(role: string, seed: number) {
  const chance = dice(seed)
  const [tenant, partner, id] = [chance.id(), chance.id(), chance.id()]
  return { tenant, partner, id, session: { role, tags: { tenant } } }
}

type Minted = ReturnType<typeof sessionOf>

/**
 * Other organisations, what is no case of this one, and whatever opens something. All of it must be denied.
 *
 * @param ofCases the partitions of the organisation that are a matter of cases
 */
export function* besideCases(
  account: Account,
  { tenant, partner, id, session }: Minted,
  ofCases: RegExp,
): Generator<Question> {
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
  for (const action of openingActions)
    for (const context of [
      { tenant, use: 'casework' },
      { tenant, use: 'counselling' },
      { from: tenant, to: partner, use: 'corridor' },
    ])
      yield { ...base, ...onVaultKey(account, action, context), why: 'opens nothing' }
}

/**
 * Sessions that a function could mint, fit and unfit.
 *
 * @param by the function's own role
 * @param name under which the audit trail knows its sessions
 * @param others roles that may mint none of them
 */
export function* minting(
  { roles }: Account,
  { tenant, id, session }: Minted,
  { by, name, others }: { readonly by: string; readonly name: string; readonly others: readonly string[] },
): Generator<Question> {
  const resource = roles[session.role] ?? ''
  const named = { 'sts:RoleSessionName': name, 'sts:SourceIdentity': name }
  const tagged = { ...named, 'aws:RequestTag/tenant': tenant, 'aws:TagKeys': ['tenant'] }
  const base = { role: by, resource }
  for (const action of ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'])
    yield { ...base, action, context: tagged, allowed: true, why: 'a session for one tenant' }
  const unfit = [
    { context: named, why: 'for no tenant' },
    { context: { ...tagged, 'aws:RequestTag/tenant': '*' }, why: 'for every tenant' },
    { context: { ...tagged, 'sts:SourceIdentity': id }, why: 'in the name of a member' },
    { context: { ...tagged, 'sts:SourceIdentity': 'another-clock' }, why: 'in the name of another' },
  ]
  for (const question of unfit) yield { ...base, action: 'sts:AssumeRole', ...question, allowed: false }
  for (const role of others)
    for (const action of ['sts:AssumeRole', 'sts:TagSession'])
      yield { ...base, role, action, context: tagged, allowed: false, why: 'not its role' }
}
