import { expect, test } from 'vitest'
import { coach, id, later, openedAt } from '../../testing/casework.ts'
import type { Appointment } from './appointments.ts'
import { askedByMessage, askedByProposals, canStillBeSaid, isStillAsked, unreadOf } from './asked.ts'

const message = (seq: number) => ({
  seq,
  side: 'sender' as const,
  memberId: coach,
  at: openedAt,
  text: 'Hello',
})
const proposal = (change: Partial<Appointment> = {}): Appointment => ({
  id: id<'appointment'>(1),
  version: 1,
  kind: 'pre_departure_call',
  host: 'sender',
  country: 'DE',
  timeZone: 'Europe/Berlin',
  state: 'proposed',
  side: 'sender',
  memberId: coach,
  slots: [{ start: later, end: later }],
  createdAt: openedAt,
  changedAt: openedAt,
  ...change,
})

test('messages of the other side add up until they are read, with one occasion for a letter', () => {
  const first = askedByMessage(undefined, message(3))
  const second = askedByMessage(first, message(5))
  expect(first).toMatchObject({ side: 'receiver', count: 1, notice: 3 })
  expect(second).toMatchObject({ count: 2, last: 5, notice: 3, since: openedAt })
  expect([0, 3, 5].map((upTo) => unreadOf(second, upTo))).toEqual([2, 2, 0])
  expect(askedByMessage(undefined, message(9)).notice).toBe(9)
})

test('a proposal waits for the other side until it is answered or its times are over', () => {
  const asked = askedByProposals('receiver', [proposal(), proposal({ state: 'cancelled' })])
  expect(asked).toMatchObject({ count: 1, notice: 2, until: later })
  expect(askedByProposals('sender', [proposal()])).toBeUndefined()
  expect(askedByProposals('receiver', [proposal({ state: 'agreed' })])).toBeUndefined()
  if (asked === undefined) throw new Error('it is asked')
  expect([isStillAsked(asked, 0, openedAt), isStillAsked(asked, 0, later)]).toEqual([true, false])
})

test('nothing waits to be read once nothing of the person is open any more', () => {
  expect([canStillBeSaid({ openTiers: ['T0', 'T1'] }), canStillBeSaid({ openTiers: [] })]).toEqual([
    true,
    false,
  ])
})
