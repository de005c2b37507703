import {
  AddUserPoolClientSecretCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  DeleteUserPoolClientCommand,
  DeleteUserPoolClientSecretCommand,
  ListUserPoolClientSecretsCommand,
  ListUserPoolClientsCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'

/** A secret as the pool gives it, once and never again. */
export type MadeSecret = { readonly poolId: string; readonly value: string }

/** The clients of the identity pool by which systems sign in. Each has one or two secrets, never more. */
export type ServiceClients = {
  /** The client of this name. Where there is none it is made, with a secret that nobody gets to see. */
  open(name: string): Promise<string>
  /** The client of this name, where there is one. */
  find(name: string): Promise<string | undefined>
  /** The pool's names for a client's secrets. */
  secretsOf(clientId: string): Promise<readonly string[]>
  addSecret(clientId: string): Promise<MadeSecret>
  /** Ends a secret, or none where it has ended. The pool refuses the only one. */
  endSecret(clientId: string, poolId: string): Promise<void>
  close(clientId: string): Promise<void>
}

/** How long a token holds, in minutes: as long as a member's. */
const tokenMinutes = 15

export function serviceClients(userPoolId: string, scope: string): ServiceClients {
  // No attempt of the library's own where a repetition would make a second one.
  const once = new CognitoIdentityProviderClient({ maxAttempts: 1 })
  const pool = new CognitoIdentityProviderClient({ maxAttempts: 3 })
  const UserPoolId = userPoolId

  async function find(name: string): Promise<string | undefined> {
    let NextToken: string | undefined
    do {
      const page = await pool.send(
        new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60, ...(NextToken && { NextToken }) }),
      )
      const found = page.UserPoolClients?.find(({ ClientName }) => ClientName === name)
      if (found?.ClientId !== undefined) return found.ClientId
      NextToken = page.NextToken
    } while (NextToken !== undefined)
    return undefined
  }

  return {
    find,

    async open(name) {
      // One may be there from an attempt whose answer was lost.
      const known = await find(name)
      if (known !== undefined) return known
      const { UserPoolClient } = await once.send(
        new CreateUserPoolClientCommand({
          UserPoolId,
          ClientName: name,
          GenerateSecret: true,
          AllowedOAuthFlowsUserPoolClient: true,
          AllowedOAuthFlows: ['client_credentials'],
          AllowedOAuthScopes: [scope],
          // Nobody signs in by it. Without a word the pool would let people do so.
          ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
          EnableTokenRevocation: true,
          PreventUserExistenceErrors: 'ENABLED',
          AccessTokenValidity: tokenMinutes,
          TokenValidityUnits: { AccessToken: 'minutes' },
        }),
      )
      return given(UserPoolClient?.ClientId)
    },

    async secretsOf(clientId) {
      const { ClientSecrets = [] } = await pool.send(
        new ListUserPoolClientSecretsCommand({ UserPoolId, ClientId: clientId }),
      )
      return ClientSecrets.map(({ ClientSecretId }) => given(ClientSecretId))
    },

    async addSecret(clientId) {
      const { ClientSecretDescriptor: made } = await once.send(
        new AddUserPoolClientSecretCommand({ UserPoolId, ClientId: clientId }),
      )
      return { poolId: given(made?.ClientSecretId), value: given(made?.ClientSecretValue) }
    },

    async endSecret(clientId, poolId) {
      await unlessGone(
        pool.send(
          new DeleteUserPoolClientSecretCommand({ UserPoolId, ClientId: clientId, ClientSecretId: poolId }),
        ),
      )
    },

    async close(clientId) {
      await unlessGone(pool.send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId: clientId })))
    },
  }
}

async function unlessGone(ending: Promise<unknown>): Promise<void> {
  try {
    await ending
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error
  }
}

function given(value: string | undefined): string {
  if (value === undefined) throw new Error('the pool answered without what was made')
  return value
}
