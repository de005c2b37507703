import { required } from '@passerelle/runtime'
import { authorizer } from './authorize.ts'
import { tokenVerifier } from './verify-token.ts'

const { env } = process

export const handler = authorizer({
  verify: tokenVerifier({
    issuer: required(env, 'TOKEN_ISSUER'),
    clientId: required(env, 'USER_POOL_CLIENT_ID'),
    region: required(env, 'AWS_REGION'),
    userPoolId: required(env, 'USER_POOL_ID'),
    identityEndpoint: env['AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER'],
  }),
  roles: { tenant: required(env, 'TENANT_ROLE_ARN'), operator: required(env, 'OPERATOR_ROLE_ARN') },
  resources: {
    mainTable: required(env, 'TABLE_NAME'),
    keysTable: required(env, 'KEYS_TABLE_NAME'),
  },
})
