import middy from '@middy/core'
import { log, observe } from '@passerelle/runtime'
import type { Credentials } from '@passerelle/table'
import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda'
import type { CallerKind, SessionOrder, Verdict } from './caller.ts'

/**
 * From a credential to a tenant, to who it is, to their roles, and to credentials for that tenant alone. The answer is
 * kept by the gateway for at most a minute, by credential, and so allows the whole stage: what a role may call is
 * decided in the function.
 */
export function authorizer(settings: {
  readonly kinds: readonly CallerKind[]
  readonly mint: (order: SessionOrder) => Promise<Credentials>
}) {
  return middy(async (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
    const caller = await recognise(settings.kinds, bearer(event))
    if (caller === 'unknown') throw new Unauthorized()
    if (caller === 'barred') {
      log('warn', 'no membership in force', { code: 'not_a_member' })
      return { principalId: 'nobody', policyDocument: policy('Deny', event.methodArn) }
    }
    const { session, context } = caller
    const credentials = await settings.mint(session)
    return {
      principalId: session.memberId,
      policyDocument: policy('Allow', event.methodArn),
      context: { ...context, tenantId: session.tenantId, memberId: session.memberId, ...credentials },
    }
  }).use(observe())
}

/** Asks the one kind of callers that the credential fits; nobody else sees it. */
async function recognise(kinds: readonly CallerKind[], header: string): Promise<Verdict> {
  const credential = /^Bearer (\S+)$/.exec(header)?.[1]
  if (credential === undefined) return 'unknown'
  return (await kinds.find(({ form }) => form.test(credential))?.recognise(credential)) ?? 'unknown'
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
