import { mintSession } from '@passerelle/runtime/minted-session'
import { type Credentials, platform } from '@passerelle/table'
import { expiringCache } from '@passerelle/vault'
import type { SessionOrder } from './caller.ts'

export type Roles = { readonly tenant: string; readonly operator: string }

const sessionSeconds = 3600
// Well inside of a session's hour, so that what a function still holds does not end under its hands.
const reusedForMs = 30 * 60_000

const sessions = expiringCache<Credentials>({ most: 2_000, lifetimeMs: reusedForMs })

/**
 * Credentials that IAM confines to the caller's tenant: a session of `TenantRole` with the tenant as its tag and the
 * caller as its source identity. Nobody chooses the tenant here but the membership, or the link.
 */
export function mintCredentials(roles: Roles, order: SessionOrder): Promise<Credentials> {
  const { tenantId, memberId, policy } = order
  const isOperators = tenantId === platform
  return sessions.get(JSON.stringify([tenantId, memberId, policy]), () =>
    mintSession({
      role: isOperators ? roles.operator : roles.tenant,
      name: memberId,
      seconds: sessionSeconds,
      tenant: isOperators ? undefined : tenantId,
      policy,
    }),
  )
}
