import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { type Credentials, platform } from '@passerelle/table'
import { expiringCache } from '@passerelle/vault'
import type { SessionOrder } from './caller.ts'

export type Roles = { readonly tenant: string; readonly operator: string }

const sessionSeconds = 3600
// Well inside of a session's hour, so that what a function still holds does not end under its hands.
const reusedForMs = 30 * 60_000

const sessions = expiringCache<Credentials>({ most: 2_000, lifetimeMs: reusedForMs })
const sts = new STSClient({ maxAttempts: 4 })

/**
 * Credentials that IAM confines to the caller's tenant: a session of `TenantRole` with the tenant as its tag and the
 * caller as its source identity. Nobody chooses the tenant here but the membership, or the link.
 */
export function mintCredentials(roles: Roles, order: SessionOrder): Promise<Credentials> {
  const { tenantId, memberId, policy } = order
  return sessions.get(JSON.stringify([tenantId, memberId, policy]), async () => {
    const { Credentials: made } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: tenantId === platform ? roles.operator : roles.tenant,
        RoleSessionName: memberId,
        SourceIdentity: memberId,
        DurationSeconds: sessionSeconds,
        ...(tenantId !== platform && { Tags: [{ Key: 'tenant', Value: tenantId }] }),
        ...(policy !== undefined && { Policy: policy }),
      }),
    )
    const { AccessKeyId, SecretAccessKey, SessionToken } = made ?? {}
    if (AccessKeyId === undefined || SecretAccessKey === undefined || SessionToken === undefined) {
      throw new Error('STS answered without credentials')
    }
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
  })
}
