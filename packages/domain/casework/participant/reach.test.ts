import { expect, test } from 'vitest'
import { aParticipant, coach, colleague, id } from '../../testing/casework.ts'
import { isWithin, reachOf } from './reach.ts'

const stranger = id<'member'>(503)

test('a coach reaches the cases of which they are coach or deputy, and no other', () => {
  const shared = { ...aParticipant(), deputyId: colleague }
  expect(isWithin(reachOf(['coach'], coach), shared)).toBe(true)
  expect(isWithin(reachOf(['counsellor'], colleague), shared)).toBe(true)
  expect(isWithin(reachOf(['coach', 'counsellor'], stranger), shared)).toBe(false)
})

test('a coordinator reaches every case', () => {
  expect(isWithin(reachOf(['coach', 'coordinator'], stranger), aParticipant())).toBe(true)
})

test('an admin reaches no case but their own', () => {
  expect(isWithin(reachOf(['admin'], stranger), aParticipant())).toBe(false)
})
