import { CognitoError } from 'cognito-local/lib/errors.js'
import publicKey from 'cognito-local/lib/keys/cognitoLocal.public.json' with { type: 'json' }
import { Router } from 'cognito-local/lib/server/Router.js'
import { otp } from 'cognito-local/lib/services/otp.js'
import { JwtTokenGenerator } from 'cognito-local/lib/services/tokenGenerator.js'
import { type UserPoolService, UserPoolServiceImpl } from 'cognito-local/lib/services/userPoolService.js'
import { account } from '../account.ts'
import { ServiceError } from '../front/service.ts'
import type { CodeMail } from '../mail.ts'
import type { Store } from '../store.ts'
import type { Deployment } from '../template/deployment.ts'
import { type PasswordPolicy, passwordPolicy } from '../template/known/password-policy.ts'
import { poolDataStore } from './data-store.ts'
import { letterOf } from './letters.ts'
import { openServiceClients, type ServiceClients } from './service-clients.ts'
import { appClient, poolOptions } from './settings.ts'
import { cognito, context, letters, triggers, unusedConfig } from './wiring.ts'

export type UserPool = {
  readonly id: string
  readonly arn: string
  readonly clientId: string
  /** As its tokens name it. */
  readonly issuer: string
  /** Where systems get their tokens, as deployed; empty where the template gives the pool no domain. */
  readonly domain: string
  readonly serviceClients: ServiceClients
  /** Sign-in flows that the client allows, for example `ALLOW_USER_PASSWORD_AUTH`. */
  readonly flows: readonly string[]
  /** How many times its life an access token counts. */
  readonly tokenLife: number
  /** Whether people may sign themselves up. */
  readonly selfSignUp: boolean
  readonly records: UserPoolService
  readonly passwords: PasswordPolicy
  /**
   * Performs one operation of the Cognito API.
   *
   * @throws {ServiceError} in the pool's words
   */
  perform(operation: string, request: unknown): Promise<unknown>
  /** Sends one of the pool's letters. */
  write(mail: Pick<CodeMail, 'to' | 'kind' | 'code'>): void
}

/** The public keys that a verifier fetches. */
export const jwks = { keys: [publicKey.jwk] }

/**
 * The identity pool of the template: `cognito-local` without its own server, so that its calls pass through the same
 * front as every other service's. Its tokens carry the issuer that the deployed pool would have.
 */
export async function openUserPool(
  deployment: Deployment,
  store: Store,
  deliver: (mail: CodeMail) => void,
  tokenLife: number,
): Promise<UserPool | undefined> {
  const resource = deployment.of('AWS::Cognito::UserPool')[0]
  const client = deployment.of('AWS::Cognito::UserPoolClient')[0]
  if (resource === undefined || client === undefined) return undefined
  const clock = { get: () => new Date() }
  const collection = store.open('identity')
  const clients = poolDataStore(collection, 'clients', {})
  const users = poolDataStore(collection, resource.ref, { Users: {} })
  const records = new UserPoolServiceImpl(clients, clock, users, poolOptions(resource))
  await records.saveAppClient(context, appClient(client, tokenLife))
  const issuer = `https://cognito-idp.${account.region}.${account.urlSuffix}`
  const [domain] = deployment.of('AWS::Cognito::UserPoolDomain')
  const write: UserPool['write'] = (mail) => deliver(letterOf(resource.properties, mail))
  const route = Router({
    clock,
    otp,
    triggers,
    cognito: cognito(records, clients),
    messages: letters(write),
    tokenGenerator: new JwtTokenGenerator(clock, triggers, { IssuerDomain: issuer }),
    config: unusedConfig,
  })
  return {
    id: resource.ref,
    arn: resource.attributes['Arn'] ?? '',
    clientId: client.ref,
    issuer: `${issuer}/${resource.ref}`,
    domain: domain ? `https://${domain.ref}.auth.${account.region}.amazoncognito.com` : '',
    tokenLife,
    serviceClients: openServiceClients(resource.ref, store.open('service-clients'), scopesOf(deployment)),
    flows: client.properties.ExplicitAuthFlows ?? [],
    selfSignUp: resource.properties.AdminCreateUserConfig?.AllowAdminCreateUserOnly !== true,
    records,
    passwords: resource.properties.Policies?.PasswordPolicy ?? passwordPolicy.parse({}),
    write,
    async perform(operation, request) {
      try {
        return await route(operation)(context, request)
      } catch (error) {
        if (error instanceof CognitoError) throw new ServiceError(error.code, error.message)
        throw error
      }
    },
  }
}

/** The scopes of the resource servers, as tokens name them: `<server>/<scope>`. */
function scopesOf(deployment: Deployment): ReadonlySet<string> {
  return new Set(
    deployment
      .of('AWS::Cognito::UserPoolResourceServer')
      .flatMap(({ properties: { Identifier, Scopes } }) =>
        Scopes.map(({ ScopeName }) => `${Identifier}/${ScopeName}`),
      ),
  )
}
