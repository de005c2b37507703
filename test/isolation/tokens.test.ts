import { afterAll, expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { openSender, type WireAnswer } from './support/http.ts'
import { forgeries, unfit } from './support/tokens/forgeries.ts'
import { misplaced } from './support/tokens/headers.ts'
import { openKeyServer } from './support/tokens/key-server.ts'
import { shippedKey } from './support/tokens/keys.ts'
import { partsOf, signed } from './support/tokens/token.ts'

const stage = await openTestCloud()
const { cloud } = stage
const { admin } = await stage.openTenant()
const coach = await stage.join(admin, ['coach'])

const trap = await openKeyServer()
const sender = openSender(cloud.api)
let kinds = 0
let accepted = 0
afterAll(() => {
  sender.close()
  trap.close()
  console.log(`tokens: ${kinds} kinds of forged, unfit or misplaced tokens, ${accepted} accepted`)
})

const forger = {
  ...coach.tokens,
  other: admin.tokens.access,
  address: trap.address,
}

const routes = [
  { method: 'GET', path: '/v1/me' },
  { method: 'GET', path: '/v1/participants' },
  { method: 'DELETE', path: `/v1/members/${coach.memberId}` },
]

/** Sends it to routes of several functions; each must refuse in the one form, and say nothing of why. */
async function expectRefused(headers: readonly string[], kind: string, statuses = [401, 403]): Promise<void> {
  kinds += 1
  for (const route of routes) {
    const answer = await sender.send({ ...route, headers: [...headers, 'If-Match', '"1"'] })
    if (answer.status < 400) accepted += 1
    expect([kind, answer.status, problemOf(answer)]).toEqual([
      kind,
      expect.toSatisfy((status: number) => statuses.includes(status)),
      { type: 'about:blank', code: answer.status === 401 ? 'unauthenticated' : 'not_a_member' },
    ])
  }
}

function problemOf({ headers, body }: WireAnswer) {
  if (!String(headers['content-type']).startsWith('application/problem+json')) return body
  const { type, code } = JSON.parse(body)
  return { type, code }
}

const bearer = (token: string) => ['Authorization', `Bearer ${token}`]
const me = (headers: readonly string[]) => sender.send({ method: 'GET', path: '/v1/me', headers })

test('a token that the pool signed is accepted, and so the forger’s tools are known to work', async () => {
  const { header, claims } = partsOf(forger.access)
  expect((await me(bearer(forger.access))).status).toBe(200)
  expect((await me(bearer(signed(header, claims, shippedKey().secret)))).status).toBe(200)
  expect((await me(['authorization', `Bearer ${forger.access}`])).status).toBe(200)
})

test.each(forgeries(forger, shippedKey()))('a forged token is refused: $kind', async ({ kind, token }) => {
  await expectRefused(bearer(token), kind, [401])
})

test.each(unfit(forger, shippedKey(), new Date()))('an unfit token is refused: $kind', async (each) => {
  await expectRefused(bearer(each.token), each.kind)
})

test.each(Object.entries(misplaced(forger.access, forgeries(forger, shippedKey())[0]?.token ?? '')))(
  'a token that is sent in another way than as the one bearer is refused: %s',
  async (kind, headers) => {
    await expectRefused(headers, kind, [401])
  },
)

test('a token in the query is refused', async () => {
  kinds += 1
  const path = `/v1/me?access_token=${forger.access}&Authorization=Bearer%20${forger.access}`
  expect((await sender.send({ method: 'GET', path, headers: [] })).status).toBe(401)
})

test('nobody asked the forger for keys', () => {
  expect(trap.asked).toEqual([])
})

test('what a token claims about tenant and roles counts for nothing', async () => {
  const { header, claims } = partsOf(forger.access)
  const { tenant } = await stage.openTenant()
  const boast = {
    tenant: tenant.id,
    tenantId: tenant.id,
    'custom:tenant': tenant.id,
    'custom:tenantId': tenant.id,
    'cognito:groups': ['admin', 'operator', tenant.id],
    roles: ['admin', 'operator'],
    scope: 'aws.cognito.signin.user.admin operator',
  }
  const plain = await me(bearer(forger.access))
  const boasting = await me(bearer(signed(header, { ...claims, ...boast }, shippedKey().secret)))
  expect(boasting.status).toBe(200)
  expect(JSON.parse(boasting.body)).toEqual(JSON.parse(plain.body))
})

test('the token of a removed member is refused', async () => {
  const gone = await stage.join(admin, ['coordinator'])
  const params = { memberId: gone.memberId }
  const { version } = await admin.api.readMember({ params })
  await admin.api.removeMember({ params, ifMatch: version ?? 0 })
  await cloud.settled()
  cloud.forgetAuthorizations()
  await expectRefused(bearer(gone.tokens.access), 'a removed member', [403])
})

test('the token of a member of a suspended tenant is refused', async () => {
  const { tenant, admin: suspended } = await stage.openTenant()
  const { api } = await stage.operator()
  await api.suspendTenant({ params: { tenantId: tenant.id }, ifMatch: 1 })
  cloud.forgetAuthorizations()
  await expectRefused(bearer(suspended.tokens.access), 'a suspended tenant', [403])
})
