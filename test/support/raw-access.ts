import { randomBytes } from 'node:crypto'
import { wallClock } from '@passerelle/domain/calendar'
import type { Id, Ids, MemberId, TenantId } from '@passerelle/domain/kernel'
import { systemClock } from '@passerelle/runtime'
import { type Credentials, openTenantTable, type Resources, type TenantTable } from '@passerelle/table'
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
export async function rawTable(stage: TestCloud, person: Person): Promise<TenantTable> {
  const { cloud } = stage
  pointSdksAt(cloud.endpoints.services)
  const context = await authorizerContext(stage, person)
  const scope = {
    tenant: context['tenantId'] as TenantId, // the authorizer gives no other
    member: context['memberId'] as MemberId,
    credentials: context,
  }
  return openTenantTable(scope, resourcesOf(cloud), {
    operation: 'test',
    clock: wallClock(systemClock, 'UTC'),
    ids: testIds,
  })
}

/** The names of the resources, as the functions' environment has them. */
export function resourcesOf({ tables, outputs }: TestCloud['cloud']): Resources {
  const kmsKey = Object.entries(outputs).find(([name]) => /VaultKey/.test(name))?.[1]
  if (kmsKey === undefined) throw new Error(`no output names the vault's key: ${Object.keys(outputs).join()}`)
  return { mainTable: tables.main, keysTable: tables.keys, kmsKey }
}

/** The answer of the authorizer about a member: who they are, and the credentials minted for them. */
export async function authorizerContext(
  { cloud }: TestCloud,
  { tokens }: { readonly tokens: Pick<Person['tokens'], 'access'> },
): Promise<Credentials & Readonly<Record<string, string>>> {
  const answer = await cloud.invoke('authorizer', {
    type: 'REQUEST',
    methodArn: 'arn:aws:execute-api:eu-central-1:000000000000:local/dev/GET/v1/me',
    multiValueHeaders: { Authorization: [`Bearer ${tokens.access}`] },
  })
  if (!('payload' in answer)) throw new Error(`the authorizer failed: ${answer.error.errorMessage}`)
  // The shape of a Lambda authorizer's answer.
  return (JSON.parse(answer.payload) as { context: Credentials & Record<string, string> }).context
}

/**
 * The variables with which the AWS SDKs of this process are pointed elsewhere, as the local cloud does for functions.
 */
export function pointSdksAt(endpoint: string): void {
  process.env['AWS_REGION'] = 'eu-central-1'
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = endpoint
  process.env['AWS_ENDPOINT_URL_KMS'] = endpoint
}
