import { describe, expect, test } from 'vitest'
import { clockOf } from '../support/clock.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import {
  fatou,
  inDays,
  journey,
  preparedCase,
  referralIn,
  type SeenReferral,
  today,
  twoHouses,
} from '../support/exchange.ts'
import { ownLink } from '../support/own-link.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { miriam, lead, awa, chief, lea, admins, corridorId } = houses
const way = journey(houses)
const params = ({ id }: Pick<SeenReferral, 'id'>) => ({ params: { referralId: id } })
const { sweep } = clockOf(stage)

type At = ReturnType<typeof way.at>
type Corrections = Parameters<Person['api']['correctCalendar']>[0]['body']

/** Corrects the calendar of an organisation as a whole. */
async function correct(admin: Person, body: Corrections) {
  const { version } = (await admin.api.readCalendar()).body
  return (await admin.api.correctCalendar({ body, ifMatch: version })).body
}

const acknowledgementIn = ({ deadlines }: SeenReferral) =>
  deadlines.find(({ policy }) => policy === 'acknowledgement')

const seenBy = async (who: Person, referral: SeenReferral) =>
  acknowledgementIn((await who.api.readReferral(params(referral))).body)

/** The first day after today on which people would work in Dakar by its country's calendar. */
async function nextWorkingDay(): Promise<string> {
  const { effective, holidays } = (await chief.api.readCalendar()).body
  const free = new Set(holidays.map(({ day }) => day))
  const isFree = (day: string) => free.has(day) || effective.weekend.includes(new Date(day).getUTCDay() || 7)
  const day = [1, 2, 3, 4, 5, 6, 7].map(inDays).find((each) => !isFree(each))
  if (day === undefined) throw new Error('a week without work')
  return day
}

describe('the calendar of an organisation', () => {
  test('is its country’s, with expected feasts, their source, and the day until which it is known', async () => {
    const { body: calendar } = await awa.api.readCalendar()
    expect(calendar).toMatchObject({
      country: 'SN',
      version: 1,
      added: [],
      effective: { timeZone: 'Africa/Dakar', weekend: [6, 7] },
      source: expect.stringContaining('date-holidays'),
      knownUntil: '2030-12-31',
    })
    expect(calendar.holidays.some(({ isExpected }) => isExpected)).toBe(true)
    const { body: munich } = await miriam.api.readCalendar()
    expect(munich.holidays.every(({ isExpected }) => !isExpected)).toBe(true)
  })

  test('is corrected by its admins alone, one after the other, and only so that it can be', async () => {
    const body = { added: [], removed: [] }
    for (const who of [awa, chief, miriam, lead, lea]) {
      expect(await refusalOf(who.api.correctCalendar({ body, ifMatch: 1 }))).toMatchObject({ status: 403 })
    }
    const inBavaria = await correct(admins.bfz, { ...body, subdivision: 'DE-BY' })
    expect(inBavaria).toMatchObject({ subdivision: 'DE-BY', version: 2 })
    expect(inBavaria.holidays).toContainEqual(expect.objectContaining({ key: 'corpus-christi' }))
    expect(await refusalOf(admins.bfz.api.correctCalendar({ body, ifMatch: 1 }))).toMatchObject({
      status: 412,
      current: 2,
    })
    const faultOf = async (corrections: Corrections, admin = admins.dakar) =>
      (await refusalOf(correct(admin, corrections))).errors?.map(({ path, code }) => [path, code])
    expect(await faultOf({ ...body, subdivision: 'DE-BY' })).toEqual([['body.subdivision', 'not_allowed']])
    expect(await faultOf({ ...body, weekend: [8] })).toEqual([['body.weekend[0]', 'too_big_value']])
    expect(await faultOf({ ...body, timeZone: 'Mars/Base' })).toEqual([
      ['body.timeZone', 'unknown_time_zone'],
    ])
    expect(await faultOf({ added: ['1405-09-07'], removed: [] })).toEqual([
      ['body.added[0]', 'implausible_date'],
    ])
    expect(await faultOf({ added: [today()], removed: [today()] })).toEqual([['body.removed[0]', 'twice']])
  })

  test('moves what runs already, for both sides at once, and both see which day was skipped and why', async () => {
    const offered = await referralIn(houses, 'offered')
    const other = await referralIn(houses, 'offered', 'referral')
    const before = acknowledgementIn(offered)
    const feast = await nextWorkingDay()
    await correct(admins.dakar, { added: [feast], removed: [] })

    for (const referral of [offered, other]) {
      for (const who of [miriam, lead, awa, chief]) {
        const after = await seenBy(who, referral)
        expect(String(after?.dueAt) > String(before?.dueAt)).toBe(true)
        expect(after?.skipped).toContainEqual({
          day: feast,
          reason: 'holiday',
          key: 'own',
          isExpected: false,
        })
      }
    }
    const after = await seenBy(awa, offered)
    const { body: inbox } = await chief.api.readInbox()
    expect(inbox.items.find(({ referralId }) => referralId === offered.id)?.dueAt).toBe(after?.dueAt)
    // What is taken back is counted as it was; the clock has not noticed anything that would have been over.
    await sweep()
    const { body: list } = await chief.api.listReferrals({ query: { box: 'inbox' } })
    const listed = list.items.find(({ id }) => id === offered.id)
    expect(listed?.deadlines.find(({ policy }) => policy === 'acknowledgement')?.dueAt).toBe(after?.dueAt)
    await correct(admins.dakar, { added: [], removed: [] })
    await sweep()
    expect((await seenBy(miriam, offered))?.dueAt).toBe(before?.dueAt)
    const { body: still } = await awa.api.readReferral(params(offered))
    expect(still).toMatchObject({ state: 'offered', version: offered.version })
  })

  test('says on which day an organisation acts, and with that whether an agreement holds', async () => {
    const { id } = await preparedCase(houses)
    // Where the day begins first on earth, and where it ends last: never the same day.
    const [early, late] = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'] as const
    const dayThere = (timeZone: string) =>
      new Intl.DateTimeFormat('en-CA', { timeZone, calendar: 'iso8601' }).format(new Date())
    const { body: corridors } = await admins.elsewhere.api.listCorridors()
    const [old] = corridors.items
    if (old === undefined) throw new Error('a centre without a corridor')
    await admins.bfz.api.endCorridor({ params: { corridorId: old.id }, ifMatch: old.version })
    const { kinds, highestTier, purposes, transferBasis } = old
    const { body: anew } = await admins.bfz.api.proposeCorridor({
      body: {
        ...{ kinds, highestTier, purposes, transferBasis },
        counterpart: houses.elsewhere.id,
        direction: 'outgoing',
        validity: { from: dayThere(early), to: inDays(700) },
      },
    })
    const { body: proposed } = await admins.elsewhere.api.readCorridor({ params: { corridorId: anew.id } })
    await admins.elsewhere.api.signCorridor({ params: { corridorId: anew.id }, ifMatch: proposed.version })

    const begin = () =>
      miriam.api.createReferral({
        body: { participantId: id, to: houses.elsewhere.id, kind: 'referral', needs: ['advice'] },
      })
    await correct(admins.bfz, { added: [], removed: [], timeZone: late })
    expect(await refusalOf(begin())).toMatchObject({
      status: 409,
      code: 'corridor_not_active',
      state: 'outside_validity',
    })
    await correct(admins.bfz, { added: [], removed: [], timeZone: early })
    expect((await begin()).body.state).toBe('draft')
    await correct(admins.bfz, { added: [], removed: [] })
  })
})

describe('a corridor', () => {
  test('is renewed before it ends, without a gap and with all that is under way', async () => {
    const offered = await referralIn(houses, 'offered')
    const read = async (who: Person) => (await who.api.readCorridor({ params: { corridorId } })).body
    const renew = async (who: Person, until: string) =>
      (
        await who.api.renewCorridor({
          params: { corridorId },
          ifMatch: (await read(who)).version,
          body: { until },
        })
      ).body
    for (const who of [lead, chief, awa]) {
      expect(await refusalOf(renew(who, '2100-06-30'))).toMatchObject({ status: 403 })
    }
    const { validity } = await read(admins.bfz)
    expect(await refusalOf(renew(admins.bfz, validity.to))).toMatchObject({
      errors: [{ path: 'body.until', code: 'not_later_than_end' }],
    })
    const asked = await renew(admins.bfz, '2100-06-30')
    expect(asked).toMatchObject({ state: 'active', validity, renewal: { until: '2100-06-30', by: 'from' } })
    const alone = admins.bfz.api.signCorridor({ params: { corridorId }, ifMatch: asked.version })
    expect(await refusalOf(alone)).toMatchObject({ status: 409, code: 'illegal_transition' })
    const { body: renewed } = await admins.dakar.api.signCorridor({
      params: { corridorId },
      ifMatch: asked.version,
    })
    expect(renewed).toMatchObject({
      id: corridorId,
      state: 'active',
      validity: { from: validity.from, to: '2100-06-30' },
    })
    expect(renewed.renewal).toBeUndefined()
    expect((await way.accepted(offered)).state).toBe('accepted')
    expect(await refusalOf(renew(admins.elsewhere, '2101-01-01'))).toMatchObject({ status: 404 })
  })
})

describe('the stage of a case', () => {
  /** As each side knows it: of its own case. */
  const stageOf = async (who: Person, referral: SeenReferral) => {
    const { body: seen } = await who.api.readReferral(params(referral))
    const own = { params: { participantId: String(seen.participantId) } }
    const [{ body: participant }, { body: whole }] = await Promise.all([
      who.api.readParticipant(own),
      who.api.readCase(own),
    ])
    expect(whole.participant.stage).toBe(participant.stage)
    return participant.stage
  }

  test('follows its handover on both sides: departed, then returned', async () => {
    const accepted = await referralIn(houses, 'accepted')
    expect(await stageOf(miriam, accepted)).toBe('interested')
    const departed = await way.departed(accepted)
    expect(await stageOf(miriam, departed)).toBe('departed')
    const { body: caseload } = await miriam.api.listParticipants({ query: { stage: 'departed' } })
    expect(caseload.items.map(({ id }) => id)).toContain(departed.participantId)
    const met = await way.met(departed)
    for (const who of [miriam, lead]) expect(await stageOf(who, departed)).toBe('returned')
    expect(await stageOf(awa, met)).toBe('returned')
  })

  test('goes back where the person did not leave after all', async () => {
    const departed = await referralIn(houses, 'departed')
    await lead.api.withdrawReferral({ ...way.at(departed), body: { reason: 'did_not_depart' } })
    expect(await stageOf(miriam, departed)).toBe('decided')
  })

  test('of a mere referral says nothing of a journey', async () => {
    const served = await referralIn(houses, 'active', 'referral')
    expect(await stageOf(miriam, served)).toBe('interested')
  })
})

test('whoever may be a child crosses as one, marked uncertain', async () => {
  const seventeenOrEighteen = Number(today().slice(0, 4)) - 18
  const { id } = await preparedCase(houses, fatou({ birth: { year: seventeenOrEighteen } }))
  const offered = await way.offered(await way.asked(await way.draft(id)))
  for (const who of [miriam, awa]) {
    const { body } = await who.api.readPackage({ ...params(offered), query: { tier: 'T0' } })
    expect(body.parts[0]?.document.content).toMatchObject({
      person: { ageBracket: 'under_18', ageUncertain: true },
    })
  }
})

describe('an appointment', () => {
  const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '').replace(/[\u00a0\u202f]/g, ' ')

  async function firstContact(referral: SeenReferral, host?: 'sender' | 'receiver') {
    const start = `${inDays(20)}T10:00:00.000Z`
    const slots = [{ start, end: `${inDays(20)}T11:00:00.000Z` }]
    const body = { kind: 'first_contact' as const, slots, ...(host && { host }) }
    const { body: proposed } = await miriam.api.proposeAppointment({ ...params(referral), body })
    const { body: agreed } = await awa.api.agreeAppointment({
      params: { referralId: referral.id, appointmentId: proposed.id },
      ifMatch: proposed.version,
      body: { start },
    })
    return agreed
  }

  test('is told by the clock of its place, in every text and to everybody', async () => {
    const { id } = await preparedCase(
      houses,
      fatou({
        channels: [
          { kind: 'phone', value: '+221770000001', safety: { shared: false, mayMentionGermany: true } },
        ],
      }),
    )
    const accepted = await way.accepted(
      await way.offered(await way.asked(await way.draft(id)), undefined, true),
    )
    const agreed = await firstContact(accepted)
    expect(agreed).toMatchObject({ host: 'receiver', country: 'SN', timeZone: 'Africa/Dakar' })
    const query = {
      template: 'appointment_reminder' as const,
      channel: 0,
      appointmentId: agreed.id,
      language: 'fr',
    }
    for (const who of [miriam, awa]) {
      const { body } = await who.api.addressPerson({ ...params(accepted), query })
      expect(plain(body.text)).toContain('10:00 (Sénégal, UTC+0)')
    }
    const { body: own } = await (await person(id)).listOwnConsents()
    expect(own.items[0]?.appointments).toMatchObject([
      {
        kind: 'first_contact',
        timeZone: 'Africa/Dakar',
        country: 'SN',
        text: expect.stringContaining('UTC+0'),
      },
    ])
    const { body: sheet } = await miriam.api.readSheet({
      params: { participantId: id },
      query: { language: 'fr' },
    })
    expect(plain(String(sheet))).toContain('10:00 (Sénégal, UTC+0)')
  })

  const person = async (participantId: string) => {
    const { body: participant } = await miriam.api.readParticipant({ params: { participantId } })
    return (await ownLink(stage, miriam, participant)).api
  }

  test.each([
    [
      'the sender withdraws',
      (at: At) => miriam.api.withdrawReferral({ ...at, body: { reason: 'other_centre_chosen' } }),
    ],
    [
      'the receiver takes its yes back',
      (at: At) => chief.api.unacceptReferral({ ...at, body: { reason: 'no_capacity', to: 'declined' } }),
    ],
    [
      'the person takes everything back',
      (at: At) => miriam.api.revokeConsent({ ...at, body: { way: 'in_person' } }),
    ],
  ])('ends with its referral: %s', async (_, end) => {
    const accepted = await referralIn(houses, 'accepted')
    await firstContact(accepted)
    const taken = async () => {
      const { body } = await miriam.api.findMeetingSlots({
        ...params(other),
        query: { from: inDays(20), days: 1 },
      })
      return body.slots.map(({ start }) => start)
    }
    const other = await referralIn(houses, 'offered')
    const before = await taken()
    await end(way.at(accepted))
    const { body: left } = await miriam.api.listAppointments(params(accepted))
    expect(left.items.map(({ state }) => state)).toEqual(['cancelled'])
    expect((await taken()).length).toBeGreaterThanOrEqual(before.length)
  })

  test('before a departure is not arranged after it, nor a first contact before it', async () => {
    const departed = await referralIn(houses, 'departed')
    const slots = [{ start: `${inDays(2)}T10:00:00.000Z`, end: `${inDays(2)}T11:00:00.000Z` }]
    for (const who of [miriam, awa]) {
      const call = who.api.proposeAppointment({
        ...params(departed),
        body: { kind: 'pre_departure_call', slots },
      })
      expect(await refusalOf(call)).toMatchObject({ status: 409, what: 'already_departed' })
    }
  })
})
