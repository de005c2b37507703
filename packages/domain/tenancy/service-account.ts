import * as z from 'zod'
import { rule } from '../kernel/field-codes.ts'
import { type Id, type Instant, idSchema, instantSchema, line, refuse } from '../kernel/index.ts'
import { type ServiceRole, serviceRoleSchema, serviceRolesOfKind, type TenantKind } from './roles.ts'

export type ServiceAccountId = Id<'serviceAccount'>
export type SecretId = Id<'secret'>

const rolesSchema = z
  .array(serviceRoleSchema)
  .min(1)
  .max(5)
  .refine((roles) => new Set(roles).size === roles.length, rule('repeated'))

/** A secret as it is remembered: never what it is. `poolId` is the identity pool's name for it. */
const secretSchema = z.strictObject({
  id: idSchema<'secret'>(),
  poolId: z.string().max(128),
  madeAt: instantSchema,
})
export type Secret = z.infer<typeof secretSchema>

/** At the most so many secrets hold at once: the old one and its successor. The identity pool has room for no more. */
export const maxSecrets = 2

/** How many accounts of an organisation may be in force. */
export const maxServiceAccounts = 10

/**
 * A system of the organisation's own, which signs in by itself. A removed one keeps its id and its row, because the
 * journal names it.
 */
export const serviceAccountSchema = z.strictObject({
  id: idSchema<'serviceAccount'>(),
  name: line(120),
  roles: rolesSchema,
  state: z.enum(['active', 'removed']),
  /** The name under which the system signs in; there from its first secret on. */
  clientId: z.string().max(128).optional(),
  secrets: z.array(secretSchema).max(maxSecrets),
  /** While the identity pool is asked to make or end a secret: since when. */
  pending: instantSchema.optional(),
  createdAt: instantSchema,
  version: z.int().min(1),
})
export type ServiceAccount = z.infer<typeof serviceAccountSchema>

export const openServiceAccountSchema = serviceAccountSchema.pick({ name: true, roles: true })
export type OpenServiceAccount = z.infer<typeof openServiceAccountSchema>

export const editServiceAccountSchema = openServiceAccountSchema.partial()
export type EditServiceAccount = z.infer<typeof editServiceAccountSchema>

// Longer than the function that asks the pool may take.
const pendingMs = 60_000

/** @throws {Refused} where a system of such a tenant cannot have one of the roles */
export function openServiceAccount(
  id: ServiceAccountId,
  { name, roles }: OpenServiceAccount,
  kind: TenantKind,
  createdAt: Instant,
): ServiceAccount {
  assertRolesOfKind(roles, kind)
  return { id, name, roles, state: 'active', secrets: [], createdAt, version: 1 }
}

/** New roles count for what is asked from then on, also with a token that was there before. */
export function editServiceAccount(
  account: ServiceAccount,
  change: EditServiceAccount,
  kind: TenantKind,
  now: Instant,
): ServiceAccount {
  assertFree(account, now)
  const { name = account.name, roles = account.roles } = change
  assertRolesOfKind(roles, kind)
  return { ...letGo(account), name, roles, version: account.version + 1 }
}

/** A removed account is refused at once, whatever its secrets and tokens. */
export function removeServiceAccount(account: ServiceAccount, now: Instant): ServiceAccount {
  assertFree(account, now)
  return { ...letGo(account), state: 'removed', secrets: [], version: account.version + 1 }
}

/**
 * Takes an account in hand before the identity pool is asked, so that two who ask at once do not undo each other's
 * work. The version, which an admin holds, stays meanwhile. Whoever took it and was cut off holds it for a minute.
 *
 * @throws {Refused} `contended` while somebody else has it in hand
 */
export function takeInHand(account: ServiceAccount, now: Instant): ServiceAccount {
  assertFree(account, now)
  return { ...account, pending: now }
}

export function letGo({ pending: _, ...account }: ServiceAccount): ServiceAccount {
  return account
}

/** @throws {Refused} `not_possible` where two are there: then one is ended first, once nothing uses it any more */
export function assertRoomForSecret(account: ServiceAccount): void {
  assertActive(account)
  if (account.secrets.length >= maxSecrets) refuse({ code: 'not_possible', what: 'two_secrets' })
}

export function withSecret(account: ServiceAccount, clientId: string, secret: Secret): ServiceAccount {
  return {
    ...letGo(account),
    clientId,
    secrets: [...account.secrets, secret],
    version: account.version + 1,
  }
}

/** @throws {Refused} `not_found`; `not_possible` for the only one: an account without a secret is one that is removed */
export function secretToEnd(account: ServiceAccount, id: SecretId): Secret {
  assertActive(account)
  const secret = account.secrets.find((each) => each.id === id) ?? refuse({ code: 'not_found' })
  if (account.secrets.length === 1) refuse({ code: 'not_possible', what: 'only_secret' })
  return secret
}

export function withoutSecret(account: ServiceAccount, id: SecretId): ServiceAccount {
  const secrets = account.secrets.filter((each) => each.id !== id)
  return { ...letGo(account), secrets, version: account.version + 1 }
}

function assertFree(account: ServiceAccount, now: Instant): void {
  assertActive(account)
  const { pending } = account
  if (pending !== undefined && Date.parse(now) - Date.parse(pending) < pendingMs)
    refuse({ code: 'contended' })
}

function assertActive({ state }: Pick<ServiceAccount, 'state'>): void {
  if (state === 'removed') refuse({ code: 'illegal_transition', state: 'removed', allowed: [] })
}

function assertRolesOfKind(roles: readonly ServiceRole[], kind: TenantKind): void {
  const errors = roles.flatMap((role, position) =>
    serviceRolesOfKind[kind].includes(role)
      ? []
      : [{ path: ['body', 'roles', position], code: 'role_not_of_kind' } as const],
  )
  if (errors.length > 0) refuse({ code: 'invalid', errors })
}
