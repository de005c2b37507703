import { describe, expect, test } from 'vitest'
import { coach, colleague } from '../../testing/casework.ts'
import { advisor, aReferral, deputy, now } from '../../testing/exchange.ts'
import { changesHands, reassign } from './reassign.ts'

const by = { memberId: colleague, at: now }

describe('a case that goes to somebody else takes its referrals along', () => {
  test('at the sender, whose coach is responsible and whose deputy stands in', () => {
    const referral = aReferral({ sender: { responsibleId: coach, deputyId: colleague } })
    const moved = reassign(
      referral,
      'sender',
      { before: { coachId: coach, deputyId: colleague }, now: { coachId: deputy } },
      by,
    )
    expect(moved?.referral.sender).toEqual({ responsibleId: deputy })
    expect(moved?.event).toMatchObject({ command: 'reassign', side: 'sender', memberId: colleague, seq: 8 })
  })

  test('at the receiver, and only there', () => {
    const referral = aReferral({ receiver: { responsibleId: advisor, deputyId: deputy } })
    const change = { before: { coachId: advisor, deputyId: deputy }, now: { coachId: deputy } }
    expect(reassign(referral, 'receiver', change, by)?.referral).toEqual({
      ...referral,
      receiver: { responsibleId: deputy },
      version: 8,
      seq: 8,
    })
  })

  test('without a change of its state, its owner or its place in a list', () => {
    const referral = aReferral({ state: 'departed' })
    const moved = reassign(
      referral,
      'sender',
      { before: { coachId: coach }, now: { coachId: colleague } },
      by,
    )
    const { sender: _, version: __, seq: ___, ...rest } = referral
    expect(moved?.referral).toMatchObject(rest)
    expect(moved?.event).toMatchObject({ from: 'departed', to: 'departed', opened: [], closed: [] })
  })
})

test('a deputy who was named for one referral stays, unless they are the coach now', () => {
  const referral = aReferral({ sender: { responsibleId: coach, deputyId: deputy } })
  const before = { coachId: coach, deputyId: colleague }
  const stays = reassign(referral, 'sender', { before, now: { coachId: advisor, deputyId: colleague } }, by)
  expect(stays?.referral.sender).toEqual({ responsibleId: advisor, deputyId: deputy })
  const rises = reassign(referral, 'sender', { before, now: { coachId: deputy, deputyId: colleague } }, by)
  expect(rises?.referral.sender).toEqual({ responsibleId: deputy, deputyId: colleague })
})

test('nothing follows where nobody answers for a side yet, or where it follows already', () => {
  const change = { before: { coachId: coach }, now: { coachId: colleague } }
  expect(reassign(aReferral(), 'receiver', change, by)).toBeUndefined()
  expect(reassign(aReferral({ sender: { responsibleId: colleague } }), 'sender', change, by)).toBeUndefined()
})

test('a new deputy changes hands as a new coach does', () => {
  expect(changesHands({ before: { coachId: coach }, now: { coachId: coach, deputyId: deputy } })).toBe(true)
  expect(changesHands({ before: { coachId: coach }, now: { coachId: colleague } })).toBe(true)
  expect(changesHands({ before: { coachId: coach }, now: { coachId: coach } })).toBe(false)
})
