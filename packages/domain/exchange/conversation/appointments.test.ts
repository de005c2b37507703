import { describe, expect, test } from 'vitest'
import { coach, colleague, id, refusalOf } from '../../testing/casework.ts'
import {
  agreeAppointment,
  appointmentSchema,
  cancelAppointment,
  comingUp,
  endAppointments,
  proposeAppointment,
  recordAppointment,
  timesOf,
} from './appointments.ts'

const now = '2026-03-02T09:00:00.000Z'
const morning = { start: '2026-03-04T09:00:00.000Z', end: '2026-03-04T10:00:00.000Z' }
const noon = { start: '2026-03-04T12:00:00.000Z', end: '2026-03-04T12:30:00.000Z' }
const sender = { side: 'sender', memberId: coach, now } as const
const receiver = { side: 'receiver', memberId: colleague, now } as const
const places = {
  sender: { country: 'DE', timeZone: 'Europe/Berlin' },
  receiver: { country: 'SN', timeZone: 'Africa/Dakar' },
}
const after = { ...receiver, now: '2026-03-04T10:00:00.000Z' }

const proposed = () =>
  proposeAppointment(
    id<'appointment'>(1),
    { kind: 'pre_departure_call', slots: [morning, noon], note: 'With the interpreter' },
    sender,
    places,
    {},
  )

describe('an appointment', () => {
  test('is proposed by one side, taken by the other, and held', () => {
    const agreed = agreeAppointment(proposed(), noon.start, receiver)
    expect(agreed).toMatchObject({ state: 'agreed', agreed: noon, agreedBy: colleague, version: 2 })
    expect(timesOf(proposed())).toEqual([morning, noon])
    expect(timesOf(agreed)).toEqual([noon])
    const held = recordAppointment(agreed, true, { ...after, now: noon.end })
    expect(held).toMatchObject({ state: 'held', version: 3 })
    expect(timesOf(held)).toEqual([])
    expect(recordAppointment(agreed, false, { ...after, now: noon.end }).state).toBe('missed')
    for (const each of [proposed(), agreed, held]) expect(appointmentSchema.parse(each)).toEqual(each)
  })

  test('is not agreed by whoever proposed it, nor for another time, nor too late', () => {
    expect(refusalOf(() => agreeAppointment(proposed(), noon.start, sender))).toEqual({
      code: 'not_possible',
      what: 'own_proposal',
    })
    const codeOf = (start: string, actor: typeof receiver | typeof after) => {
      const refusal = refusalOf(() => agreeAppointment(proposed(), start, actor))
      return refusal?.code === 'invalid' ? refusal.errors[0]?.code : refusal
    }
    expect(codeOf('2026-03-05T09:00:00.000Z', receiver)).toBe('not_proposed')
    expect(codeOf(morning.start, after)).toBe('in_the_past')
  })

  test('takes no step twice, and none out of turn', () => {
    const agreed = agreeAppointment(proposed(), noon.start, receiver)
    const cancelled = cancelAppointment(agreed, sender)
    for (const step of [
      () => cancelAppointment(cancelled, sender),
      () => agreeAppointment(agreed, noon.start, receiver),
      () => recordAppointment(proposed(), true, after),
    ]) {
      expect(refusalOf(step)?.code).toBe('illegal_transition')
    }
    expect(refusalOf(() => recordAppointment(agreed, true, receiver))).toEqual({
      code: 'not_possible',
      what: 'still_ahead',
    })
  })

  test.each([
    ['in_the_past', { start: '2026-03-02T08:00:00.000Z', end: '2026-03-02T10:00:00.000Z' }],
    ['too_far_ahead', { start: '2027-03-02T08:00:00.000Z', end: '2027-03-02T09:00:00.000Z' }],
    ['impossible_length', { start: noon.start, end: noon.start }],
    ['impossible_length', { start: noon.start, end: '2026-03-04T18:00:00.000Z' }],
    ['overlaps', { start: '2026-03-04T09:30:00.000Z', end: '2026-03-04T10:30:00.000Z' }],
  ])('is not proposed for a time that is %s', (code, slot) => {
    const propose = () =>
      proposeAppointment(
        id<'appointment'>(1),
        { kind: 'first_contact', slots: [morning, slot] },
        sender,
        places,
        {},
      )
    expect(refusalOf(propose)).toEqual({
      code: 'invalid',
      errors: [{ path: ['body', 'slots', 1], code }],
    })
  })
})

describe('the place of an appointment', () => {
  const at = (kind: 'first_contact' | 'pre_departure_call', more = {}) =>
    proposeAppointment(id<'appointment'>(1), { kind, slots: [noon], ...more }, sender, places, {})

  test('is where the person arrives for a first contact, where they leave for a call, unless said otherwise', () => {
    expect(at('first_contact')).toMatchObject({ host: 'receiver', country: 'SN', timeZone: 'Africa/Dakar' })
    expect(at('pre_departure_call')).toMatchObject({ host: 'sender', timeZone: 'Europe/Berlin' })
    expect(at('first_contact', { host: 'sender' })).toMatchObject({ country: 'DE' })
  })

  test('is one to which the person has come by then', () => {
    const left = { departedAt: now, departedOn: '2026-03-05' }
    const early = () =>
      proposeAppointment(
        id<'appointment'>(1),
        { kind: 'first_contact', slots: [noon] },
        receiver,
        places,
        left,
      )
    expect(refusalOf(early)).toEqual({
      code: 'invalid',
      errors: [{ path: ['body', 'slots', 0], code: 'before_departure', params: { departure: '2026-03-05' } }],
    })
    const call = () =>
      proposeAppointment(
        id<'appointment'>(1),
        { kind: 'pre_departure_call', slots: [noon] },
        sender,
        places,
        left,
      )
    expect(refusalOf(call)).toEqual({ code: 'not_possible', what: 'already_departed' })
  })
})

test('the end of a referral calls off what is still to come, and leaves what was', () => {
  const agreed = agreeAppointment(proposed(), noon.start, receiver)
  const held = recordAppointment(agreed, true, { ...after, now: noon.end })
  const ended = endAppointments([proposed(), agreed, held], now)
  expect(ended.map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'held'])
  expect(ended.map(({ version }) => version)).toEqual([2, 3, 3])
  expect(comingUp([proposed(), agreed, held], now).map(({ state }) => state)).toEqual(['agreed'])
  expect(comingUp([agreed], noon.end)).toEqual([])
  expect(comingUp(ended, now)).toEqual([])
})
