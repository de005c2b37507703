import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'

const sts = new STSClient({})

type Request = { methodArn: string; headers: Record<string, string> }

/** Takes `Bearer <tenant>/<member>` at its word, as no real authorizer may, and returns the tenant's credentials. */
export async function handler({ headers, methodArn }: Request) {
  const authorization = headers['Authorization'] ?? headers['authorization'] ?? ''
  const [tenant = '', member = ''] = authorization.replace('Bearer ', '').split('/')
  if (tenant === 'nobody') throw new Error('Unauthorized')
  if (tenant === 'broken') throw new Error('no connection')
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: process.env['TENANT_ROLE_ARN'],
      RoleSessionName: member,
      SourceIdentity: member,
      Tags: [{ Key: 'tenant', Value: tenant }],
    }),
  )
  return {
    principalId: member,
    policyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: tenant === 'banned' ? 'Deny' : 'Allow',
          Action: 'execute-api:Invoke',
          Resource: methodArn.split('/').slice(0, 2).join('/').concat('/*'),
        },
      ],
    },
    context: {
      ...(tenant === 'stray' ? {} : { tenantId: tenant }),
      asked: Date.now(),
      accessKeyId: Credentials?.AccessKeyId,
      secretAccessKey: Credentials?.SecretAccessKey,
      sessionToken: Credentials?.SessionToken,
    },
  }
}
