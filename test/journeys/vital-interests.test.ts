import type { Tier } from '@passerelle/domain/sharing'
import { beforeAll, describe, expect, test } from 'vitest'
import { memberId } from '../support/casework.ts'
import { clockOf } from '../support/clock.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'
import { journey, preparedCase, type SeenReferral, twoHouses } from '../support/exchange.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud({ tells: true })
const houses = await twoHouses(stage)
const { miriam, jonas, lead, awa, chief, admins } = houses
const way = journey(houses)
const { sweep, letPass } = clockOf(stage)
const params = ({ id }: Pick<SeenReferral, 'id'>) => ({ params: { referralId: id } })

const agreed: Tier[] = ['T0', 'T1']
const reason = 'In hospital in Dakar, not conscious; her doctor there asks who she is.'

/** Somebody who has a place in Dakar, and agreed that it learns what she can do, but not who she is. */
async function acceptedWithoutName(): Promise<SeenReferral> {
  const { id } = await preparedCase(houses)
  return way.accepted(await way.offered(await way.asked(await way.draft(id)), agreed))
}

type Body = Parameters<typeof miriam.api.discloseVitally>[0]['body']

async function disclosed(referral: SeenReferral, change: Partial<Body> = {}, person: Person = miriam) {
  const body: Body = { tiers: ['T2'], secondPersonId: memberId(jonas), reason, ...change }
  return (await person.api.discloseVitally({ ...way.at(referral), body })).body
}

async function tiersReadBy({ api }: Person, referral: SeenReferral): Promise<Tier[]> {
  return (await api.readPackage(params(referral))).body.parts.map(({ tier }) => tier)
}

async function keysOf({ id }: SeenReferral): Promise<string[]> {
  return (await scan(stage.cloud, 'keys'))
    .filter(({ pk }) => String(pk).includes(id))
    .map(({ pk, sk }) => `${String(pk).split('#').at(-1)} ${String(sk).split('#').slice(1).join(' ')}`)
    .sort()
}

async function rowsOf({ id }: SeenReferral, kind: string) {
  return (await scan(stage.cloud, 'main')).filter(
    ({ pk, sk }) => String(pk).endsWith(id) && String(sk).startsWith(kind),
  )
}

const agreedKeys = ['HELD 00000000 COURSE', 'KEYS 00000000 COURSE', 'KEYS 00000002 T0', 'KEYS 00000002 T1']

describe('a vital interest of somebody who cannot be asked', () => {
  let accepted: SeenReferral
  let open: SeenReferral

  beforeAll(async () => {
    accepted = await acceptedWithoutName()
    expect(await tiersReadBy(awa, accepted)).toEqual(agreed)
    open = await disclosed(accepted)
  })

  test('opens who they are to the receiver, and says that nobody agreed to it', async () => {
    expect(open).toMatchObject({ state: 'accepted', openTiers: ['T0', 'T1', 'T2'], vitalTiers: ['T2'] })
    const [limit] = open.deadlines.filter(({ policy }) => policy === 'vital_interests')
    const { startedAt = '', dueAt = '' } = limit ?? {}
    expect(Date.parse(dueAt) - Date.parse(startedAt)).toBe(72 * 3_600_000)
    expect((await awa.api.readReferral(params(open))).body).toMatchObject({
      vitalTiers: ['T2'],
      consent: { state: 'given', tiers: agreed },
    })
    expect(await tiersReadBy(awa, open)).toEqual(['T0', 'T1', 'T2'])
    expect(await keysOf(open)).toEqual([...agreedKeys, 'KEYS 00000002 T2'])
  })

  test('stands in the timeline with who said so and why, and nowhere in the clear', async () => {
    const { body: timeline } = await awa.api.readTimeline(params(open))
    expect(timeline.items.at(-1)).toMatchObject({
      command: 'disclose-vitally',
      memberId: miriam.memberId,
      opened: ['T2'],
      detail: { tiers: ['T2'], secondPersonId: jonas.memberId, reason },
    })
    expect(JSON.stringify(await scan(stage.cloud, 'main'))).not.toContain('not conscious')
  })

  test('is told to the coordinators, and stands in the journal under a purpose of its own', async () => {
    const { body: inbox } = await lead.api.readInbox()
    const line = inbox.items.find(({ referralId }) => referralId === open.id)
    expect([line?.what, ...(line?.also ?? [])]).toContain('check_vital_disclosure')
    await stage.cloud.settled()
    const told = stage.cloud.mails().filter((mail) => mail.kind === 'sent' && mail.to === lead.email)
    expect(told.length).toBeGreaterThan(0)
    const lines = (await scan(stage.cloud, 'main')).filter(
      ({ aggregateId, purpose }) => aggregateId === open.id && purpose === 'vital_interests',
    )
    expect(lines).toMatchObject([{ action: 'discloseVitally', member: miriam.memberId }])
  })

  test('is a disclosure on a basis of its own, when it opens and at every read', async () => {
    const rows = await rowsOf(open, 'DISCLOSURE#')
    const vital = rows.filter(({ basis }) => basis === 'vital_interests_49_1_f')
    expect(vital.map(({ occasion, tiers }) => [occasion, tiers])).toEqual([
      ['opened', ['T2']],
      ['read', ['T2']],
    ])
    const others = rows.filter(({ basis }) => basis === undefined)
    expect(others.flatMap(({ tiers }) => tiers)).not.toContain('T2')
  })

  test('is over after 72 hours: refused by the time alone, then closed by the clock, and its key destroyed', async () => {
    await letPass(open, 'vital_interests')
    expect(await tiersReadBy(awa, open)).toEqual(agreed)
    expect(await sweep()).toMatchObject({ acted: 1, failed: 0 })
    const { body: after } = await miriam.api.readReferral(params(open))
    expect(after).toMatchObject({ state: 'accepted', openTiers: agreed })
    expect(after).not.toHaveProperty('vitalTiers')
    expect(await tiersReadBy(awa, after)).toEqual(agreed)
    expect(await keysOf(open)).toEqual(agreedKeys)
    const { body: timeline } = await awa.api.readTimeline(params(open))
    expect(timeline.items.at(-1)).toMatchObject({ command: 'lapse-vital', side: 'system', closed: ['T2'] })
    expect(await sweep()).toMatchObject({ acted: 0, failed: 0 })
  })
})

describe('what is asked for a vital interest is refused', () => {
  test('to one person alone, to somebody who works elsewhere or not any more, and to the receiver', async () => {
    const accepted = await acceptedWithoutName()
    const by = (second: Person, person?: Person) =>
      refusalOf(disclosed(accepted, { secondPersonId: memberId(second) }, person))
    expect(await by(miriam)).toMatchObject({ status: 422, code: 'two_persons_required' })
    const gone = await stage.join(admins.bfz, ['coach'])
    const { version } = await admins.bfz.api.readMember({ params: { memberId: gone.memberId } })
    await admins.bfz.api.removeMember({ params: { memberId: gone.memberId }, ifMatch: version ?? 0 })
    for (const second of [gone, chief]) {
      expect(await by(second)).toMatchObject({
        status: 400,
        errors: [{ path: 'body.secondPersonId', code: 'unknown_reference' }],
      })
    }
    expect(await by(jonas, awa)).toMatchObject({ status: 403 })
    expect((await miriam.api.readReferral(params(accepted))).body.version).toBe(accepted.version)
  })

  test('for what is sensitive, for what was agreed to, and without a reason', async () => {
    const accepted = await acceptedWithoutName()
    const sensitive = ['T2', 'T3'] as unknown as Body['tiers'] // what no client would send
    expect(await refusalOf(disclosed(accepted, { tiers: sensitive }))).toMatchObject({ status: 400 })
    expect(await refusalOf(disclosed(accepted, { reason: '' }))).toMatchObject({ status: 400 })
    expect(await refusalOf(disclosed(accepted, { tiers: ['T1', 'T2'] }))).toMatchObject({
      status: 409,
      code: 'not_possible',
      what: 'consent_holds',
    })
  })
})

test('whoever can speak again and takes it back closes it at once', async () => {
  const open = await disclosed(await acceptedWithoutName())
  const body = { tiers: ['T2' as const], way: 'phone' as const }
  const { body: after } = await miriam.api.revokeConsent({ ...way.at(open), body })
  expect(after).toMatchObject({
    state: 'accepted',
    openTiers: agreed,
    consent: { state: 'given', tiers: agreed },
  })
  expect(after).not.toHaveProperty('vitalTiers')
  expect(after.deadlines.map(({ policy }) => policy)).not.toContain('vital_interests')
  expect(await tiersReadBy(awa, after)).toEqual(agreed)
  expect(await keysOf(open)).toEqual(agreedKeys)
})

test('what was open without a consent does not become the receiver’s own, and stays open in an answer', async () => {
  const { id } = await preparedCase(houses)
  const offered = await way.offered(await way.asked(await way.draft(id)), agreed)
  const open = await disclosed(offered)
  const { body: unsure } = await awa.api.askQuestions({
    ...way.at(open),
    body: { questions: [{ topic: 'dates', text: 'When does she arrive?' }] },
  })
  const { body: answered } = await miriam.api.answerQuestions({
    ...way.at(unsure),
    body: { answers: [{ topic: 'dates', text: 'In May.' }] },
  })
  expect(await tiersReadBy(awa, answered)).toEqual(['T0', 'T2'])
  const accepted = await way.accepted(answered)
  expect(accepted).toMatchObject({ openTiers: ['T0', 'T1', 'T2'], vitalTiers: ['T2'] })
  const { participantId = '' } = (await awa.api.readReferral(params(accepted))).body
  const { body: own } = await awa.api.readParticipant({ params: { participantId } })
  expect(own.names.map(({ kind }) => kind)).toEqual(['pseudonym'])
  expect(own).not.toHaveProperty('birth')
})

test('after a consent has run out, the offer opens again with it, and closes with it', async () => {
  const accepted = await acceptedWithoutName()
  await letPass(accepted, 'consent_expiry_notice', 'consent_expiry')
  await sweep()
  const { body: over } = await miriam.api.readReferral(params(accepted))
  expect(over.openTiers).toEqual([])
  expect(await refusalOf(disclosed(over))).toMatchObject({
    status: 400,
    errors: [{ path: 'body.tiers', code: 'offer_tier_required' }],
  })
  const open = await disclosed(over, { tiers: ['T0', 'T2'] })
  expect(await tiersReadBy(awa, open)).toEqual(['T0', 'T2'])
  await letPass(open, 'vital_interests')
  expect(await sweep()).toMatchObject({ acted: 1, failed: 0 })
  expect(await refusalOf(awa.api.readPackage(params(open)))).toMatchObject({ code: 'package_closed' })
  expect(await keysOf(open)).toEqual(['HELD 00000000 COURSE'])
})
