import {
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider'

/** Makes a client of the sample's pool by which a system signs in; its tokens count for a quarter of an hour. */
export async function makeServiceClient(
  admin: CognitoIdentityProviderClient,
  userPoolId: string,
  name: string,
): Promise<{ readonly clientId: string; readonly secret: string }> {
  const { UserPoolClient } = await admin.send(
    new CreateUserPoolClientCommand({
      UserPoolId: userPoolId,
      ClientName: name,
      GenerateSecret: true,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['client_credentials'],
      AllowedOAuthScopes: ['notes/service'],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      EnableTokenRevocation: true,
      PreventUserExistenceErrors: 'ENABLED',
      AccessTokenValidity: 15,
      TokenValidityUnits: { AccessToken: 'minutes' },
    }),
  )
  const { ClientId = '', ClientSecret = '' } = UserPoolClient ?? {}
  return { clientId: ClientId, secret: ClientSecret }
}
