import { expect, test } from 'vitest'
import { id } from '../testing/casework.ts'
import { beginAttempt, type Delivery, endAttempt, redeliver } from './webhook.ts'

const now = '2026-03-02T09:30:00.000Z'
const fresh: Delivery = {
  id: id<'delivery'>(1),
  webhookId: id<'webhook'>(1),
  type: 'referral.offered',
  referralId: id<'referral'>(1),
  referralState: 'offered',
  referralVersion: 3,
  side: 'receiver',
  occurredAt: now,
  state: 'pending',
  attempts: 0,
  dueAt: now,
  version: 1,
}

test('an attempt is taken before it is made, and is due again later and later', () => {
  let delivery = fresh
  const pauses: number[] = []
  for (let attempt = 0; attempt < 8; attempt += 1) {
    delivery = beginAttempt(delivery, now, 0.5)
    pauses.push((Date.parse(delivery.dueAt ?? '') - Date.parse(now)) / 60_000)
  }
  expect(pauses).toEqual([1, 5, 30, 120, 300, 720, 1_440, 1_440])
  expect(Date.parse(beginAttempt(fresh, now, 0).dueAt ?? '') - Date.parse(now)).toBe(48_000)
  expect(Date.parse(beginAttempt(fresh, now, 1).dueAt ?? '') - Date.parse(now)).toBe(72_000)
})

test('success ends it, failure keeps it due, the eighth failure is the last, and a replay begins anew', () => {
  const begun = beginAttempt(fresh, now, 0.5)
  const done = endAttempt(begun, { status: 204 })
  expect(done).toMatchObject({ state: 'delivered', lastStatus: 204, version: 3 })
  expect(done).not.toHaveProperty('dueAt')
  const failed = endAttempt(begun, { status: 500, fault: 'status' })
  expect(failed).toMatchObject({ state: 'pending', lastStatus: 500, lastFault: 'status', dueAt: begun.dueAt })
  expect(endAttempt({ ...failed, attempts: 7 }, { fault: 'timeout' })).not.toHaveProperty('lastStatus')
  const dead = endAttempt({ ...failed, attempts: 8 }, { fault: 'timeout' })
  expect(dead).toMatchObject({ state: 'dead', lastFault: 'timeout' })
  expect(dead).not.toHaveProperty('dueAt')
  expect(endAttempt(begun, { fault: 'webhook_gone' }).state).toBe('dead')
  expect(redeliver(dead, now)).toMatchObject({ state: 'pending', attempts: 0, dueAt: now })
})
