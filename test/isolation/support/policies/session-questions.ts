import { memberRoles } from '@passerelle/domain/tenancy'
import { exportsOf } from '../bundled.ts'
import { dice } from '../random.ts'
import { type Account, resourcesOf } from './account.ts'
import { openingActions, rowActions } from './actions.ts'
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

/** Members whose work is not content: what their sessions lose on top of the role (architecture 3). */
const withoutContent = ['admin', 'auditor']

/** Their sessions reach no case, no package and no key of either, although everything is their own tenant's. */
export function* contentOfOthers(account: Account, seed: number): Generator<Question> {
  const chance = dice(seed)
  const [own, other, id] = [chance.id(), chance.id(), chance.id()]
  const content = [
    ...privateTo(own, id).filter((key) =>
      /#(CASE|CASELOAD|COACH|STAGE|INBOX|OUTBOX|PAPER#|PROGRAMME#)/.test(key),
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
      ? [`T#${own}#SETTINGS`, `T#${own}#MEMBERS`, `T#${own}#CORRIDORS`, `C#${own}#${other}`]
      : [...privateTo(own, id), ...sharedBy(own, other, id)]
    for (const leadingKeys of works.map((key) => [key]))
      yield { ...session, action: 'dynamodb:Query', resource: main, leadingKeys, allowed: true, why: role }
    const staff = { tenant: own, use: 'staff' }
    for (const action of openingActions)
      yield { ...session, ...onVaultKey(account, action, staff), allowed: true, why: role }
  }
}

function sessionOf(tenant: string, roles: readonly string[]) {
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
