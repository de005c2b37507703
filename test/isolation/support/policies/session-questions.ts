import { idAlphabet } from '@passerelle/domain/kernel'
import { memberRoles, serviceRoles } from '@passerelle/domain/tenancy'
import { exportsOf } from '../bundled.ts'
import { dice } from '../random.ts'
import { type Account, resourcesOf } from './account.ts'
import { openingActions, pairing, rowActions } from './actions.ts'
import { dataKeys, privateTo, sharedBy } from './partitions.ts'
import type { Question } from './question.ts'
import { onVaultKey } from './vault-questions.ts'

type SessionPolicyOf = (membership: {
  readonly tenantId: string
  readonly roles: readonly string[]
}) => string | undefined

const { sessionPolicyOf } = await exportsOf<{ sessionPolicyOf: SessionPolicyOf }>(
  'functions/authorizer/session-policy.ts',
)

export const { servicePolicy } = await exportsOf<{
  servicePolicy: (tenant: string, roles: readonly string[]) => string
}>('functions/authorizer/service-policy.ts')

/** Members whose work is not content: what their sessions lose on top of the role (architecture 3). */
export const withoutContent = ['admin', 'auditor']

/** Their sessions reach no case, no package and no key of either, although everything is their own tenant's. */
export function* contentOfOthers(account: Account, seed: number): Generator<Question> {
  const chance = dice(seed)
  const [own, other, id] = [chance.id(), chance.id(), chance.id()]
  const content = [
    ...privateTo(own, id).filter((key) =>
      /#(CASE|CASELOAD|COACH|STAGE|INBOX|OUTBOX|PAPER#|PROGRAMME#|CERTIFICATES?#|STATUS#|NEWCOMER)/.test(key),
    ),
    ...[...sharedBy(own, other, id), ...sharedBy(other, own, id)].filter((key) => key.startsWith('R#')),
    ...[...dataKeys.openTo(own, other, id), ...dataKeys.openTo(other, own, id)].filter((key) =>
      key.startsWith('R#'),
    ),
  ]
  const contexts = [
    { tenant: own, use: 'casework' },
    { from: own, to: other, use: 'corridor' },
    { from: other, to: own, use: 'corridor' },
    { tenant: own, use: 'certificates' },
    { tenant: own, use: 'contact' },
  ]
  for (const roles of [...withoutContent.map((role) => [role]), withoutContent]) {
    const session = sessionOf(own, roles)
    for (const leadingKeys of content.map((key) => [key]))
      for (const resource of resourcesOf(account))
        for (const action of rowActions)
          yield {
            ...session,
            action: `dynamodb:${action}`,
            resource,
            leadingKeys,
            allowed: false,
            why: 'content',
          }
    for (const context of contexts)
      yield { ...session, ...onVaultKey(account, 'Decrypt', context), allowed: false, why: 'opens content' }
  }
}

/** The rights left to such a session, and that those who work with content have the rights of their work. */
export function* workOfEveryRole(account: Account, seed: number): Generator<Question> {
  const chance = dice(seed)
  const [own, other, id] = [chance.id(), chance.id(), chance.id()]
  const { main } = account
  for (const role of memberRoles) {
    const session = sessionOf(own, [role])
    const works = withoutContent.includes(role)
      ? [
          `T#${own}#SETTINGS`,
          `T#${own}#MEMBERS`,
          `T#${own}#CORRIDORS`,
          `T#${own}#FIGURES#${id}`,
          `T#${own}#FROZEN#${id}`,
          `T#${own}#FIGURESTOLD`,
          `C#${own}#${other}`,
          `V#${own}#KEYS`,
        ]
      : [...privateTo(own, id), ...sharedBy(own, other, id)]
    for (const leadingKeys of works.map((key) => [key]))
      yield { ...session, action: 'dynamodb:Query', resource: main, leadingKeys, allowed: true, why: role }
    const staff = { tenant: own, use: 'staff' }
    for (const action of openingActions)
      yield { ...session, ...onVaultKey(account, action, staff), allowed: true, why: role }
    // Also an admin, who signs nothing, changes the key.
    const pair = onVaultKey(account, pairing, { tenant: own, use: 'certificates' })
    yield { ...session, ...pair, allowed: true, why: role }
  }
}

/** Systems that read; the others write cases or programmes, and all of them nothing else. */
const reading = ['caseload_reader', 'inbox_reader', 'journal_reader']
const withoutPeople = ['programme_keeper', 'journal_reader']

/** What no system does, although its organisation may: to change how it is run or what it shares, and to let itself in. */
export function* beyondSystems(
  account: Account,
  seed: number,
  change: (policy: string) => string = (policy) => policy,
): Generator<Question> {
  const chance = dice(seed)
  const [own, other, id] = [chance.id(), chance.id(), chance.id()]
  const all = [...privateTo(own, id), `N#${own}`, ...sharedBy(own, other, id), ...sharedBy(other, own, id)]
  const closed = all.filter((key) =>
    /^V#|#(SERVICES|SERVICES#USE|WEBHOOKS|DELIVERIES#.*|PAPER#.*|LINKS|SESSIONS|TEACHING#.*|FEED#.*|FOLLOWUPS|NETWORKS|NETWORKS#EVENTS|NEWCOMERS|NOTES|FILES|CERTIFICATES#.*|FIGURES#.*|FIGURESTOLD|FROZEN#.*)$/.test(
      key,
    ),
  )
  const fixed = all.filter((key) => /^[NCR]#|#(MEMBERS|SETTINGS.*|CALENDAR)$/.test(key))
  const content = all.filter((key) => /^R#|#(CASE|CASELOAD|COACH|STAGE|INBOX|OUTBOX|PROGRAMME#)/.test(key))
  for (const role of serviceRoles) {
    const session = withPolicy(own, change(servicePolicy(own, [role])))
    const base = { ...session, resource: account.main, allowed: false }
    for (const leadingKeys of closed.map((key) => [key]))
      for (const action of rowActions)
        yield { ...base, action: `dynamodb:${action}`, leadingKeys, why: `${role}: no system’s business` }
    for (const action of ['Decrypt', pairing]) {
      const signing = onVaultKey(account, action, { tenant: own, use: 'certificates' })
      yield { ...session, ...signing, allowed: false, why: `${role}: signs` }
    }
    const asked = onVaultKey(account, 'Decrypt', { tenant: own, use: 'contact' })
    yield { ...session, ...asked, allowed: false, why: `${role}: reads who asks` }
    const kept = reading.includes(role) ? all : fixed
    for (const leadingKeys of kept.map((key) => [key]))
      for (const action of ['PutItem', 'DeleteItem'])
        yield { ...base, action: `dynamodb:${action}`, leadingKeys, why: `${role}: changes` }
    if (!withoutPeople.includes(role)) continue
    for (const leadingKeys of content.map((key) => [key]))
      yield { ...base, action: 'dynamodb:Query', leadingKeys, why: `${role}: content` }
    const context = { tenant: own, use: 'casework' }
    yield { ...session, ...onVaultKey(account, 'Decrypt', context), allowed: false, why: `${role}: content` }
  }
}

/** What each system needs. */
export function* workOfSystems(account: Account, seed: number): Generator<Question> {
  const chance = dice(seed)
  const [own, other, id] = [chance.id(), chance.id(), chance.id()]
  const { main } = account
  const settings = `T#${own}#SETTINGS`
  // Ids are chance, and some begin as the name of a closed partition does.
  const chances = [...idAlphabet, 'PA', 'NE', 'TE', 'WE', 'SES', 'RET', 'CERT', 'MEM', 'SA', 'CASE']
  const works: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'intake',
      'PutItem',
      [`T#${own}#CASE#${id}`, `T#${own}#IDEMPOTENCY`, `T#${own}#CASECOUNTING`, `A#${own}#2026-01`],
    ],
    ['intake', 'PutItem', chances.map((start) => `T#${own}#WORK#${start.padEnd(26, '0')}`)],
    ['caseload_reader', 'Query', chances.map((start) => `T#${own}#CASE#${start.padEnd(26, '0')}`)],
    ['intake', 'ConditionCheckItem', [`T#${own}#MEMBERS`]],
    ['caseload_reader', 'Query', [`T#${own}#CASELOAD`, `T#${own}#CASE#${id}`]],
    ['inbox_reader', 'Query', [`T#${own}#INBOX`, `R#${other}#${own}#${id}`]],
    ['programme_keeper', 'PutItem', [`T#${own}#PROGRAMMES`, `A#${own}#2026-01`]],
    ['journal_reader', 'Query', [`A#${own}#2026-01`]],
    // A try at what is told in confidence is written down, whoever tries.
    ...serviceRoles.map((role) => [role, 'PutItem', [`A#${own}#2026-01`]] as const),
    ...serviceRoles.map((role) => [role, 'GetItem', [settings]] as const),
  ]
  for (const [role, action, keys] of works)
    for (const leadingKeys of keys.map((key) => [key])) {
      const session = withPolicy(own, servicePolicy(own, [role]))
      yield {
        ...session,
        action: `dynamodb:${action}`,
        resource: main,
        leadingKeys,
        allowed: true,
        why: role,
      }
    }
}

/** A session of a system, under its policy. */
export function withPolicy(tenant: string, policy: string) {
  return {
    role: 'AuthorizerTenantRole',
    tags: { tenant },
    // The file under test writes it as JSON of this shape.
    sessionPolicy: JSON.parse(policy) as NonNullable<Question['sessionPolicy']>,
  }
}

/** A session of a member in these roles. */
export function sessionOf(tenant: string, roles: readonly string[]) {
  const policy = sessionPolicyOf({ tenantId: tenant, roles })
  return {
    role: 'AuthorizerTenantRole',
    tags: { tenant },
    // The file under test writes it as JSON of this shape.
    ...(policy !== undefined && {
      sessionPolicy: JSON.parse(policy) as NonNullable<Question['sessionPolicy']>,
    }),
  }
}
