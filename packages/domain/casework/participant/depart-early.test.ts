import { expect, test } from 'vitest'
import { aParticipant, coach, later, refusalOf } from '../../testing/casework.ts'
import { departEarly } from './depart-early.ts'

const planned = aParticipant({ plannedDeparture: { date: '2026-05-04', certainty: 'planned' } })

test('a departure is brought forward to a day that is booked', () => {
  expect(departEarly(planned, '2026-02-20', coach, later)).toMatchObject({
    plannedDeparture: { date: '2026-02-20', certainty: 'booked' },
    version: planned.version + 1,
    changedAt: later,
  })
  expect(departEarly(aParticipant(), '2026-08-01', coach, later).plannedDeparture?.date).toBe('2026-08-01')
})

test('a day that is over, and one that is later than was planned, is no departure brought forward', () => {
  const refusedFor = (date: string, participant = planned) =>
    refusalOf(() => departEarly(participant, date, coach, later))
  const wrong = (code: string) => ({ code: 'invalid', errors: [{ path: ['body', 'date'], code }] })
  expect(refusedFor('2026-02-12')).toEqual(wrong('in_the_past'))
  expect(refusedFor('2026-05-05')).toEqual(wrong('not_brought_forward'))
  expect(refusedFor('2026-05-04')).toBeUndefined()
  const window = { from: '2026-04-01', to: '2026-04-15' }
  const roughly = aParticipant({ plannedDeparture: { window, certainty: 'wished' } })
  expect(refusedFor('2026-04-16', roughly)).toEqual(wrong('not_brought_forward'))
  expect(refusedFor('2026-04-15', roughly)).toBeUndefined()
})

test('who has left cannot leave early', () => {
  expect(refusalOf(() => departEarly({ ...planned, stage: 'departed' }, '2026-02-20', coach, later))).toEqual(
    {
      code: 'not_possible',
      what: 'already_departed',
    },
  )
})
