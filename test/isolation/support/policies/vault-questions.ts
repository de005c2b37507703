import { dice } from '../random.ts'
import type { Account } from './account.ts'
import { openingActions, otherKeyActions, pairing } from './actions.ts'
import type { Question } from './question.ts'

type EncryptionContext = Readonly<Record<string, string>>

/** A call to the vault's key, with everything that KMS tells IAM of it. */
export function onVaultKey(
  { vaultKey }: Account,
  action: string,
  context: EncryptionContext,
): Pick<Question, 'action' | 'resource' | 'context'> {
  const names = Object.keys(context)
  return {
    action: `kms:${action}`,
    resource: vaultKey,
    context: {
      'kms:CallerAccount': vaultKey.split(':')[4] ?? '',
      ...Object.fromEntries(names.map((name) => [`kms:EncryptionContext:${name}`, context[name] ?? ''])),
      ...(names.length > 0 && { 'kms:EncryptionContextKeys': names }),
    },
  }
}

/** Which keys a tenant may open: its own, and those of its corridors. Every other context is denied. */
export function* vault(account: Account, seed: number): Generator<Question> {
  const chance = dice(seed)
  const [own, victim, third, paper] = [chance.id(), chance.id(), chance.id(), chance.id()]
  const session = { role: 'AuthorizerTenantRole', tags: { tenant: own } }
  const lawful: readonly EncryptionContext[] = [
    { tenant: own, use: 'casework' },
    { tenant: own, use: 'staff' },
    { tenant: own, use: 'counselling' },
    { from: own, to: victim, use: 'corridor' },
    { from: victim, to: own, use: 'corridor' },
    { tenant: own, use: 'paper', paper },
  ]
  const unlawful: readonly EncryptionContext[] = [
    {},
    { use: 'casework' },
    { tenant: own },
    { tenant: own, use: 'corridor' },
    { tenant: own, use: '*' },
    { tenant: own, use: 'Casework' },
    { tenant: own.toLowerCase(), use: 'casework' },
    { Tenant: own, use: 'casework', tenant: victim },
    { tenant: own.slice(0, 25), use: 'casework' },
    { tenant: '*', use: 'casework' },
    { tenant: '?'.repeat(26), use: 'staff' },
    { tenant: victim, use: 'casework' },
    { tenant: victim, use: 'staff' },
    { tenant: victim, use: 'paper', paper },
    { tenant: victim, use: 'paper', paper: own },
    { tenant: `${own},${victim}`, use: 'staff' },
    { tenant: victim, from: own, to: victim, use: 'casework' },
    { from: victim, to: third, use: 'corridor' },
    { from: third, to: victim, use: 'corridor' },
    { from: victim, to: `${own}#`, use: 'corridor' },
    { from: own, to: victim, use: 'casework' },
    { from: victim, to: own, use: 'staff' },
    { from: own, to: victim },
    { party: own, use: 'corridor' },
  ]
  for (const action of openingActions) {
    for (const context of lawful)
      yield { ...session, ...onVaultKey(account, action, context), allowed: true, why: 'own key' }
    for (const context of unlawful)
      yield { ...session, ...onVaultKey(account, action, context), allowed: false, why: 'foreign key' }
    for (const context of lawful)
      for (const tags of [{}, { tenant: '' }, { tenant: '*' }])
        yield { ...session, tags, ...onVaultKey(account, action, context), allowed: false, why: 'no tenant' }
  }
  const signing = { tenant: own, use: 'certificates' }
  for (const action of [pairing, 'Decrypt'])
    yield { ...session, ...onVaultKey(account, action, signing), allowed: true, why: 'own pair' }
  for (const context of [...lawful, ...unlawful, { ...signing, tenant: victim }, { use: 'certificates' }])
    yield {
      ...session,
      ...onVaultKey(account, pairing, context),
      allowed: false,
      why: 'no pair of one’s own',
    }
  for (const action of ['GenerateDataKey', ...otherKeyActions])
    yield { ...session, ...onVaultKey(account, action, signing), allowed: false, why: 'not of ours' }
  const asked = { tenant: own, use: 'contact' }
  yield { ...session, ...onVaultKey(account, 'Decrypt', asked), allowed: true, why: 'asked of oneself' }
  for (const context of [{ ...asked, tenant: victim }, { use: 'contact' }])
    yield { ...session, ...onVaultKey(account, 'Decrypt', context), allowed: false, why: 'asked of another' }
  // Nobody asks in the name of an organisation itself.
  for (const action of ['GenerateDataKey', pairing, ...otherKeyActions])
    yield { ...session, ...onVaultKey(account, action, asked), allowed: false, why: 'not of ours' }
  for (const action of otherKeyActions)
    for (const context of [...lawful, {}])
      yield { ...session, ...onVaultKey(account, action, context), allowed: false, why: 'not of ours' }
}
