import { randomIds, required, systemClock } from '@passerelle/runtime'
import { openCallerDirectory } from '@passerelle/table/events'
import { authorizer } from './authorize.ts'
import type { SessionOrder } from './caller.ts'
import { feeds } from './feeds.ts'
import { mintCredentials } from './mint-credentials.ts'
import { papers } from './papers.ts'
import { people } from './people.ts'
import { tokenHolders } from './token-holders.ts'
import { tokenVerifier } from './verify-token.ts'

const { env } = process

const directory = openCallerDirectory(
  { mainTable: required(env, 'TABLE_NAME'), keysTable: required(env, 'KEYS_TABLE_NAME') },
  { clock: systemClock, ids: randomIds },
)
const roles = { tenant: required(env, 'TENANT_ROLE_ARN'), operator: required(env, 'OPERATOR_ROLE_ARN') }
const mint = (order: SessionOrder) => mintCredentials(roles, order)

export const handler = authorizer({
  kinds: [
    tokenHolders(
      directory,
      tokenVerifier({
        issuer: required(env, 'TOKEN_ISSUER'),
        clientId: required(env, 'USER_POOL_CLIENT_ID'),
        serviceScope: required(env, 'SERVICE_SCOPE'),
        region: required(env, 'AWS_REGION'),
        userPoolId: required(env, 'USER_POOL_ID'),
        identityEndpoint: env['AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER'],
      }),
      mint,
    ),
    papers(directory),
    feeds(directory),
    people(directory, { clock: systemClock, mint }),
  ],
  mint,
})
