import { describe, expect, test } from 'vitest'
import { anAssessment, anInterview, aPerson } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import {
  inDays,
  journey,
  preparedCase,
  referralIn,
  type SeenReferral,
  today,
  twoHouses,
} from '../support/exchange.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { miriam, lead, awa, chief } = houses
const way = journey(houses)

/** Today, as the calendar on another wall has it. */
function todayIn(calendar: 'persian' | 'islamic-umalqura' | 'buddhist'): string {
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
    timeZone: 'UTC',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const parts = new Map(format.formatToParts(Date.parse(today())).map(({ type, value }) => [type, value]))
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
}

const walls = [
  ['persian', 'Solar Hijri'],
  ['islamic-umalqura', 'Hijri'],
  ['buddhist', 'Buddhist'],
] as const

/** The only fault that a call is refused for. */
async function faultOf(call: Promise<unknown>) {
  const { status, errors = [] } = await refusalOf(call)
  const [fault, ...others] = errors
  expect([status, others]).toEqual([400, []])
  return { ...fault, message: fault?.message.replace(/[\u2066-\u2069]/g, '') }
}

describe('a day of another calendar', () => {
  test.each(walls)('%s is named with the day that it is here, by every command', async (calendar, name) => {
    const day = todayIn(calendar)
    const said = {
      code: 'implausible_date',
      message: `Looks like a day of the ${name} calendar; in the Gregorian calendar, which counts here, it is ${today()}.`,
    }
    const departed = await referralIn(houses, 'departed')
    const params = { params: { participantId: String(departed.participantId) } }
    const leaving = { date: day, proof: 'self_report' as const }
    const attempts = (['phone', 'phone', 'letter'] as const).map((kind) => ({ date: today(), way: kind }))
    const calls: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['body.date', () => miriam.api.recordDeparture({ ...way.at(departed), body: leaving })],
      ['body.date', () => lead.api.recordDeparture({ ...way.at(departed), body: leaving })],
      [
        'body.date',
        () => awa.api.confirmFirstContact({ ...way.at(departed), body: { date: day, way: 'phone' } }),
      ],
      [
        'body.date',
        () => chief.api.resumeReferral({ ...way.at(departed), body: { date: day, way: 'phone' } }),
      ],
      ['body.date', () => awa.api.startService({ ...way.at(departed), body: { date: day } })],
      [
        'body.date',
        () => awa.api.completeReferral({ ...way.at(departed), body: { date: day, outcome: 'employed' } }),
      ],
      [
        'body.attempts[1].date',
        () =>
          awa.api.reportNoContact({
            ...way.at(departed),
            body: { attempts: attempts.map((one, n) => (n === 1 ? { ...one, date: day } : one)) },
          }),
      ],
      ['body.earliest', () => awa.api.waitlistReferral({ ...way.at(departed), body: { earliest: day } })],
      [
        'body.heldOn',
        () => miriam.api.recordFirstInterview({ ...params, body: { ...anInterview(), heldOn: day } }),
      ],
      [
        'body.assessedOn',
        () => miriam.api.recordAssessment({ ...params, body: { ...anAssessment(), assessedOn: day } }),
      ],
      [
        'body.plannedDeparture.window.to',
        () =>
          miriam.api.takeInParticipant({
            body: aPerson({
              plannedDeparture: { window: { from: today(), to: day }, certainty: 'planned' },
            }),
          }),
      ],
      [
        'body.slots[0].start',
        () =>
          awa.api.proposeAppointment({
            params: { referralId: departed.id },
            body: {
              kind: 'first_contact',
              slots: [{ start: `${day}T10:00:00.000Z`, end: `${inDays(1)}T11:00:00.000Z` }],
            },
          }),
      ],
    ]
    for (const [path, call] of calls) {
      expect(await faultOf(call())).toEqual({ path, ...said })
    }
    const { body: still } = await miriam.api.readReferral({ params: { referralId: departed.id } })
    expect(still).toMatchObject({ state: 'departed', owner: 'sender', version: departed.version })
  })

  test('is named where ours has no such day, and for a birth as well', async () => {
    const accepted = await referralIn(houses, 'accepted')
    const leaving = (date: string) =>
      miriam.api.recordDeparture({ ...way.at(accepted), body: { date, proof: 'self_report' } })
    const year = Number(todayIn('persian').slice(0, 4)) - 1
    expect(await faultOf(leaving(`${year}-06-31`))).toMatchObject({
      code: 'implausible_date',
      message: expect.stringContaining('Solar Hijri'),
    })
    expect(await faultOf(leaving('2019-05-01'))).toMatchObject({
      code: 'implausible_date',
      message: expect.stringMatching(/^Too far away/),
    })
    const born = (birth: object) => miriam.api.takeInParticipant({ body: { ...aPerson(), birth } })
    expect(await faultOf(born({ date: '1365-05-01' }))).toMatchObject({
      path: 'body.birth.date',
      message: expect.stringContaining('1986-07-23'),
    })
    expect(await faultOf(born({ year: 1365 }))).toMatchObject({
      path: 'body.birth.year',
      message: expect.stringContaining('1986'),
    })
  })
})

describe('the order of days', () => {
  const left = async (date: string): Promise<SeenReferral> => {
    const accepted = await referralIn(houses, 'accepted')
    return (await miriam.api.recordDeparture({ ...way.at(accepted), body: { date, proof: 'boarding_pass' } }))
      .body
  }

  test('is departure, contact, end of the work: for the coach, the coordinator and each attempt', async () => {
    const departed = await left(inDays(-10))
    expect(departed).toMatchObject({ departedOn: inDays(-10) })
    const early = { code: 'before_departure', message: expect.stringContaining(inDays(-10)) }
    for (const who of [awa, chief]) {
      const met = who.api.confirmFirstContact({
        ...way.at(departed),
        body: { date: inDays(-11), way: 'in_person' },
      })
      expect(await faultOf(met)).toMatchObject({ path: 'body.date', ...early })
    }
    const attempts = [-9, -11, -8].map((days, n) => ({
      date: inDays(days),
      way: n === 0 ? ('letter' as const) : ('phone' as const),
    }))
    const tried = awa.api.reportNoContact({ ...way.at(departed), body: { attempts } })
    expect(await faultOf(tried)).toMatchObject({ path: 'body.attempts[1].date', ...early })

    const { body: met } = await awa.api.confirmFirstContact({
      ...way.at(departed),
      body: { date: inDays(-5), way: 'in_person' },
    })
    expect(met).toMatchObject({ metOn: inDays(-5) })
    const ended = (date: string) =>
      awa.api.completeReferral({ ...way.at(met), body: { outcome: 'employed', date } })
    expect(await faultOf(ended(inDays(-6)))).toMatchObject({ code: 'before_contact' })
    expect((await ended(inDays(-5))).body.state).toBe('completed')
  })

  test('begins with the service where nobody departs', async () => {
    const accepted = await referralIn(houses, 'accepted', 'referral')
    const { body: served } = await awa.api.startService({ ...way.at(accepted), body: { date: inDays(-3) } })
    const ended = chief.api.completeReferral({
      ...way.at(served),
      body: { outcome: 'seeking', date: inDays(-4) },
    })
    expect(await faultOf(ended)).toMatchObject({ path: 'body.date', code: 'before_contact' })
  })

  test('lets nobody arrive before they leave, in whichever form that is said', async () => {
    const { id } = await preparedCase(houses)
    const arrivalWindow = { earliest: inDays(3), latest: inDays(30) }
    const body = {
      participantId: id,
      to: houses.dakar.id,
      kind: 'handover' as const,
      needs: ['advice' as const],
    }
    const fault = { path: 'body.arrivalWindow.earliest', code: 'arrives_before_departure' }
    // The person means to leave in sixty days.
    expect(await faultOf(miriam.api.createReferral({ body: { ...body, arrivalWindow } }))).toMatchObject(
      fault,
    )
    const draft = await way.draft(id)
    const sooner = miriam.api.advanceDeparture({
      ...way.at(draft),
      body: { date: inDays(5), arrivalWindow },
    })
    expect(await faultOf(sooner)).toMatchObject(fault)
    const { body: participant } = await miriam.api.readParticipant({ params: { participantId: id } })
    const early = miriam.api.departEarly({
      params: { participantId: id },
      ifMatch: participant.version,
      body: { date: inDays(5), arrivalWindow },
    })
    expect(await faultOf(early)).toMatchObject(fault)
  })
})
