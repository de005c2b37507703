import middy from '@middy/core'
import { log, observe } from '@passerelle/runtime'
import {
  connectOwnRole,
  findMembership,
  findTenant,
  type Membership,
  openStore,
  platform,
  type Store,
} from '@passerelle/table'
import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda'
import { mintCredentials, type Roles } from './mint-credentials.ts'
import type { VerifyToken } from './verify-token.ts'

/**
 * From a verified token to a tenant, a member, their roles, and credentials for that tenant alone. The answer is kept
 * by the gateway for at most a minute, by token, and so allows the whole stage: what a role may call is decided in
 * the function.
 */
export function authorizer(settings: {
  readonly verify: VerifyToken
  readonly roles: Roles
  readonly resources: { readonly mainTable: string; readonly keysTable: string }
}) {
  const store = openStore(connectOwnRole().documents, { ...settings.resources, kmsKey: '' })
  return middy(async (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(bearer(event))?.[1]
    const subject = token && (await settings.verify(token))
    if (subject === undefined) throw new Unauthorized()

    const membership = await activeMembership(store, subject)
    if (membership === undefined) {
      log('warn', 'no membership in force', { code: 'not_a_member' })
      return { principalId: 'nobody', policyDocument: policy('Deny', event.methodArn) }
    }
    const credentials = await mintCredentials(settings.roles, membership)
    return {
      principalId: membership.memberId,
      policyDocument: policy('Allow', event.methodArn),
      context: {
        tenantId: membership.tenantId,
        memberId: membership.memberId,
        roles: membership.roles.join(','),
        ...(membership.kind && { kind: membership.kind }),
        ...credentials,
      },
    }
  }).use(observe())
}

/** A membership counts while neither the member is removed nor the tenant suspended. */
async function activeMembership(store: Store, subject: string): Promise<Membership | undefined> {
  const membership = await findMembership(store, subject)
  if (membership?.state !== 'active') return undefined
  if (membership.tenantId === platform) return membership
  const tenant = await findTenant(store, membership.tenantId)
  return tenant?.state === 'active' ? membership : undefined
}

/** The one Authorization header. Of several nobody can say which one counts, so then none does. */
function bearer({ multiValueHeaders }: APIGatewayRequestAuthorizerEvent): string {
  const sent = Object.entries(multiValueHeaders ?? {}).flatMap(([name, values = []]) =>
    name.toLowerCase() === 'authorization' ? values : [],
  )
  return sent.length === 1 ? (sent[0] ?? '') : ''
}

/** The whole stage: `arn:…:api/stage/METHOD/path` becomes `arn:…:api/stage/*`. */
function policy(effect: 'Allow' | 'Deny', methodArn: string): APIGatewayAuthorizerResult['policyDocument'] {
  const stage = methodArn.split('/').slice(0, 2).join('/')
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: effect, Action: 'execute-api:Invoke', Resource: `${stage}/*` }],
  }
}

/** The word with which a Lambda authorizer makes the gateway answer 401. */
class Unauthorized extends Error {
  override readonly name = 'Unauthorized'
  constructor() {
    super('Unauthorized')
  }
}
