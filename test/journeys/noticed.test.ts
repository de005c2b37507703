import type { Mail } from '@passerelle/local-cloud'
import { beforeEach, describe, expect, test } from 'vitest'
import { memberId } from '../support/casework.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'
import { journey, referralIn, type SeenReferral, twoHouses } from '../support/exchange.ts'

/* Messages and proposed times are noticed: by a line in the inbox, and by a letter as each member wishes. */

const stage = await openTestCloud({ tells: true })
const { cloud } = stage
const houses = await twoHouses(stage)
const { miriam, jonas, lead, awa, ibrahima, chief, lea } = houses
const way = journey(houses)

type Sent = Extract<Mail, { kind: 'sent' }>
let seen = 0
beforeEach(async () => {
  await letters()
})

/** To whom letters went since this was asked last. */
async function letters(): Promise<readonly string[]> {
  await cloud.settled()
  const all = cloud.mails().filter((mail): mail is Sent => mail.kind === 'sent')
  const fresh = all.slice(seen)
  seen = all.length
  return fresh.map(({ to }) => to).sort()
}

const addresses = (...those: readonly Person[]) => those.map(({ email }) => email).sort()
const params = ({ id }: Pick<SeenReferral, 'id'>) => ({ params: { referralId: id } })
const write = (who: Person, referral: SeenReferral, text = 'When does she land?') =>
  who.api.writeMessage({ ...params(referral), body: { text } })
const read = (who: Person, referral: SeenReferral, upTo: number) =>
  who.api.markMessagesRead({ ...params(referral), body: { upTo } })

const start = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 5 * 86_400_000)
const hour = (days: number) => ({
  start: new Date(start.getTime() + days * 86_400_000).toISOString(),
  end: new Date(start.getTime() + days * 86_400_000 + 3_600_000).toISOString(),
})
const propose = async (who: Person, referral: SeenReferral, days: number) => {
  const body = { kind: 'pre_departure_call' as const, slots: [hour(days)] }
  return (await who.api.proposeAppointment({ ...params(referral), body })).body
}

async function lineOf({ api }: Person, referral: SeenReferral, what: string) {
  const { body } = await api.readInbox({ query: { limit: 100 } })
  return body.items.find((line) => line.referralId === referral.id && line.what === what)
}

async function choose({ api }: Person, notices: 'immediately' | 'daily' | 'never') {
  const { body } = await api.readNotices()
  await api.editNotices({ body: { notices }, ifMatch: body.version })
}

describe('a message', () => {
  test('waits for whoever answers on the other side until they have read it, with one letter', async () => {
    const referral = await referralIn(houses, 'accepted')
    await letters()
    await write(miriam, referral)
    expect(await letters()).toEqual(addresses(awa, ibrahima))
    await write(lead, referral, 'And in which terminal?')
    expect(await letters()).toEqual([])
    expect(await lineOf(awa, referral, 'read_messages')).toEqual({
      referralId: referral.id,
      side: 'receiver',
      what: 'read_messages',
      sentence: 'The other organisation has written to you. Read it.',
      since: expect.any(String),
      overdue: false,
      escalated: false,
      also: [],
      unread: 2,
      link: `/v1/referrals/${referral.id}/messages`,
    })
    for (const other of [miriam, lead, jonas, lea])
      expect(await lineOf(other, referral, 'read_messages')).toBeUndefined()

    await read(awa, referral, 1)
    expect(await lineOf(awa, referral, 'read_messages')).toMatchObject({ unread: 1 })
    await read(ibrahima, referral, 2)
    expect(await lineOf(ibrahima, referral, 'read_messages')).toBeUndefined()
    expect(await lineOf(awa, referral, 'read_messages')).toMatchObject({ unread: 1 })
    await read(awa, referral, 2)
    for (const each of [awa, ibrahima, chief])
      expect(await lineOf(each, referral, 'read_messages')).toBeUndefined()
    await write(miriam, referral, 'Thank you.')
    expect(await letters()).toEqual(addresses(awa, ibrahima))
  })

  test('waits in the same way for the sender, whose coach and coordinator find it', async () => {
    const referral = await referralIn(houses, 'accepted')
    await letters()
    await write(awa, referral)
    expect(await letters()).toEqual(addresses(miriam))
    expect(await lineOf(miriam, referral, 'read_messages')).toMatchObject({ side: 'sender', unread: 1 })
    expect(await lineOf(lead, referral, 'read_messages')).toMatchObject({ side: 'sender', unread: 1 })
    expect(await lineOf(jonas, referral, 'read_messages')).toBeUndefined()
    const { body } = await miriam.api.readMessages({ ...params(referral), query: {} })
    expect(body.unread).toBe(1)
  })

  test('about an offer that nobody has taken on waits for the coordinators', async () => {
    const referral = await referralIn(houses, 'offered')
    await letters()
    await write(miriam, referral)
    expect(await letters()).toEqual(addresses(chief))
    expect(await lineOf(chief, referral, 'read_messages')).toMatchObject({ unread: 1 })
  })

  test('waits for whoever answers now, where the case was handed on after it was written', async () => {
    const referral = await referralIn(houses, 'accepted')
    await write(awa, referral)
    await lead.api.handOn({ params: { memberId: memberId(miriam) }, body: { to: memberId(jonas) } })
    expect(await lineOf(jonas, referral, 'read_messages')).toMatchObject({ unread: 1 })
    expect(await lineOf(miriam, referral, 'read_messages')).toBeUndefined()
    await lead.api.handOn({ params: { memberId: memberId(jonas) }, body: { to: memberId(miriam) } })
  })

  test('waits no more when the person takes the consent back', async () => {
    const referral = await referralIn(houses, 'accepted')
    await write(miriam, referral)
    await miriam.api.revokeConsent({ ...way.at(referral), body: { way: 'phone' } })
    expect(await lineOf(awa, referral, 'read_messages')).toBeUndefined()
  })

  test('leaves no word of its text, and nobody’s name, in the row that says that it waits', async () => {
    const referral = await referralIn(houses, 'accepted')
    await write(miriam, referral, 'secret words')
    const rows = await scan(cloud, 'main')
    const row = rows.find(({ pk, entity }) => entity === 'ReferralAsked' && String(pk).includes(referral.id))
    expect(row).toBeDefined()
    expect(JSON.stringify(row)).not.toMatch(new RegExp(`secret|${miriam.memberId}|${awa.memberId}`))
  })
})

describe('proposed times', () => {
  test('wait for the other side until they are answered, and each proposal is told once', async () => {
    const referral = await referralIn(houses, 'accepted')
    await letters()
    const proposed = await propose(miriam, referral, 1)
    expect(await letters()).toEqual(addresses(awa, ibrahima))
    expect(await lineOf(awa, referral, 'answer_proposal')).toMatchObject({
      side: 'receiver',
      sentence: 'The other organisation proposes times to meet. Take one, or call it off.',
      link: `/v1/referrals/${referral.id}/appointments`,
    })
    expect(await lineOf(miriam, referral, 'answer_proposal')).toBeUndefined()
    const second = await propose(miriam, referral, 2)
    expect(await letters()).toEqual(addresses(awa, ibrahima))
    const at = (appointment: typeof proposed) => ({
      params: { referralId: referral.id, appointmentId: appointment.id },
      ifMatch: appointment.version,
    })
    await awa.api.agreeAppointment({ ...at(proposed), body: { start: hour(1).start } })
    expect(await lineOf(awa, referral, 'answer_proposal')).toBeDefined()
    await miriam.api.cancelAppointment({ ...at(second), body: {} })
    expect(await lineOf(awa, referral, 'answer_proposal')).toBeUndefined()
    expect(await letters()).toEqual([])
  })

  test('wait no more when the referral is withdrawn, and nothing of them is left', async () => {
    const referral = await referralIn(houses, 'accepted')
    await propose(awa, referral, 3)
    expect(await lineOf(miriam, referral, 'answer_proposal')).toBeDefined()
    await miriam.api.withdrawReferral({ ...way.at(referral), body: { reason: 'other_centre_chosen' } })
    expect(await lineOf(miriam, referral, 'answer_proposal')).toBeUndefined()
    const rows = await scan(cloud, 'main')
    const left = rows.filter(
      ({ pk, entity }) => entity === 'ReferralAsked' && String(pk).includes(referral.id),
    )
    expect(left).toEqual([])
  })
})

describe('a member’s wish', () => {
  test('holds for messages as for turns: none at all, or one letter in the morning that counts them', async () => {
    await choose(ibrahima, 'never')
    await choose(awa, 'daily')
    const before = await counted()
    const referral = await referralIn(houses, 'accepted')
    await letters()
    await write(miriam, referral)
    await propose(miriam, referral, 4)
    expect(await letters()).toEqual([])
    // One referral, however much waits in it.
    expect(await counted('2026-03-03T08:00:00.000Z')).toBe(before + 1)
  })
})

/** How many referrals wait for Awa, by the letter of a morning. */
async function counted(at = '2026-03-02T08:00:00.000Z'): Promise<number> {
  const outcome = await cloud.invoke('send-digests', { at })
  if ('error' in outcome) throw new Error(outcome.error.errorMessage)
  await cloud.settled()
  const mail = cloud.mails().findLast((one): one is Sent => one.kind === 'sent' && one.to === awa.email)
  return Number(/\d+/.exec(mail?.text ?? '')?.[0] ?? 0)
}
