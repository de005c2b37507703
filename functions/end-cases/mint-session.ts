import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import type { TenantId } from '@passerelle/domain/kernel'
import type { Credentials } from '@passerelle/table'

const sts = new STSClient({ maxAttempts: 4 })

/** The least that STS takes; a run is over before. */
const sessionSeconds = 900

/** The name under which the audit trail knows the sessions of this clock. */
const sessionName = 'end-cases'

/** Credentials that IAM confines to the closed cases of one organisation: a session of the role with its tag. */
export async function mintSession(role: string, tenant: TenantId): Promise<Credentials> {
  const { Credentials: made } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: role,
      RoleSessionName: sessionName,
      SourceIdentity: sessionName,
      DurationSeconds: sessionSeconds,
      Tags: [{ Key: 'tenant', Value: tenant }],
    }),
  )
  const { AccessKeyId, SecretAccessKey, SessionToken } = made ?? {}
  if (AccessKeyId === undefined || SecretAccessKey === undefined || SessionToken === undefined) {
    throw new Error('STS answered without credentials')
  }
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
}
