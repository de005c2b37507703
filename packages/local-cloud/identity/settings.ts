import type { AppClient } from 'cognito-local/lib/services/appClient.js'
import { USER_POOL_AWS_DEFAULTS } from 'cognito-local/lib/services/cognitoService.js'
import type { UserPool } from 'cognito-local/lib/services/userPoolService.js'
import type { Resource } from '../template/deployment.ts'

/** The pool's options as `cognito-local` reads them, from the template's. */
export function poolOptions({ ref, attributes, properties }: Resource<'AWS::Cognito::UserPool'>): UserPool {
  const custom = (properties.Schema ?? []).filter(({ Name }) => !standardNames.has(String(Name)))
  return {
    ...USER_POOL_AWS_DEFAULTS,
    Id: ref,
    Arn: attributes['Arn'] ?? '',
    Name: properties.UserPoolName ?? ref,
    MfaConfiguration: properties.MfaConfiguration ?? 'OFF',
    UsernameAttributes: properties.UsernameAttributes ?? [],
    AutoVerifiedAttributes: properties.AutoVerifiedAttributes ?? [],
    SchemaAttributes: [
      ...(USER_POOL_AWS_DEFAULTS.SchemaAttributes ?? []),
      ...custom.map((attribute) => ({ ...attribute, Name: `custom:${String(attribute['Name'])}` })),
    ],
    SoftwareTokenMfaConfiguration: { Enabled: properties.MfaConfiguration !== 'OFF' },
  }
}

/** The app client as `cognito-local` reads it; its access tokens count so many times as long. */
export function appClient(
  { ref, properties }: Resource<'AWS::Cognito::UserPoolClient'>,
  tokenLife: number,
): AppClient {
  const since = new Date(0)
  const units = properties.TokenValidityUnits
  return {
    ClientId: ref,
    ClientName: properties.ClientName ?? ref,
    UserPoolId: properties.UserPoolId,
    CreationDate: since,
    LastModifiedDate: since,
    AccessTokenValidity: (properties.AccessTokenValidity ?? 1) * tokenLife,
    IdTokenValidity: properties.IdTokenValidity ?? 1,
    RefreshTokenValidity: properties.RefreshTokenValidity ?? 30,
    TokenValidityUnits: {
      AccessToken: units?.AccessToken ?? 'hours',
      IdToken: units?.IdToken ?? 'hours',
      RefreshToken: units?.RefreshToken ?? 'days',
    },
    ExplicitAuthFlows: properties.ExplicitAuthFlows ?? [],
  }
}

const standardNames = new Set((USER_POOL_AWS_DEFAULTS.SchemaAttributes ?? []).map(({ Name }) => Name))
