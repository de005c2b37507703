import { Duration } from 'aws-cdk-lib'
import { ArnPrincipal, type IRole, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'

/** An id, as `StringLike` sees it. A session tag cannot contain a wildcard, so what matches is one id. */
export const oneId = '?'.repeat(26)

/** In a policy: the tenant that a session was minted for. */
export const taggedTenant = '$' + '{aws:PrincipalTag/tenant}'

/**
 * A role of which `by`, and nobody else, may mint sessions: always with the member as source identity, so that the
 * audit trail names a person, or with the name of a clock; and with exactly the session tag that the role's policies rest
 * on, or with none.
 *
 * There is one trust statement for each of the three actions, because each knows only its own condition keys.
 */
export function mintedRole(
  scope: Construct,
  minting: {
    readonly description: string
    readonly by: IRole
    readonly sessionTag?: string
    /** In whose name, where that is no member. */
    readonly identity?: string
  },
): Role {
  const { description, by, sessionTag, identity = oneId } = minting
  const principal = new ArnPrincipal(by.roleArn)
  const member = { 'sts:SourceIdentity': identity }
  const tag = sessionTag === undefined ? {} : { [`aws:RequestTag/${sessionTag}`]: oneId }
  const role = new Role(scope, 'Role', {
    description,
    assumedBy: principal.withConditions({ StringLike: { ...member, ...tag } }),
    maxSessionDuration: Duration.hours(1),
  })
  role.assumeRolePolicy?.addStatements(
    new PolicyStatement({
      principals: [principal],
      actions: ['sts:SetSourceIdentity'],
      conditions: { StringLike: member },
    }),
  )
  if (sessionTag !== undefined)
    role.assumeRolePolicy?.addStatements(
      new PolicyStatement({
        principals: [principal],
        actions: ['sts:TagSession'],
        conditions: { StringLike: tag, 'ForAllValues:StringEquals': { 'aws:TagKeys': [sessionTag] } },
      }),
    )
  return role
}
