import { SignInRefused, signIn } from '@passerelle/client'
import type { MemberId } from '@passerelle/domain/kernel'
import { invitationDays } from '@passerelle/domain/tenancy'
import { describe, expect, test } from 'vitest'
import { memberId } from '../support/casework.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { partition, plant, scan } from '../support/engine.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const { cloud } = stage
const { tenant, admin } = await stage.openTenant()

let asked = 0

/** Invites somebody and waits until the pool knows of it. */
async function invite(by: Person = admin, roles: readonly ['coach' | 'auditor' | 'admin'] = ['coach']) {
  asked += 1
  const email = `invited-${asked}@${process.pid}.example.org`
  const { body } = await by.api.inviteMember({ body: { name: 'Mira', email, roles: [...roles] } })
  await cloud.settled()
  return { ...body, email }
}

const read = async ({ id }: { readonly id: MemberId }, by: Person = admin) =>
  (await by.api.readMember({ params: { memberId: id } })).body

/** The temporary passwords that were sent to an address. */
const passwordsTo = (email: string) =>
  cloud.mails().flatMap((mail) => ('code' in mail && mail.to === email ? [mail.code] : []))

/** The pool's word on somebody who signs in with a temporary password. */
const entering = async (email: string, password: string | undefined) => {
  const refused = await signIn({ ...cloud.cognito, email, password: password ?? '' }).catch(
    (error: unknown) => error,
  )
  return refused instanceof SignInRefused ? refused.reason : 'in'
}

/** Comes for the first time, with a password of their own. */
async function come(email: string) {
  const { access } = await stage.signIn(email)
  const api = stage.client(access)
  await api.readMe()
  await cloud.settled()
  return api
}

/** Lets days pass for an invitation. */
async function letDaysPass(id: string, days: number, house = tenant.id): Promise<void> {
  const row = (await partition(cloud, 'main', `T#${house}#MEMBERS`)).find(
    ({ sk }) => sk?.['S'] === `MEMBER#${id}`,
  )
  const invitation = row?.['invitation'] as { M: { until: { S: string } } } // of a member who was invited
  const until = new Date(Date.parse(invitation.M.until.S) - days * 86_400_000).toISOString()
  await plant(cloud, 'main', { ...row, invitation: { M: { ...invitation.M, until: { S: until } } } })
}

describe('who is invited', () => {
  test.each(['coach', 'auditor', 'admin'] as const)(
    'is invited until they come, and the version that the admin holds stays all the way: %s',
    async (role) => {
      const member = await invite(admin, [role])
      expect(member).toMatchObject({ state: 'invited', reason: 'invitation_on_its_way', version: 1 })
      const sent = await read(member)
      expect(sent).toMatchObject({ state: 'invited', reason: 'invitation_sent', version: 1 })
      const days = (Date.parse(sent.until ?? '') - Date.parse(sent.invitedAt)) / 86_400_000
      expect(days).toBeCloseTo(invitationDays, 1)
      expect(sent).not.toHaveProperty('invitation')

      // Signing in to the pool is not coming: nobody has been seen here yet.
      const { access } = await stage.signIn(member.email)
      expect(await read(member)).toMatchObject({ state: 'invited' })
      const api = stage.client(access)
      // A browser asks several things at once.
      await Promise.all([api.readMe(), api.readOwnTenant(), api.readNotices()])
      expect(await read(member)).toMatchObject({ state: 'active', reason: 'signed_in', version: 1 })
      const { body } = await admin.api.editMember({
        params: { memberId: member.id },
        body: { name: 'Mira M.' },
        ifMatch: member.version,
      })
      expect(body).toMatchObject({ name: 'Mira M.', state: 'active', version: 2 })
      const rows = await scan(cloud, 'main')
      const lines = rows.filter(({ aggregateId, action }) => aggregateId === member.id && action === 'arrive')
      expect(lines).toMatchObject([{ member: member.id, fields: ['state', 'arrivedAt'] }])
    },
  )

  test('keeps the roles that an admin gave between the invitation and the first sign-in', async () => {
    const member = await invite()
    const params = { memberId: member.id }
    await admin.api.editMember({ params, body: { roles: ['counsellor'] }, ifMatch: 1 })
    await cloud.settled()
    const api = await come(member.email)
    expect((await api.readMe()).body.roles).toEqual(['counsellor'])
    expect(await read(member)).toMatchObject({ state: 'active', roles: ['counsellor'], version: 2 })
  })

  test('is named to nobody as a colleague, and does not stand for the last admin, before they have come', async () => {
    const member = await invite(admin, ['admin'])
    const { version } = await read({ id: memberId(admin) })
    const own = { memberId: admin.memberId }
    const giveUp = () =>
      admin.api.editMember({ params: own, body: { roles: ['coordinator'] }, ifMatch: version })
    const others = (await admin.api.listMembers({ query: { limit: 100 } })).body.items.filter(
      ({ id, roles, state }) => roles.includes('admin') && state === 'active' && id !== admin.memberId,
    )
    for (const other of others)
      await admin.api.removeMember({ params: { memberId: other.id }, ifMatch: other.version })
    expect(await refusalOf(giveUp())).toMatchObject({ status: 409, what: 'last_admin' })
    const { body } = await admin.api.listColleagues()
    expect(body.items.map(({ id }) => id)).not.toContain(member.id)
  })

  test('is shut out when the invitation is withdrawn, and the list says that they never came', async () => {
    const member = await invite()
    const { access } = await stage.signIn(member.email)
    await admin.api.removeMember({ params: { memberId: member.id }, ifMatch: 1 })
    await cloud.settled()
    expect(await refusalOf(stage.client(access).readMe())).toMatchObject({ status: 403 })
    expect(await read(member)).toMatchObject({ state: 'removed', reason: 'invitation_withdrawn' })
  })
})

describe('an invitation that nobody took', () => {
  test('lapses after seven days, and is sent again with a new password', async () => {
    const member = await invite()
    const params = { memberId: member.id }
    await letDaysPass(member.id, 8)
    expect(await read(member)).toMatchObject({ state: 'invited', reason: 'invitation_lapsed', version: 1 })
    const { body: again } = await admin.api.resendInvitation({ params, ifMatch: 1 })
    expect(again).toMatchObject({ state: 'invited', reason: 'invitation_on_its_way', version: 2 })
    await cloud.settled()
    expect(await read(member)).toMatchObject({ reason: 'invitation_sent', version: 2 })
    const [first, second, ...more] = passwordsTo(member.email)
    expect(more).toEqual([])
    expect(await entering(member.email, first)).toBe('NotAuthorizedException')
    expect(await entering(member.email, second)).toBe('NEW_PASSWORD_REQUIRED')
    await come(member.email)
    expect(await read(member)).toMatchObject({ state: 'active' })
    expect(await refusalOf(admin.api.resendInvitation({ params, ifMatch: 2 }))).toMatchObject({
      status: 409,
      code: 'illegal_transition',
      state: 'active',
    })
  })

  test('is sent again by admins alone, with the version that they hold', async () => {
    const member = await invite()
    const params = { memberId: member.id }
    const coordinator = await stage.join(admin, ['coordinator'])
    const stranger = (await stage.openTenant()).admin
    expect(await refusalOf(coordinator.api.resendInvitation({ params, ifMatch: 1 }))).toMatchObject({
      status: 403,
    })
    expect(await refusalOf(stranger.api.resendInvitation({ params, ifMatch: 1 }))).toMatchObject({
      status: 404,
    })
    expect(await refusalOf(admin.api.resendInvitation({ params, ifMatch: 2 }))).toMatchObject({ status: 412 })
    const key = 'send-again-once-only'
    const first = await admin.api.resendInvitation({ params, ifMatch: 1, idempotencyKey: key })
    const second = await admin.api.resendInvitation({ params, ifMatch: 1, idempotencyKey: key })
    expect(second.body.version).toBe(first.body.version)
    await cloud.settled()
    expect(passwordsTo(member.email)).toHaveLength(2)
  })

  test('is sent again to the first admin of a tenant by the operator, whom nobody else could help', async () => {
    const { api } = await stage.operator()
    const email = `first@${process.pid}.example.org`
    const { body: opened } = await api.openTenant({
      body: {
        slug: `never-came-${process.pid}`,
        name: 'Never came',
        kind: 'centre',
        country: 'SN',
        language: 'fr',
        admin: { name: 'Awa', email },
      },
    })
    await cloud.settled()
    const params = { tenantId: opened.id }
    await api.resendFirstInvitation({ params })
    await cloud.settled()
    const sent = passwordsTo(email)
    expect(sent).toHaveLength(2)
    expect(await entering(email, sent.at(-1))).toBe('NEW_PASSWORD_REQUIRED')
    const first = await come(email)
    expect((await first.readMe()).body.roles).toEqual(['admin'])
    expect(await refusalOf(api.resendFirstInvitation({ params }))).toMatchObject({
      code: 'illegal_transition',
    })
    expect(await refusalOf(admin.api.resendFirstInvitation({ params }))).toMatchObject({ status: 403 })
  })

  test('frees its address for another organisation once it has lapsed, and not before', async () => {
    const other = await stage.openTenant()
    const member = await invite()
    const order = { name: 'Mira', email: member.email, roles: ['coach'] as ['coach'] }
    const { body: theirs } = await other.admin.api.inviteMember({ body: order })
    await cloud.settled()
    expect(await read(theirs, other.admin)).toMatchObject({ reason: 'address_in_use' })
    await letDaysPass(member.id, 8)
    const params = { memberId: theirs.id }
    await other.admin.api.resendInvitation({ params, ifMatch: 1 })
    await cloud.settled()
    expect(await read(theirs, other.admin)).toMatchObject({ reason: 'invitation_sent' })
    const api = await come(member.email)
    expect((await api.readMe()).body.tenantId).toBe(other.tenant.id)
    await admin.api.resendInvitation({ params: { memberId: member.id }, ifMatch: 1 })
    await cloud.settled()
    expect(await read(member)).toMatchObject({ state: 'invited', reason: 'address_in_use' })
    expect((await api.readMe()).body.tenantId).toBe(other.tenant.id)
  })
})

describe('an address that has an account', () => {
  test('in another organisation is not taken over: whoever invited reads so, and not whose it is', async () => {
    const other = await stage.openTenant()
    for (const held of [await stage.join(admin, ['coach']), admin, await stage.operator()]) {
      const order = { name: 'Somebody', email: held.email, roles: ['admin'] as ['admin'] }
      const { body: invited } = await other.admin.api.inviteMember({ body: order })
      await cloud.settled()
      const member = await read(invited, other.admin)
      expect(member).toMatchObject({ state: 'invited', reason: 'address_in_use', version: 1 })
      expect(member).not.toHaveProperty('subject')
      expect(JSON.stringify(member)).not.toContain(tenant.id)
      cloud.forgetAuthorizations()
      expect((await held.api.readMe()).body.memberId).toBe(held.memberId)
      expect(passwordsTo(held.email)).toHaveLength(1)
      await other.admin.api.removeMember({ params: { memberId: invited.id }, ifMatch: 1 })
      expect(await read(invited, other.admin)).toMatchObject({ reason: 'invitation_withdrawn' })
    }
  })

  test('of one who was removed takes them in again, with their own password or a new one to begin with', async () => {
    const came = await stage.join(admin, ['coach'])
    const never = await invite()
    for (const [who, email, reason, letters] of [
      [memberId(came), came.email, 'password_from_before', 1],
      [never.id, never.email, 'invitation_sent', 2],
    ] as const) {
      await admin.api.removeMember({ params: { memberId: who }, ifMatch: 1 })
      await cloud.settled()
      const { body: back } = await admin.api.inviteMember({ body: { name: 'Mira', email, roles: ['coach'] } })
      await cloud.settled()
      expect(back.id).toBe(who)
      expect(await read(back)).toMatchObject({ state: 'invited', reason, version: 3 })
      expect(passwordsTo(email)).toHaveLength(letters)
      cloud.forgetAuthorizations()
      await come(email)
      expect(await read(back)).toMatchObject({ state: 'active', reason: 'signed_in', version: 3 })
    }
  })
})
