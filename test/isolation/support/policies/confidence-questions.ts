import { memberRoles, serviceRoles } from '@passerelle/domain/tenancy'
import { dice } from '../random.ts'
import type { Account } from './account.ts'
import type { Question } from './question.ts'
import { servicePolicy, sessionOf, withPolicy } from './session-questions.ts'
import { onVaultKey } from './vault-questions.ts'

type Context = Readonly<Record<string, string>>

/** A counsellor opens what was told to them, makes a key for that, and lets a colleague in. */
export function* confided(account: Account, seed: number): Generator<Question> {
  const { own, me, colleague, context } = peopleIn(seed)
  const session = { ...sessionOf(own, ['counsellor']), sourceIdentity: me }
  const lawful: readonly (readonly [action: string, Context])[] = [
    ['GenerateDataKey', context({})],
    ['Decrypt', context({})],
    ['Decrypt', context({ author: colleague })],
    ['Encrypt', context({ reader: colleague })],
    ['Decrypt', { tenant: own, use: 'counselling' }],
    ['GenerateDataKey', { tenant: own, use: 'counselling' }],
  ]
  for (const [action, its] of lawful)
    yield { ...session, ...onVaultKey(account, action, its), allowed: true, why: 'a counsellor’s own' }
}

/** All else that is told in confidence stays shut: a colleague’s to a counsellor, and everything to everybody else. */
export function* othersConfidence(account: Account, seed: number): Generator<Question> {
  const { own, victim, me, colleague, context } = peopleIn(seed)
  const counsellor = { ...sessionOf(own, ['counsellor', 'admin']), sourceIdentity: me }
  const { reader: _, ...nobodys } = context({})
  const unlawful: readonly (readonly [action: string, Context, why: string])[] = [
    ['Decrypt', context({ reader: colleague }), 'a colleague’s'],
    ['Decrypt', context({ reader: colleague, author: colleague }), 'a colleague’s own'],
    ['Decrypt', nobodys, 'nobody’s'],
    ['Decrypt', context({ reader: '*' }), 'everybody’s'],
    ['Decrypt', context({ tenant: victim }), 'another organisation’s'],
    ['Encrypt', context({ author: colleague }), 'in a colleague’s name'],
    ['Encrypt', context({ tenant: victim }), 'for another organisation'],
    ['Encrypt', { tenant: own, use: 'casework' }, 'not of ours'],
    ['GenerateDataKey', context({ author: colleague }), 'in a colleague’s name'],
    ['GenerateDataKey', context({ reader: colleague }), 'for a colleague'],
  ]
  for (const [action, its, why] of unlawful)
    yield { ...counsellor, ...onVaultKey(account, action, its), allowed: false, why }
  const outsiders = [
    sessionOf(own, ['counsellor']),
    { ...sessionOf(victim, ['counsellor']), sourceIdentity: me },
    ...memberRoles
      .filter((role) => role !== 'counsellor')
      .map((role) => ({ ...sessionOf(own, [role]), sourceIdentity: me })),
    ...serviceRoles.map((role) => ({ ...withPolicy(own, servicePolicy(own, [role])), sourceIdentity: me })),
  ]
  for (const outsider of outsiders)
    for (const action of ['Decrypt', 'Encrypt', 'GenerateDataKey'])
      yield { ...outsider, ...onVaultKey(account, action, context({})), allowed: false, why: 'no counsellor' }
  for (const outsider of outsiders.slice(1))
    yield {
      ...outsider,
      ...onVaultKey(account, 'Decrypt', { tenant: own, use: 'counselling' }),
      allowed: false,
      why: 'no counsellor',
    }
}

function peopleIn(seed: number) {
  const chance = dice(seed)
  const [own, victim, participant] = [chance.id(), chance.id(), chance.id()]
  const [me, colleague] = [chance.id(), chance.id()]
  const context = (change: Context): Context => ({
    tenant: own,
    use: 'confidential',
    author: me,
    participant,
    reader: me,
    ...change,
  })
  return { own, victim, me, colleague, context }
}
