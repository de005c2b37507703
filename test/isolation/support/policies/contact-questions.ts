import { dice } from '../random.ts'
import type { Account } from './account.ts'
import { otherKeyActions, rowActions } from './actions.ts'
import type { Question } from './question.ts'
import { onVaultKey } from './vault-questions.ts'

const role = 'PublicContactRole'

/** What the function does by which people without an account ask for contact: all of it must be allowed. */
export function* asking(account: Account, seed: number): Generator<Question> {
  for (const { resource, keys, actions } of work(account, seed))
    for (const leadingKeys of keys.map((key) => [key]))
      for (const action of actions)
        yield { role, action: `dynamodb:${action}`, resource, leadingKeys, allowed: true, why: 'to ask' }
  const { tenant } = ids(seed)
  const context = { tenant, use: 'contact' }
  yield { role, ...onVaultKey(account, 'GenerateDataKey', context), allowed: true, why: 'to seal' }
  yield { role, action: 'kms:GenerateMac', resource: account.formKey, allowed: true, why: 'to sign a form' }
}

/** What it could try besides: to list, to read a key, to open what others asked. All of it must be denied. */
export function* besideAsking(account: Account, seed: number): Generator<Question> {
  const base = { role, allowed: false }
  for (const { resource, keys, actions } of work(account, seed))
    for (const leadingKeys of keys.map((key) => [key]))
      for (const action of rowActions.filter((each) => !actions.includes(each)))
        yield { ...base, action: `dynamodb:${action}`, resource, leadingKeys, why: 'no business of its' }
  const { tenant } = ids(seed)
  const asked = { tenant, use: 'contact' }
  for (const action of ['Decrypt', ...otherKeyActions])
    yield { ...base, ...onVaultKey(account, action, asked), why: 'opens what was asked' }
  const others = ['casework', 'staff', 'counselling', 'paper'].map((use) => ({ tenant, use }))
  for (const context of [...others, {}, { use: 'contact' }, { ...asked, tenant: '*' }])
    yield { ...base, ...onVaultKey(account, 'GenerateDataKey', context), why: 'a key of another use' }
  for (const action of ['kms:VerifyMac', 'kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion'])
    yield { ...base, action, resource: account.formKey, why: 'not of ours' }
}

function work({ main, keys }: Account, seed: number) {
  const { tenant, id } = ids(seed)
  return [
    {
      resource: main,
      keys: [`O#OFFER#${id}`, `O#CENTRE#${tenant}`],
      actions: ['GetItem', 'ConditionCheckItem'],
    },
    {
      resource: main,
      keys: [`T#${tenant}#NEWCOMERS`, `P#RECEIPT#${id}`],
      actions: ['GetItem', 'PutItem', 'DeleteItem'],
    },
    { resource: keys, keys: [`T#${tenant}#NEWCOMER#${id}`], actions: ['PutItem', 'DeleteItem'] },
  ] as readonly {
    readonly resource: string
    readonly keys: readonly string[]
    readonly actions: readonly string[]
  }[]
}

function ids(seed: number) {
  const chance = dice(seed)
  return { tenant: chance.id(), id: chance.id() }
}
