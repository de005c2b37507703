import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSampleCloud, type SampleCloud } from './testing/sample-cloud.ts'

let now = new Date('2026-01-31T09:30:00.000Z')
let sample: SampleCloud
beforeAll(async () => {
  sample = await openSampleCloud({ clock: { now: () => now } })
})
afterAll(() => sample?.close())

type Keys = { accessKeyId: string; secretAccessKey: string; sessionToken: string }
const settings = (credentials: Keys) => ({
  credentials,
  endpoint: sample.cloud.endpoints.services,
  region: 'eu-central-1',
  maxAttempts: 1,
})
const roleArn = 'arn:aws:iam::111122223333:role/api-TenantRole'

async function tenantKeys(tenant: string, policy?: string): Promise<Keys> {
  const sts = new STSClient(settings(sample.cloud.accountCredentials()))
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: roleArn,
      RoleSessionName: 'coach',
      Tags: [{ Key: 'tenant', Value: tenant }],
      ...(policy === undefined ? {} : { Policy: policy }),
    }),
  )
  return {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  }
}

const note = (tenant: string) => ({ pk: { S: `T#${tenant}#NOTES` }, sk: { S: '1' } })
const get = (keys: Keys, tenant: string) =>
  new DynamoDBClient(settings(keys)).send(
    new GetItemCommand({ TableName: sample.cloud.tables.main, Key: note(tenant) }),
  )

test('a tenant cannot read or write what is another tenant’s, whatever its function asks for', async () => {
  expect((await sample.call('/v1/notes/1', 'aaaa/coach', { method: 'PUT', body: 'ours' })).status).toBe(201)
  expect(await (await sample.call('/v1/theirs/aaaa/1', 'bbbb/coach')).json()).toEqual({
    error: 'AccessDeniedException',
  })
  const write = await sample.call('/v1/theirs/aaaa/1', 'bbbb/coach', { method: 'PUT', body: 'theirs' })
  expect(await write.json()).toEqual({ error: 'AccessDeniedException' })
  expect(await (await sample.call('/v1/scan', 'aaaa/coach')).json()).toEqual({
    error: 'AccessDeniedException',
  })
  expect(await (await sample.call('/v1/notes/1', 'aaaa/coach')).json()).toEqual({ text: 'ours' })
})

test('one foreign item in a transaction denies all of it', async () => {
  const client = new DynamoDBClient(settings(await tenantKeys('aaaa')))
  const TableName = sample.cloud.tables.main
  const transaction = new TransactWriteItemsCommand({
    TransactItems: [
      { Put: { TableName, Item: { ...note('aaaa'), sk: { S: 'half' } } } },
      { Put: { TableName, Item: note('bbbb') } },
    ],
  })
  await expect(client.send(transaction)).rejects.toMatchObject({ name: 'AccessDeniedException' })
  const half = new GetItemCommand({ TableName, Key: { ...note('aaaa'), sk: { S: 'half' } } })
  expect((await client.send(half)).Item).toBeUndefined()
})

test('a data key opens for the tenant that it was made for and for nobody else', async () => {
  const KeyId = sample.cloud.outputs['data.KeyArn']
  const ours = new KMSClient(settings(await tenantKeys('aaaa')))
  const theirs = new KMSClient(settings(await tenantKeys('bbbb')))
  const EncryptionContext = { tenant: 'aaaa' }
  const made = await ours.send(new GenerateDataKeyCommand({ KeyId, EncryptionContext, KeySpec: 'AES_256' }))
  const { CiphertextBlob } = made
  const opened = await ours.send(new DecryptCommand({ CiphertextBlob, EncryptionContext }))
  expect(opened.Plaintext).toEqual(made.Plaintext)
  const foreign = theirs.send(new DecryptCommand({ CiphertextBlob, EncryptionContext }))
  await expect(foreign).rejects.toMatchObject({ name: 'AccessDeniedException' })
  const own = theirs.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: { tenant: 'bbbb' } }))
  await expect(own).rejects.toMatchObject({ name: 'InvalidCiphertextException' })
})

test('a session policy leaves less than the role has', async () => {
  const Statement = [{ Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: '*' }]
  const keys = await tenantKeys('aaaa', JSON.stringify({ Version: '2012-10-17', Statement }))
  await expect(get(keys, 'aaaa')).rejects.toMatchObject({ name: 'AccessDeniedException' })
  const client = new DynamoDBClient(settings(keys))
  const put = (tenant: string) =>
    client.send(new PutItemCommand({ TableName: sample.cloud.tables.main, Item: note(tenant) }))
  await put('aaaa')
  await expect(put('bbbb')).rejects.toMatchObject({ name: 'AccessDeniedException' })
})

test('a role is not handed out without its tag, with a malformed tag, or to a role that it does not trust', async () => {
  const sts = new STSClient(settings(sample.cloud.accountCredentials()))
  await expect(tenantKeys('a*a')).rejects.toMatchObject({ name: 'ValidationError' })
  const stranger = new STSClient(settings(await tenantKeys('aaaa')))
  const wanted = { RoleArn: roleArn, RoleSessionName: 'coach', Tags: [{ Key: 'tenant', Value: 'bbbb' }] }
  await expect(stranger.send(new AssumeRoleCommand(wanted))).rejects.toMatchObject({ name: 'AccessDenied' })
  const unknown = new AssumeRoleCommand({ ...wanted, RoleArn: `${roleArn}s` })
  await expect(sts.send(unknown)).rejects.toMatchObject({ name: 'AccessDenied' })
  const identity = await stranger.send(new GetCallerIdentityCommand({}))
  expect(identity.Arn).toBe('arn:aws:sts::111122223333:assumed-role/api-TenantRole/coach')
})

test('credentials that are over, foreign or missing are refused', async () => {
  const keys = await tenantKeys('aaaa')
  const invalid = { name: 'UnrecognizedClientException' }
  await expect(get({ ...keys, sessionToken: 'other' }, 'aaaa')).rejects.toMatchObject(invalid)
  await expect(get({ ...keys, accessKeyId: 'ASIAXXXXXXXXXXXXXXXX' }, 'aaaa')).rejects.toMatchObject(invalid)
  await get(keys, 'aaaa')
  now = new Date(now.getTime() + 3_600_000)
  await expect(get(keys, 'aaaa')).rejects.toMatchObject({ name: 'ExpiredTokenException' })
  const unsigned = await fetch(sample.cloud.endpoints.services, {
    method: 'POST',
    headers: { 'x-amz-target': 'DynamoDB_20120810.ListTables' },
    body: '{}',
  })
  expect(unsigned.status).toBe(403)
})

test('the policies answer hypothetical questions without counting them', () => {
  const { iam } = sample.cloud
  const before = iam.counts().evaluated
  const ask = (tenant: string, action: string, leadingKeys?: string[]) =>
    iam.evaluate({
      role: 'TenantRole',
      tags: { tenant },
      action,
      resource: `arn:aws:dynamodb:eu-central-1:111122223333:table/${sample.cloud.tables.main}`,
      ...(leadingKeys === undefined ? {} : { leadingKeys }),
    })
  expect(ask('aaaa', 'dynamodb:GetItem', ['T#aaaa#NOTES'])).toBe(true)
  expect(ask('bbbb', 'dynamodb:GetItem', ['T#aaaa#NOTES'])).toBe(false)
  expect(ask('aaaa', 'dynamodb:Scan')).toBe(false)
  expect(ask('aaaa', 'dynamodb:DeleteTable')).toBe(false)
  expect(iam.counts().evaluated).toBe(before)
})

test('a fault planted in the template opens what it should not', async () => {
  const faulty = await openSampleCloud({
    template: (template) => {
      const text = JSON.stringify(template).replaceAll(/,"Null":\{[^}]*\}/g, '')
      return JSON.parse(text)
    },
  })
  const response = await faulty.call('/v1/scan', 'aaaa/coach')
  await faulty.close()
  expect(response.status).toBe(200)
})
