import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { wallClock } from '@passerelle/domain/calendar'
import { type NewParticipant, openCase } from '@passerelle/domain/casework'
import type { MemberId, ParticipantId, TenantId } from '@passerelle/domain/kernel'
import type { LocalCloud } from '@passerelle/local-cloud'
import { randomIds, systemClock } from '@passerelle/runtime'
import { openTenantTable } from '@passerelle/table'
import { takingIn } from '@passerelle/table/casework'
import type { Write } from '@passerelle/table/testing'
import { named } from '../support/casework.ts'
import { inDays } from '../support/exchange.ts'

const given = [
  'Fatou',
  'Aminata',
  'Mohammed',
  'Ousmane',
  'Khadija',
  'Ibrahima',
  'Awa',
  'Yusuf',
  'Mariam',
  'Ali',
]
const family = [
  'Ndiaye',
  'Diallo',
  'Sarr',
  'Al-Hassan',
  'Keita',
  'Traoré',
  'Hussein',
  'Camara',
  'Haddad',
  'Ba',
]
const second = ['Binta', 'Cheikh', 'Omar', 'Rokhaya', 'Idrissa', 'Salma', 'Karim', 'Nour', 'Samba', 'Zeinab']

/** One of ten thousand people; names repeat in part, as they do among people. */
export function personOf(n: number): NewParticipant {
  const pick = (words: readonly string[], position: number) =>
    words[Math.floor(n / 10 ** position) % 10] ?? ''
  return named(`${pick(given, 0)} ${pick(second, 2)}`, `${pick(family, 1)} ${pick(family, 3)}`, {
    returnDistrict: 'Pikine',
    plannedDeparture: { date: inDays(60), certainty: 'planned' },
    channels: [
      { kind: 'phone', value: '+221 77 000 00 01', safety: { shared: true, mayMentionGermany: false } },
    ],
  })
}

/**
 * Takes many people in, past the gate and in batches, but by the rows that the repository itself makes, sealed under
 * keys of the tenant's own.
 */
export async function seedParticipants(
  cloud: LocalCloud,
  coach: { readonly tenantId: string; readonly memberId: string },
  count: number,
): Promise<readonly ParticipantId[]> {
  const member = coach.memberId as MemberId // as the API told it
  const credentials = cloud.accountCredentials()
  process.env['AWS_REGION'] = 'eu-central-1'
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = cloud.endpoints.services
  process.env['AWS_ENDPOINT_URL_KMS'] = cloud.endpoints.services
  const table = await openTenantTable(
    { tenant: coach.tenantId as TenantId, member, credentials },
    { mainTable: cloud.tables.main, keysTable: cloud.tables.keys, kmsKey: vaultKey(cloud) },
    { operation: 'seed', clock: wallClock(systemClock, 'Europe/Berlin'), ids: randomIds },
  )
  const engine = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: cloud.endpoints.engine, credentials }),
    { marshallOptions: { removeUndefinedValues: true } },
  )

  const people: ParticipantId[] = []
  for (let from = 0; from < count; from += peopleAtOnce) {
    const writes: Write[] = []
    for (let n = from; n < Math.min(count, from + peopleAtOnce); n += 1) {
      const id = randomIds.next<'participant'>()
      const beginning = {
        id,
        pseudonym: `${id.slice(0, 4)}-${id.slice(4, 8)}`,
        by: member,
        // A list is in the order of opening, so no two are opened in the same moment.
        at: new Date(Date.now() - 60_000 * (count - n)).toISOString(),
      }
      writes.push(...(await takingIn(table, openCase(personOf(n), beginning))))
      people.push(id)
    }
    await putAll(engine, cloud, writes)
  }
  engine.destroy()
  return people
}

/** Five rows each, and a transaction holds a hundred. */
const peopleAtOnce = 20

async function putAll(engine: DynamoDBDocumentClient, { tables }: LocalCloud, writes: readonly Write[]) {
  const puts = writes.flatMap((write) =>
    'put' in write ? [{ ...write, TableName: tables[write.table] }] : [],
  )
  const TransactItems = puts.map(({ TableName, put }) => ({ Put: { TableName, Item: put } }))
  await engine.send(new TransactWriteCommand({ TransactItems }))
}

/** The ARN of the key that wraps the tenants' keys. */
export function vaultKey({ outputs }: LocalCloud): string {
  const arn = Object.values(outputs).find((value) => /:kms:.*:key\//.test(value))
  if (arn === undefined) throw new Error('the template names no key')
  return arn
}
