import { describe, expect, test } from 'vitest'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'
import {
  fatou,
  journey,
  preparedCase,
  referralIn,
  type SeenReferral,
  twoHouses,
} from '../support/exchange.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { miriam, jonas, awa, chief, lea, admins } = houses
const way = journey(houses)
const params = ({ id }: Pick<SeenReferral, 'id'>) => ({ params: { referralId: id } })

const slotsFor = async (who: Person, referral: SeenReferral, query = {}) =>
  (await who.api.findMeetingSlots({ ...params(referral), query: { days: 14, minutes: 60, ...query } })).body

type Slot = Awaited<ReturnType<typeof slotsFor>>['slots'][number]

const only = ({ start, end }: Slot) => ({ start, end })

/** The first free times of a referral, proposed to the other side. */
async function proposed(who: Person, referral: SeenReferral, count = 2) {
  const { slots } = await slotsFor(who, referral)
  const offered = slots.slice(0, count).map(only)
  const body = { kind: 'pre_departure_call' as const, slots: offered, note: 'With the interpreter' }
  return (await who.api.proposeAppointment({ ...params(referral), body })).body
}

type Proposed = Awaited<ReturnType<typeof proposed>>

const at = (referral: SeenReferral, { id, version }: Proposed) => ({
  params: { referralId: referral.id, appointmentId: id },
  ifMatch: version,
})

describe('a call before departure', () => {
  test('is found, proposed, agreed, and then in the way of any other', async () => {
    const referral = await referralIn(houses, 'accepted')
    const { slots, none } = await slotsFor(miriam, referral)
    expect(none).toBeUndefined()
    expect(slots.length).toBeGreaterThan(5)
    expect(slots[0]?.local).toMatchObject({
      sender: { timeZone: 'Europe/Berlin' },
      receiver: { timeZone: 'Africa/Dakar' },
    })
    const appointment = await proposed(miriam, referral)
    expect(appointment).toMatchObject({ state: 'proposed', side: 'sender', version: 1 })
    const [first, second] = appointment.slots
    if (first === undefined || second === undefined) throw new Error('two were proposed')

    const { body: seen } = await awa.api.listAppointments(params(referral))
    expect(seen.items).toEqual([appointment])
    const own = miriam.api.agreeAppointment({ ...at(referral, appointment), body: { start: second.start } })
    expect(await refusalOf(own)).toMatchObject({ status: 409, what: 'own_proposal' })
    const { body: agreed } = await awa.api.agreeAppointment({
      ...at(referral, appointment),
      body: { start: second.start },
    })
    expect(agreed).toMatchObject({ state: 'agreed', agreed: second, agreedBy: awa.memberId, version: 2 })
    expect((await miriam.api.readAppointment({ params: at(referral, agreed).params })).body).toEqual(agreed)

    // The member who answers for both referrals is not free then, on either side.
    const other = await referralIn(houses, 'accepted')
    for (const who of [miriam, awa]) {
      const starts = (await slotsFor(who, other)).slots.map(({ start }) => start)
      expect(starts).toContain(first.start)
      expect(starts).not.toContain(second.start)
    }
    const { body: cancelled } = await miriam.api.cancelAppointment({ ...at(referral, agreed), body: {} })
    expect(cancelled.state).toBe('cancelled')
    expect((await slotsFor(awa, other)).slots.map(({ start }) => start)).toContain(second.start)
    const late = awa.api.cancelAppointment({ ...at(referral, agreed), body: {} })
    expect(await refusalOf(late)).toMatchObject({ status: 412, code: 'stale_version' })
    const over = awa.api.recordAppointment({ ...at(referral, cancelled), body: { tookPlace: true } })
    expect(await refusalOf(over)).toMatchObject({
      status: 409,
      code: 'illegal_transition',
      state: 'cancelled',
    })
  })

  test('is answered once, however often somebody asks, and by both at once', async () => {
    const referral = await referralIn(houses, 'offered')
    const { slots } = await slotsFor(miriam, referral)
    const idempotencyKey = 'the-same-proposal'
    const body = { kind: 'first_contact' as const, slots: slots.slice(0, 1).map(only) }
    const proposing = () => miriam.api.proposeAppointment({ ...params(referral), body, idempotencyKey })
    const one = (await proposing()).body
    expect((await proposing()).body).toEqual(one)
    await Promise.all([
      proposed(miriam, referral, 1),
      proposed(awa, referral, 1),
      proposed(chief, referral, 1),
    ])
    expect((await awa.api.listAppointments(params(referral))).body.items).toHaveLength(4)
  })

  test('says why there is no time', async () => {
    const referral = await referralIn(houses, 'offered')
    const saturday = nextSaturday()
    const query = { from: saturday, days: 2 }
    expect(await slotsFor(miriam, referral, query)).toEqual({ slots: [], none: 'no_working_day_of_sender' })
  })
})

test('nobody else sees or changes an appointment, and nobody at all once the offer is taken back', async () => {
  const referral = await referralIn(houses, 'offered')
  const appointment = await proposed(miriam, referral)
  const calls: readonly ((who: Person) => Promise<unknown>)[] = [
    (who) => slotsFor(who, referral),
    (who) => who.api.listAppointments(params(referral)),
    (who) => who.api.readAppointment({ params: at(referral, appointment).params }),
    (who) =>
      who.api.agreeAppointment({
        ...at(referral, appointment),
        body: { start: appointment.slots[0]?.start ?? '' },
      }),
    (who) => who.api.cancelAppointment({ ...at(referral, appointment), body: {} }),
  ]
  for (const call of calls) {
    for (const who of [lea, jonas]) expect(await refusalOf(call(who))).toMatchObject({ status: 404 })
    expect(await refusalOf(call(admins.dakar))).toMatchObject({ status: 403 })
  }
  await miriam.api.withdrawReferral({ ...way.at(referral), body: { reason: 'other_centre_chosen' } })
  for (const call of calls) {
    expect(await refusalOf(call(awa))).toMatchObject({ status: 409, what: 'conversation_closed' })
  }
  // The sender still has its own notes of what was called off with the offer.
  const { body: kept } = await miriam.api.listAppointments(params(referral))
  expect(kept.items).toMatchObject([{ id: appointment.id, state: 'cancelled' }])
})

test('a note stands nowhere in the clear', async () => {
  const rows = await scan(stage.cloud, 'main')
  expect(rows.some(({ entity }) => entity === 'Appointments')).toBe(true)
  expect(JSON.stringify(rows)).not.toContain('With the interpreter')
})

test('the person is reminded of it in their language, by the clock where they are', async () => {
  const safe = { shared: false, mayMentionGermany: true }
  const channels = [{ kind: 'phone' as const, value: '+221 77 000 00 01', safety: safe }]
  const { id } = await preparedCase(houses, fatou({ channels, languages: ['fr'] }))
  const referral = await way.accepted(await way.offered(await way.asked(await way.draft(id))))
  const appointment = await proposed(awa, referral, 1)
  const query = { template: 'pre_departure_call' as const, channel: 0, appointmentId: appointment.id }
  const early = miriam.api.addressPerson({ ...params(referral), query })
  expect(await refusalOf(early)).toMatchObject({ status: 409, what: 'not_agreed_yet' })
  const start = appointment.slots[0]?.start ?? ''
  await miriam.api.agreeAppointment({ ...at(referral, appointment), body: { start } })
  const { body } = await miriam.api.addressPerson({ ...params(referral), query })
  const when = new Intl.DateTimeFormat('fr', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: 'Europe/Berlin',
  })
  expect(body.text).toContain(`Rendez-vous : ${when.format(new Date(start))}`)
})

function nextSaturday(): string {
  const today = new Date()
  const days = (6 - today.getUTCDay() + 7) % 7 || 7
  return new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10)
}
