import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import type { Credentials } from '@passerelle/table'

/** A session that is to be minted: of which role, for how long, and what narrows it. */
export type SessionRequest = {
  readonly role: string
  /** Who acts, as the audit trail tells it: the name of the session, and its source identity. */
  readonly name: string
  readonly seconds: number
  /** The tenant to which the role's policy confines the session, by its tag. */
  readonly tenant?: string | undefined
  /** A session policy in JSON, which can only narrow. */
  readonly policy?: string | undefined
}

const sts = new STSClient({ maxAttempts: 4 })

/** Mints a session. @throws where STS refuses, or answers without credentials */
export async function mintSession({
  role,
  name,
  seconds,
  tenant,
  policy,
}: SessionRequest): Promise<Credentials> {
  const { Credentials: made } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: role,
      RoleSessionName: name,
      SourceIdentity: name,
      DurationSeconds: seconds,
      ...(tenant !== undefined && { Tags: [{ Key: 'tenant', Value: tenant }] }),
      ...(policy !== undefined && { Policy: policy }),
    }),
  )
  const { AccessKeyId, SecretAccessKey, SessionToken } = made ?? {}
  if (AccessKeyId === undefined || SecretAccessKey === undefined || SessionToken === undefined) {
    throw new Error('STS answered without credentials')
  }
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
}

/** The least that STS takes; a run of a function is over before. */
const secondsOfARun = 900

/**
 * Mints the sessions of a function that nobody calls, one for each tenant that it works for.
 *
 * @param name under which the audit trail knows them
 */
export function sessionsOf(role: string, name: string): (tenant: string) => Promise<Credentials> {
  return (tenant) => mintSession({ role, name, seconds: secondsOfARun, tenant })
}
