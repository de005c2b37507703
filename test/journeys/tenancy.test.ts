import { ApiProblem } from '@passerelle/client'
import type { Id } from '@passerelle/domain/kernel'
import { cardCodeOf } from '@passerelle/domain/tenancy'
import { expect, test } from 'vitest'
import { memberId } from '../support/casework.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'

const stage = await openTestCloud()

async function refusal(call: Promise<unknown>) {
  const error = await call.catch((caught: unknown) => caught)
  if (error instanceof ApiProblem) return error.problem
  throw new Error('it was not refused', { cause: error })
}

test('an operator opens a tenant whose first admin can sign in and work', async () => {
  const { tenant, admin } = await stage.openTenant({ slug: 'bfz', name: 'bfz gGmbH' })
  const me = await admin.api.readMe()
  expect(me.body).toMatchObject({ tenantId: tenant.id, roles: ['admin'], kind: 'coaching' })
  const own = await admin.api.readOwnTenant()
  expect(own.body).toEqual(tenant)
  const { body } = await admin.api.listMembers()
  expect(body.items).toMatchObject([{ name: 'Ada Admin', state: 'active', roles: ['admin'] }])
})

test('a slug is given once', async () => {
  await stage.openTenant({ slug: 'taken' })
  expect(await refusal(stage.openTenant({ slug: 'taken' }))).toMatchObject({
    status: 409,
    code: 'already_exists',
  })
})

test('the same opening sent twice opens one tenant', async () => {
  const { api } = await stage.operator()
  const order = {
    body: {
      slug: 'sent-twice',
      name: 'Sent twice',
      kind: 'centre' as const,
      country: 'SN',
      language: 'fr',
      admin: { name: 'Awa', email: 'awa@sent-twice.example.org' },
    },
    idempotencyKey: 'the-same-key-for-both',
  }
  const first = await api.openTenant(order)
  const second = await api.openTenant(order)
  expect(second.status).toBe(201)
  expect(second.body.id).toBe(first.body.id)
  expect(second.headers.get('idempotency-replayed')).toBe('true')
  const changed = { ...order, body: { ...order.body, name: 'Another name' } }
  expect(await refusal(api.openTenant(changed))).toMatchObject({ status: 422, code: 'idempotency_mismatch' })
})

test('a suspended tenant is refused although its tokens are still valid, and works again after resuming', async () => {
  const { tenant, admin } = await stage.openTenant()
  const { api } = await stage.operator()
  await api.suspendTenant({ params: { tenantId: tenant.id }, ifMatch: 1 })
  stage.cloud.forgetAuthorizations()
  expect(await refusal(admin.api.readMe())).toMatchObject({ status: 403, code: 'not_a_member' })
  await api.resumeTenant({ params: { tenantId: tenant.id }, ifMatch: 2 })
  stage.cloud.forgetAuthorizations()
  expect((await admin.api.readMe()).status).toBe(200)
})

test('a removed member is refused although the token is still valid', async () => {
  const { admin } = await stage.openTenant()
  const coach = await stage.join(admin, ['coach'])
  const { version } = await admin.api.readMember({ params: { memberId: coach.memberId } })
  await admin.api.removeMember({ params: { memberId: coach.memberId }, ifMatch: version ?? 0 })
  await stage.cloud.settled()
  stage.cloud.forgetAuthorizations()
  expect(await refusal(coach.api.readMe())).toMatchObject({ status: 403, code: 'not_a_member' })
  expect(
    await refusal(admin.api.removeMember({ params: { memberId: admin.memberId }, ifMatch: 1 })),
  ).toMatchObject({
    code: 'not_possible',
  })
})

test('a removed member who is invited again comes back as the same member', async () => {
  const { admin } = await stage.openTenant()
  const order = { name: 'Noor', email: `noor-${process.pid}@example.org`, roles: ['coach'] as ['coach'] }
  const { body: first } = await admin.api.inviteMember({ body: order })
  await stage.cloud.settled()
  await admin.api.removeMember({ params: { memberId: first.id }, ifMatch: first.version })
  await stage.cloud.settled()
  const { body: second } = await admin.api.inviteMember({ body: { ...order, roles: ['coordinator'] } })
  await stage.cloud.settled()
  const { access } = await stage.signIn(order.email)
  expect((await stage.client(access).readMe()).body).toMatchObject({
    memberId: second.id,
    roles: ['coordinator'],
  })
  expect(second.id).toBe(first.id)
})

test('the last admin stays, also where two take each other away at the same moment', async () => {
  const { admin } = await stage.openTenant()
  const own = { memberId: admin.memberId }
  const { version } = await admin.api.readMember({ params: own })
  const last = await refusal(
    admin.api.editMember({ params: own, body: { roles: ['coordinator'] }, ifMatch: version ?? 0 }),
  )
  expect(last).toMatchObject({ status: 409, code: 'not_possible' })
  const other = await stage.join(admin, ['admin', 'coordinator'])
  const removing = (who: typeof admin, whom: typeof admin) =>
    who.api
      .removeMember({ params: { memberId: whom.memberId }, ifMatch: 1 })
      .then(() => true)
      .catch(() => false)
  const results = await Promise.all([removing(admin, other), removing(other, admin)])
  expect(results.filter(Boolean)).toHaveLength(1)
  const left = results[0] ? admin : other
  const { body } = await left.api.listMembers()
  const standing = body.items.filter((one) => one.state === 'active' && one.roles.includes('admin'))
  expect(standing.map(({ id }) => id)).toEqual([left.memberId])
  // An admin who was removed a moment ago is told so, although the gateway still lets them in.
  const gone = results[0] ? other : admin
  const invitation = gone.api.inviteMember({
    body: { name: 'Late', email: `late-${process.pid}@example.org`, roles: ['coach'] },
  })
  expect(await refusal(invitation)).toMatchObject({ status: 403, code: 'membership_ended' })
})

test('an operator lets a member administer a tenant whose admin is gone, and its journal tells of it', async () => {
  const { tenant, admin } = await stage.openTenant()
  const coordinator = await stage.join(admin, ['coordinator'])
  const elsewhere = await stage.openTenant()
  const { api } = await stage.operator()
  const appoint = (person: Person) =>
    api.appointAdmin({ params: { tenantId: tenant.id }, body: { memberId: memberId(person) } })
  expect(await refusal(appoint(elsewhere.admin))).toMatchObject({
    status: 400,
    errors: [{ path: 'body.memberId', code: 'unknown_reference' }],
  })
  await appoint(coordinator)
  await stage.cloud.settled()
  stage.cloud.forgetAuthorizations()
  const { body } = await coordinator.api.readMember({ params: { memberId: coordinator.memberId } })
  expect(body.roles.toSorted()).toEqual(['admin', 'coordinator'])
  expect((await coordinator.api.readMe()).body.roles.toSorted()).toEqual(['admin', 'coordinator'])
})

test('two tenants sign a corridor, suspend it and end it; a third sees nothing of it', async () => {
  const bfz = await stage.openTenant()
  const dakar = await stage.openTenant({ kind: 'centre', country: 'SN', language: 'fr' })
  const stranger = await stage.openTenant()
  const { body: proposed } = await bfz.admin.api.proposeCorridor({
    body: {
      counterpart: dakar.tenant.id,
      direction: 'outgoing',
      kinds: ['handover', 'referral'],
      highestTier: 'T2',
      purposes: ['reintegration_support'],
      transferBasis: 'explicit_consent_49_1_a',
      validity: { from: '2026-01-01', to: '2028-12-31' },
    },
  })
  expect(proposed).toMatchObject({ state: 'proposed', from: bfz.tenant.id, to: dakar.tenant.id })
  const params = { corridorId: proposed.id }
  expect(await refusal(stranger.admin.api.readCorridor({ params }))).toMatchObject({ status: 404 })
  expect(await refusal(bfz.admin.api.signCorridor({ params, ifMatch: 1 }))).toMatchObject({
    status: 409,
    code: 'illegal_transition',
  })
  const { body: active } = await dakar.admin.api.signCorridor({ params, ifMatch: 1 })
  expect(active.state).toBe('active')
  expect(await refusal(dakar.admin.api.suspendCorridor({ params, ifMatch: 1 }))).toMatchObject({
    status: 412,
  })
  const { body: partners } = await bfz.admin.api.listPartners()
  expect(partners.items).toMatchObject([{ id: dakar.tenant.id, kind: 'centre', country: 'SN' }])
  await dakar.admin.api.suspendCorridor({ params, ifMatch: 2 })
  const { body: ended } = await bfz.admin.api.endCorridor({ params, ifMatch: 3 })
  expect(ended.state).toBe('ended')
})

const terms = {
  direction: 'outgoing',
  kinds: ['handover'],
  highestTier: 'T2',
  purposes: ['reintegration_support'],
  transferBasis: 'explicit_consent_49_1_a',
  validity: { from: '2026-01-01', to: '2028-12-31' },
} as const
const anAgreement = { ...terms, kinds: [...terms.kinds], purposes: [...terms.purposes] }

test('a corridor begins with the code on a card, and both sides see with whom before they sign', async () => {
  const bfz = await stage.openTenant({ name: 'bfz gGmbH' })
  const dakar = await stage.openTenant({ name: 'Centre', kind: 'centre', country: 'SN', language: 'fr' })
  const { code } = dakar.tenant
  const typed = `${code.slice(0, 3)}-${code.slice(3, 6)} ${code.slice(6).toLowerCase()}`
  const card = { name: 'Centre', country: 'SN', kind: 'centre' }
  // These three, and nothing else.
  expect((await bfz.admin.api.findPartner({ params: { code: typed } })).body).toEqual(card)
  const { body: proposed } = await bfz.admin.api.proposeCorridor({
    body: { ...anAgreement, counterpart: typed },
  })
  expect(proposed).toMatchObject({ to: dakar.tenant.id, addressed: card })
  const params = { corridorId: proposed.id }
  const { body: arrived } = await dakar.admin.api.readCorridor({ params })
  expect(arrived.parties.from).toMatchObject({ name: 'bfz gGmbH', country: 'DE', kind: 'coaching' })

  const { body: signed } = await dakar.admin.api.signCorridor({ params, ifMatch: arrived.version })
  expect(signed).not.toHaveProperty('addressed')
  // A change is a new version, which holds once both have signed that one.
  const { body: asked } = await dakar.admin.api.renewCorridor({
    params,
    ifMatch: signed.version,
    body: { highestTier: 'T1', until: '2029-06-30' },
  })
  expect(asked).toMatchObject({ highestTier: 'T2', validity: terms.validity })
  expect(await refusal(bfz.admin.api.signCorridor({ params, ifMatch: signed.version }))).toMatchObject({
    code: 'stale_version',
  })
  const { body: changed } = await bfz.admin.api.signCorridor({ params, ifMatch: asked.version })
  expect(changed).toMatchObject({ highestTier: 'T1', validity: { to: '2029-06-30' }, state: 'active' })
  const again = bfz.admin.api.renewCorridor({ params, ifMatch: changed.version, body: { highestTier: 'T1' } })
  expect(await refusal(again)).toMatchObject({
    status: 400,
    errors: [{ path: 'body.highestTier', code: 'holds_already' }],
  })
})

test('a code that nobody has and that of an organisation that hides are answered alike', async () => {
  const bfz = await stage.openTenant()
  const hidden = await stage.openTenant({ kind: 'centre', country: 'SN', language: 'fr' })
  const { code } = hidden.tenant
  await hidden.admin.api.editOwnTenant({ body: { findable: false }, ifMatch: 1 })
  const unknown = cardCodeOf('0123456789ABCDEFGHJKMNPQRS' as Id<'card'>) // 26 characters of the alphabet of ids
  const plain = ({ requestId: _, ...problem }: Awaited<ReturnType<typeof refusal>>) => problem
  const looks = [unknown, code].map(async (each) =>
    plain(await refusal(bfz.admin.api.findPartner({ params: { code: each } }))),
  )
  const proposals = [unknown, code].map(async (each) =>
    plain(await refusal(bfz.admin.api.proposeCorridor({ body: { ...anAgreement, counterpart: each } }))),
  )
  for (const [first, second] of [await Promise.all(looks), await Promise.all(proposals)])
    expect(second).toEqual(first)
  expect((await Promise.all(looks))[0]).toMatchObject({ status: 404, code: 'not_found' })
  expect((await Promise.all(proposals))[0]).toMatchObject({
    status: 400,
    errors: [{ path: 'body.counterpart', code: 'unknown_reference' }],
  })
  // One that was mistyped is nobody's either; a proposal says that it is mistyped, whoever it would be.
  const mistyped = `${code.slice(0, 8)}${code.endsWith('0') ? '1' : '0'}`
  expect(plain(await refusal(bfz.admin.api.findPartner({ params: { code: mistyped } })))).toEqual(
    (await Promise.all(looks))[0],
  )
  const proposal = bfz.admin.api.proposeCorridor({ body: { ...anAgreement, counterpart: mistyped } })
  expect(await refusal(proposal)).toMatchObject({
    status: 400,
    errors: [{ path: 'body.counterpart', code: 'invalid_card_code' }],
  })
  // Shown again, it says how the organisation calls itself by now.
  await hidden.admin.api.editOwnTenant({ body: { findable: true, name: 'Found again' }, ifMatch: 2 })
  expect((await bfz.admin.api.findPartner({ params: { code } })).body.name).toBe('Found again')
  const { api } = await stage.operator()
  const { body } = await api.readTenant({ params: { tenantId: hidden.tenant.id } })
  expect(body).toMatchObject({ code, findable: true, name: 'Found again' })
})
