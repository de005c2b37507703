import { describe, expect, test } from 'vitest'
import { aProgramme, memberId } from '../support/casework.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { aTraining } from '../support/coaching.ts'
import { inDays } from '../support/exchange.ts'
import { callsDuring, isMembers, isRoles } from '../support/interference.ts'
import { refusalOf } from '../support/refusal.ts'

/* The sessions that somebody holds, in the calendar of their telephone: by an address that nobody guesses. */

const stage = await openTestCloud({ concurrency: 1 })
const { admin, tenant } = await stage.openTenant()
const [coach, colleague, coordinator, auditor] = [
  await stage.join(admin, ['coach']),
  await stage.join(admin, ['coach']),
  await stage.join(admin, ['coordinator']),
  await stage.join(admin, ['auditor']),
]
const { programme, modules } = await aProgramme(coordinator.api)
const [module] = modules

async function plan(instructor: Person, day = inDays(3)) {
  const { body } = await coordinator.api.planSession({
    body: aTraining(programme.id, instructor, {
      day,
      title: 'With Fatou Ndiaye',
      ...(module && { moduleId: module.id }),
    }),
  })
  return body
}

async function made(person: Person): Promise<string> {
  const { address } = (await person.api.makeFeed()).body
  if (address === undefined) throw new Error('an address that was told before')
  return address
}

/** What a calendar gets, which knows nothing but the address. */
async function read(address: string, headers: Record<string, string> = {}) {
  const answer = await fetch(address, { headers })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

describe('a feed of sessions', () => {
  test('holds what its member holds, and follows it', async () => {
    const [own, another] = [await plan(coach), await plan(colleague)]
    const address = await made(coach)
    expect(address).toMatch(new RegExp(`^${stage.cloud.api}/v1/public/session-feeds/[0-9A-HJKMNP-TV-Z]{78}$`))
    const first = await read(address)
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(first.text).toContain(`UID:${own.id}@passerelle`)
    expect(first.text).not.toContain(another.id)
    expect(first.text).not.toMatch(/Fatou|Ndiaye/)
    expect((await read(address, { 'If-None-Match': first.headers.get('etag') ?? '' })).status).toBe(304)

    await coordinator.api.editSession({
      params: { sessionId: another.id },
      ifMatch: 1,
      body: { instructorId: memberId(coach) },
    })
    await coordinator.api.cancelSession({ params: { sessionId: own.id }, ifMatch: 1 })
    const { text } = await read(address)
    expect(text).toContain(`UID:${another.id}@passerelle`)
    expect(text.match(/STATUS:CANCELLED/g)).toHaveLength(1)
  })

  test('is told once, ends with the next one, and whenever its member says so', async () => {
    expect((await colleague.api.readFeed()).body).toEqual({ version: 0 })
    const key = { idempotencyKey: 'the-feed-of-a-coach' }
    const { body: told } = await colleague.api.makeFeed(key)
    const { body: again, headers } = await colleague.api.makeFeed(key)
    expect(headers.get('idempotency-replayed')).toBe('true')
    expect(again).toEqual({ version: told.version, createdAt: told.createdAt })
    expect((await colleague.api.readFeed()).body).toEqual(again)

    expect((await read(told.address ?? '')).status).toBe(200)
    const next = await made(colleague)
    stage.cloud.forgetAuthorizations() // it keeps them for a minute at the most
    expect((await colleague.api.readFeed()).body.version).toBe(told.version + 1)
    expect((await read(next)).status).toBe(200)
    expect((await read(told.address ?? '')).status).toBe(404)
    await colleague.api.removeFeed()
    await colleague.api.removeFeed()
    expect((await read(next)).status).toBe(404)
    expect((await colleague.api.readFeed()).body).toEqual({ version: 0 })
  })

  test('that is asked for twice at once is one of the two, and the other is known to be over', async () => {
    const both = await Promise.all([made(coach), made(coach)])
    stage.cloud.forgetAuthorizations()
    const found = await Promise.all(both.map(async (address) => (await read(address)).status))
    expect(found.toSorted()).toEqual([200, 404])
  })

  test('ends with whoever works here no more', async () => {
    const leaver = await stage.join(admin, ['instructor'])
    const address = await made(leaver)
    const params = { memberId: memberId(leaver) }
    const { version } = (await admin.api.readMember({ params })).body
    await admin.api.removeMember({ params, ifMatch: version })
    expect((await read(address)).status).toBe(404)
  })

  test('and its code opens that, and nothing else', async () => {
    const code = (await made(coach)).split('/').at(-1) ?? ''
    const calendar = stage.client(`PSCF1.${code}`)
    expect(String((await calendar.readSessionFeed()).body)).toContain('BEGIN:VCALENDAR')
    const others = ['listSessions', 'listParticipants', 'makeFeed', 'readOwnTenant', 'readMe'] as const
    for (const other of others)
      expect(await refusalOf(calendar[other]()), other).toMatchObject({ status: 403 })
    expect(await refusalOf(coach.api.readSessionFeed())).toMatchObject({ status: 403 })
    expect(await refusalOf(auditor.api.makeFeed())).toMatchObject({ status: 403 })
  })

  test.each([
    ['of another secret', (code: string) => `${code.slice(0, 52)}${code.slice(0, 26)}`],
    ['of another member', (code: string) => `${code.slice(0, 26)}${memberId(colleague)}${code.slice(52)}`],
    ['of another organisation', (code: string) => `${memberId(colleague)}${code.slice(26)}`],
    ['too short', (code: string) => code.slice(1)],
    ['too long', (code: string) => `${code}0`],
    ['no code at all', () => 'calendar.ics'],
  ])('is not found under a code %s', async (_, change) => {
    const address = await made(coach)
    const code = address.split('/').at(-1) ?? ''
    expect((await read(address.replace(code, change(code)))).status).toBe(404)
    expect((await read(address)).status).toBe(200)
  })

  test('costs one call and one query, and a suspended organisation shows none', async () => {
    const { admin: chief, tenant: other } = await stage.openTenant()
    const teacher = await stage.join(chief, ['coach'])
    const address = await made(teacher)
    await read(address)
    const calls = await callsDuring(stage.cloud, () => read(address), isMembers)
    expect(calls.toSorted()).toEqual(['dynamodb:BatchGetItem', 'dynamodb:Query'])
    expect(await callsDuring(stage.cloud, () => read(address), isRoles('SessionFeeds'))).toEqual([])
    const operator = await stage.operator()
    await operator.api.suspendTenant({ params: { tenantId: other.id }, ifMatch: 1 })
    stage.cloud.forgetAuthorizations()
    expect((await read(address)).status).toBe(404)
  })
})

test('the organisation is in no address but by its number', async () => {
  expect(await made(coach)).not.toContain(tenant.slug)
})
