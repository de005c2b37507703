import { randomBytes } from 'node:crypto'
import type { Id, Ids, MemberId, TenantId } from '@passerelle/domain/kernel'
import { type Credentials, openTenantTable, type TenantTable } from '@passerelle/table'
import type { Person, TestCloud } from './cloud.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Ids as the platform makes them, though not from as many random bits. */
export const testIds: Ids = {
  next: <Kind extends string>() =>
    [...randomBytes(26)].map((byte) => alphabet.charAt(byte % 32)).join('') as Id<Kind>, // of the alphabet, 26 long
}

/**
 * The table with the very credentials that the authorizer mints for a member, past every check of the application: what
 * somebody could do who got hold of them. All that refuses here is the policies.
 */
export async function rawTable({ cloud }: TestCloud, person: Person): Promise<TenantTable> {
  pointSdksAt(cloud.endpoints.services)
  const answer = await cloud.invoke('authorizer', {
    type: 'REQUEST',
    methodArn: 'arn:aws:execute-api:eu-central-1:000000000000:local/dev/GET/v1/me',
    multiValueHeaders: { Authorization: [`Bearer ${person.tokens.access}`] },
  })
  if (!('payload' in answer)) throw new Error(`the authorizer failed: ${answer.error.errorMessage}`)
  const { context } = JSON.parse(answer.payload) as { context: Credentials & Record<string, string> }
  const scope = {
    tenant: context['tenantId'] as TenantId, // the authorizer gives no other
    member: context['memberId'] as MemberId,
    credentials: context,
  }
  const { main: mainTable, keys: keysTable } = cloud.tables
  const resources = { mainTable, keysTable, kmsKey: vaultKey(cloud) }
  return openTenantTable(scope, resources, { clock: { now: () => new Date() }, ids: testIds })
}

/** The variables with which the AWS SDKs of this process are pointed elsewhere, as the local cloud does for functions. */
export function pointSdksAt(endpoint: string): void {
  process.env['AWS_REGION'] = 'eu-central-1'
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = endpoint
  process.env['AWS_ENDPOINT_URL_KMS'] = endpoint
}

function vaultKey(cloud: TestCloud['cloud']): string {
  const found = Object.entries(cloud.outputs).find(([name]) => /VaultKey/.test(name))?.[1]
  if (found === undefined)
    throw new Error(`no output names the vault's key: ${Object.keys(cloud.outputs).join()}`)
  return found
}
