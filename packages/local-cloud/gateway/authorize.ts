import * as z from 'zod'
import { BoundedMap } from '../bounded-map.ts'
import type { Invoker } from '../lambda/invoker.ts'
import { methodArn } from '../template/known/gateway.ts'
import type { Authorizer } from './api.ts'
import { authorizerEvent } from './event.ts'
import type { Exchange } from './exchange.ts'
import { globMatches } from './glob.ts'
import { mapped } from './mapping.ts'
import type { ResponseType } from './reply.ts'

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const oneOrMore = z.union([z.string().transform((text) => [text]), z.array(z.string())])
const grantSchema = z.looseObject({
  principalId: z.string(),
  policyDocument: z.looseObject({
    Statement: z.array(
      z.strictObject({
        Sid: z.string().optional(),
        Effect: z.enum(['Allow', 'Deny']),
        Action: oneOrMore,
        Resource: oneOrMore,
      }),
    ),
  }),
  context: z.record(z.string(), scalar).default({}),
})

type Grant = z.infer<typeof grantSchema>
type Verdict = { readonly grant: Grant } | { readonly refusal: ResponseType }

/** Asks an authorizer and remembers its answer as API Gateway does: by identity source, for the template's time. */
export type Authorize = {
  /** Lets the exchange pass and gives it its authorizer context, or says which answer it gets. */
  (exchange: Exchange, authorizer: Authorizer): Promise<ResponseType | undefined>
  /** Forgets every remembered answer. */
  forget(): void
}

export function openAuthorize(invoker: Invoker, clock: { now(): Date }): Authorize {
  let remembered = new BoundedMap<string, { readonly verdict: Promise<Verdict>; readonly until: number }>(
    10_000,
  )

  function ask(exchange: Exchange, authorizer: Authorizer, arn: string, identity: string): Promise<Verdict> {
    if (authorizer.cacheSeconds === 0) return consult(exchange, authorizer, arn)
    const key = `${authorizer.id}\0${identity}`
    const now = clock.now().getTime()
    const known = remembered.get(key)
    if (known !== undefined && known.until > now) return known.verdict
    const verdict = consult(exchange, authorizer, arn)
    remembered.set(key, { verdict, until: now + authorizer.cacheSeconds * 1000 })
    void verdict.then((settled) => {
      // Only a policy is remembered; a failure is tried again with the next request.
      if ('refusal' in settled) remembered.delete(key)
    })
    return verdict
  }

  async function consult(exchange: Exchange, authorizer: Authorizer, arn: string): Promise<Verdict> {
    const outcome = await invoker.invoke(authorizer.lambda, authorizerEvent(exchange, arn))
    if ('error' in outcome) {
      const said401 = outcome.error.errorMessage === 'Unauthorized'
      return { refusal: said401 ? 'UNAUTHORIZED' : 'AUTHORIZER_FAILURE' }
    }
    const grant = grantSchema.safeParse(JSON.parse(outcome.payload))
    return grant.success ? { grant: grant.data } : { refusal: 'AUTHORIZER_CONFIGURATION_ERROR' }
  }

  const authorize = async (exchange: Exchange, authorizer: Authorizer) => {
    const sources = authorizer.identitySources.map((source) => identityOf(source, exchange))
    if (sources.some((value) => value === undefined || value === '')) return 'UNAUTHORIZED'
    const arn = methodArn(exchange.api.id, exchange.api.stage, exchange.httpMethod, exchange.path)
    const verdict = await ask(exchange, authorizer, arn, sources.join('\0'))
    if ('refusal' in verdict) return verdict.refusal
    if (!allows(verdict.grant, arn)) return 'ACCESS_DENIED'
    exchange.authorizer = { ...verdict.grant.context, principalId: verdict.grant.principalId }
    return undefined
  }
  return Object.assign(authorize, {
    forget: () => {
      remembered = new BoundedMap(10_000)
    },
  })
}

/**
 * The value of an identity source. A header that was sent several times counts with all its values: which one of them
 * API Gateway would look at is not documented, so an answer to one of them must not be remembered for another.
 */
function identityOf(source: string, exchange: Exchange): string | undefined {
  const name = /^method\.request\.header\.(.+)$/.exec(source)?.[1]?.toLowerCase()
  if (name === undefined) return mapped(source, exchange)
  const sent = [...exchange.headers].flatMap(([key, values]) => (key.toLowerCase() === name ? values : []))
  return sent.length === 0 ? undefined : sent.join('\0')
}

/** A deny goes before an allow; what no statement names is denied. */
function allows({ policyDocument }: Grant, arn: string): boolean {
  const matching = policyDocument.Statement.filter(
    ({ Action, Resource }) =>
      Action.some((action) => globMatches(action.toLowerCase(), 'execute-api:invoke')) &&
      Resource.some((resource) => globMatches(resource, arn)),
  )
  return matching.length > 0 && matching.every(({ Effect }) => Effect === 'Allow')
}
