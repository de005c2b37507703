import { required, systemClock } from '@passerelle/runtime'
import { connect, connectOwnRole, openStore } from '@passerelle/table'
import { authorizer } from './authorize.ts'
import type { SessionOrder } from './caller.ts'
import { members } from './members.ts'
import { mintCredentials } from './mint-credentials.ts'
import { papers } from './papers.ts'
import { people } from './people.ts'
import { tokenVerifier } from './verify-token.ts'

const { env } = process

const resources = {
  mainTable: required(env, 'TABLE_NAME'),
  keysTable: required(env, 'KEYS_TABLE_NAME'),
  kmsKey: '', // whoever calls opens their own keys
}
const roles = { tenant: required(env, 'TENANT_ROLE_ARN'), operator: required(env, 'OPERATOR_ROLE_ARN') }
const store = openStore(connectOwnRole().documents, resources)
const mint = (order: SessionOrder) => mintCredentials(roles, order)

export const handler = authorizer({
  kinds: [
    members(
      store,
      tokenVerifier({
        issuer: required(env, 'TOKEN_ISSUER'),
        clientId: required(env, 'USER_POOL_CLIENT_ID'),
        region: required(env, 'AWS_REGION'),
        userPoolId: required(env, 'USER_POOL_ID'),
        identityEndpoint: env['AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER'],
      }),
    ),
    papers(store),
    people(store, {
      clock: systemClock,
      mint,
      storeOf: async (credentials) => openStore((await connect(credentials)).documents, resources),
    }),
  ],
  mint,
})
