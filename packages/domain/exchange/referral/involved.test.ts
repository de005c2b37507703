import { expect, test } from 'vitest'
import { coach, colleague } from '../../testing/casework.ts'
import { advisor, aReferral, deputy } from '../../testing/exchange.ts'
import { isInvolved } from './involved.ts'

const coaches = ['coach'] as const

test('at the sender a coach works with their own referrals and those for which they stand in', () => {
  const referral = aReferral({ sender: { responsibleId: coach, deputyId: colleague } })
  expect(isInvolved(referral, 'sender', { memberId: coach, roles: coaches })).toBe(true)
  expect(isInvolved(referral, 'sender', { memberId: colleague, roles: coaches })).toBe(true)
  expect(isInvolved(aReferral(), 'sender', { memberId: colleague, roles: coaches })).toBe(false)
})

test('at the receiver an offer is everybody’s until somebody is responsible', () => {
  expect(isInvolved(aReferral(), 'receiver', { memberId: deputy, roles: coaches })).toBe(true)
  const taken = aReferral({ receiver: { responsibleId: advisor } })
  expect(isInvolved(taken, 'receiver', { memberId: advisor, roles: coaches })).toBe(true)
  expect(isInvolved(taken, 'receiver', { memberId: deputy, roles: coaches })).toBe(false)
})

test('a coordinator works with every referral, and who neither coaches nor coordinates with none', () => {
  expect(isInvolved(aReferral(), 'sender', { memberId: deputy, roles: ['coordinator'] })).toBe(true)
  expect(isInvolved(aReferral(), 'sender', { memberId: coach, roles: ['admin', 'instructor'] })).toBe(false)
})
