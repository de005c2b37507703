import { describe, expect, test } from 'vitest'
import { coach, colleague, id, refusalOf } from '../../testing/casework.ts'
import {
  agreeAppointment,
  appointmentSchema,
  cancelAppointment,
  proposeAppointment,
  recordAppointment,
  timesOf,
} from './appointments.ts'

const now = '2026-03-02T09:00:00.000Z'
const morning = { start: '2026-03-04T09:00:00.000Z', end: '2026-03-04T10:00:00.000Z' }
const noon = { start: '2026-03-04T12:00:00.000Z', end: '2026-03-04T12:30:00.000Z' }
const sender = { side: 'sender', memberId: coach, now } as const
const receiver = { side: 'receiver', memberId: colleague, now } as const
const after = { ...receiver, now: '2026-03-04T10:00:00.000Z' }

const proposed = () =>
  proposeAppointment(
    id<'appointment'>(1),
    { kind: 'pre_departure_call', slots: [morning, noon], note: 'With the interpreter' },
    sender,
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
      proposeAppointment(id<'appointment'>(1), { kind: 'first_contact', slots: [morning, slot] }, sender)
    expect(refusalOf(propose)).toEqual({
      code: 'invalid',
      errors: [{ path: ['body', 'slots', 1], code }],
    })
  })
})
