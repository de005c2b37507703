import { expect, test } from 'vitest'
import { berlin, now, senegal } from '../../testing/exchange.ts'
import type { Deadline } from '../referral/referral.ts'
import { deadlineFor, paused } from './deadlines.ts'
import { afterSuspension, whileSuspended } from './suspension.ts'

const calendars = { sender: berlin, receiver: senegal }
const limited = (...deadlines: Deadline[]) => ({ deadlines })

// Ten working days from Monday, 2 March: due at the end of the 16th.
const decision = deadlineFor('decision', now, senegal)
const since = '2026-03-06T08:00:00.000Z'

test('a limit that runs out while its side is suspended is put off by the days that were left', () => {
  const referral = limited(decision)
  const due = '2026-03-17T06:00:00.000Z'
  const held = whileSuspended(referral, { receiver: since }, due, calendars)
  // Six of ten were left on Friday the 6th; Korité, on the 20th, does not count.
  expect(held.deadlines).toMatchObject([
    { dueAt: '2026-03-26T23:59:59.999Z', counted: { from: '2026-03-17', days: 6 } },
  ])
  const again = whileSuspended(held, { receiver: since }, '2026-03-27T06:00:00.000Z', calendars)
  expect(again.deadlines).toMatchObject([{ counted: { from: '2026-03-27', days: 6 } }])
})

test('nothing is put off before its time, for the other side, or where it was over before', () => {
  const referral = limited(decision)
  const due = '2026-03-17T06:00:00.000Z'
  const late = '2026-03-17T00:00:00.000Z'
  expect(whileSuspended(referral, { receiver: since }, '2026-03-10T06:00:00.000Z', calendars)).toBe(referral)
  expect(whileSuspended(referral, { sender: since }, due, calendars)).toBe(referral)
  expect(whileSuspended(referral, {}, due, calendars)).toBe(referral)
  expect(whileSuspended(referral, { receiver: late }, due, calendars)).toBe(referral)
})

test('a limit that protects the person runs on', () => {
  const vital = deadlineFor('vital_interests', now, berlin)
  const erasure = deadlineFor('erasure_answer', now, senegal)
  const referral = limited(vital, erasure)
  const later = '2026-05-04T08:00:00.000Z'
  expect(whileSuspended(referral, { sender: now, receiver: now }, later, calendars)).toBe(referral)
  expect(afterSuspension(referral, 'receiver', { from: now, until: later }, calendars)).toBe(referral)
})

test('after the suspension a limit goes on with the days that were left, and once only', () => {
  const suspension = { from: since, until: '2026-04-01T10:00:00.000Z' }
  const after = afterSuspension(limited(decision), 'receiver', suspension, calendars)
  expect(after.deadlines).toMatchObject([{ counted: { from: '2026-04-01', days: 6 } }])
  expect(afterSuspension(after, 'receiver', suspension, calendars)).toEqual(after)
  // One that began since has all of its days.
  const begun = deadlineFor('acknowledgement', '2026-03-20T08:00:00.000Z', senegal)
  expect(afterSuspension(limited(begun), 'receiver', suspension, calendars).deadlines).toMatchObject([
    { counted: { from: '2026-04-01', days: 3 } },
  ])
})

test('what waits for an answer, was acted upon, or is counted from a day to come stays as it is', () => {
  const suspension = { from: since, until: '2026-04-01T10:00:00.000Z' }
  const waiting = paused(decision, since, senegal)
  const reminded = { ...decision, actedAt: '2026-03-17T00:00:00.000Z' }
  const question = deadlineFor('departure_question', now, senegal, 'standard', '2026-06-01')
  for (const deadline of [waiting, reminded, { ...question, side: 'receiver' as const }]) {
    const referral = limited(deadline)
    expect(afterSuspension(referral, 'receiver', suspension, calendars).deadlines).toEqual([deadline])
  }
})
