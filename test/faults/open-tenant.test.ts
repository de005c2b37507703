import type { Client } from '@passerelle/client'
import { afterEach, expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { type PlainItem, scan } from '../support/engine.ts'
import { callsDuring, crash, isCall, meeting, unavailable } from '../support/interference.ts'

/*
 * Opening a tenant is one call and many steps: keys, rows, an account in the identity pool, a membership. It is cut
 * off in front of and behind every single call that these steps make, until even the stream has given up. Sending the
 * same call again must then complete it, and never leave half a tenant or a second one.
 */

const started = new Date()
// With a clock that stands still, nothing but the opening itself calls the services.
const stage = await openTestCloud({ clock: { now: () => started }, retryPause: () => 0 })
const { cloud } = stage
const { api } = await stage.operator()

afterEach(() => cloud.interfere(undefined))

type Order = NonNullable<Parameters<Client['openTenant']>[0]>

function orderOf(slug: string): Order {
  return {
    body: {
      slug,
      name: `Organisation ${slug}`,
      kind: 'centre',
      country: 'SN',
      language: 'fr',
      admin: { name: 'Awa Admin', email: `awa@${slug}.example.org` },
    },
    idempotencyKey: `open-${slug}-once-and-for-all`,
  }
}

const steps = await callsDuring(cloud, () => api.openTenant(orderOf('undisturbed')))

/** Every row of the platform that has to do with one tenant, by what it is. */
async function rowsOf(slug: string): Promise<Record<string, number>> {
  const main = await scan(cloud, 'main')
  const tenants = main.filter((row) => row['pk'] === 'P#TENANTS' && row['slug'] === slug)
  const ids = tenants.map((row) => String(row['id']))
  const isTheirs = (row: PlainItem) =>
    ids.some((id) => String(row['pk']).includes(id) || row['tenantId'] === id || row['aggregateId'] === id)
  const keys = (await scan(cloud, 'keys')).filter(isTheirs)
  const kinds = [
    ...tenants.map(() => 'registry'),
    ...main.filter((row) => row['pk'] === `P#SLUG#${slug}`).map(() => 'slug'),
    ...main.filter((row) => isTheirs(row) && row['entity'] !== 'Slug').map(kindOf),
    ...keys.map((row) => String(row['sk'])),
  ]
  return Object.fromEntries(kinds.map((kind) => [kind, kinds.filter((other) => other === kind).length]))
}

function kindOf(row: PlainItem): string {
  if (row['entity'] === 'JournalEntry') return `journal of ${row['action']}`
  if (row['entity'] === 'Member') return `${row['state']} member`
  return String(row['sk']).split('#')[0] ?? ''
}

const whole = await rowsOf('undisturbed')

test('an opening leaves one of everything', () => {
  expect(whole).toEqual({
    registry: 1,
    slug: 1,
    ORGANISATION: 1,
    CODE: 1,
    CARD: 1,
    SETTINGS: 1,
    EMAIL: 1,
    'invited member': 1,
    MEMBERSHIP: 1,
    'journal of openTenant': 1,
    'journal of takeMemberIn': 1,
    'KEK#casework': 1,
    'KEK#staff': 1,
  })
  expect(steps).toContain('kms:GenerateDataKey')
  expect(steps).toContain('cognito-idp:AdminCreateUser')
})

const places = steps.flatMap((step, at) =>
  (['before', 'after'] as const).map((when) => ({ step, at, when, slug: `cut-${when}-${at}` })),
)

test.each(places)('cut off $when call $at, $step, it is completed by the same call', async (place) => {
  const { slug } = place
  cloud.interfere(crash(place.at, place.when))
  const first = await api.openTenant(orderOf(slug)).catch(() => undefined)
  await cloud.settled()
  cloud.interfere(undefined)

  const { body: tenant } = await api.openTenant(orderOf(slug))
  await cloud.settled()
  if (first !== undefined) expect(tenant.id).toBe(first.body.id)
  expect(await rowsOf(slug)).toEqual(whole)
  const tokens = await stage.signIn(`awa@${slug}.example.org`)
  const { body: members } = await stage.client(tokens.access).listMembers()
  expect(members.items).toMatchObject([{ name: 'Awa Admin', state: 'active', roles: ['admin'] }])
})

test('sent again twice at once, both are answered and the admin is invited', async () => {
  const slug = 'twice-at-once'
  cloud.interfere(meeting(isCall('cognito-idp:AdminCreateUser'), unavailable))
  await api.openTenant(orderOf(slug))
  await cloud.settled()

  const held = Promise.withResolvers<undefined>()
  let transactions = 0
  cloud.interfere((call) => {
    if (!isCall('dynamodb:TransactWriteItems')(call)) return undefined
    transactions += 1
    // The first is the opening itself, which was made before; the second has the admin invited again.
    return transactions === 2 ? held.promise : undefined
  })
  const late = api.openTenant(orderOf(slug))
  await expect.poll(() => transactions).toBe(2)
  const prompt = await api.openTenant(orderOf(slug))
  await cloud.settled()
  held.resolve(undefined)
  expect((await late).body).toEqual(prompt.body)
  await cloud.settled()
  expect(await rowsOf(slug)).toEqual(whole)
})
