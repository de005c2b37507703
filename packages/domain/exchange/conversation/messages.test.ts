import { describe, expect, test } from 'vitest'
import { id } from '../../testing/casework.ts'
import { aReferral } from '../../testing/exchange.ts'
import { assertWritable, type ReadReceipt, readUpTo, writeMessageSchema } from './messages.ts'

const now = '2026-03-02T09:00:00.000Z'

describe('writing', () => {
  const writes = (change: Parameters<typeof aReferral>[0], at = now) => {
    try {
      assertWritable(aReferral(change), at)
      return true
    } catch {
      return false
    }
  }

  test('goes on while the receiver may read the offer, and for thirty days after the end', () => {
    const openTiers = ['T0' as const]
    for (const state of ['offered', 'needs_info', 'accepted', 'departed', 'no_contact', 'active'] as const) {
      expect(writes({ state, openTiers, changedAt: '2020-01-01T00:00:00.000Z' })).toBe(true)
    }
    expect(writes({ state: 'completed', openTiers, changedAt: '2026-01-31T09:00:00.000Z' })).toBe(true)
    expect(writes({ state: 'completed', openTiers, changedAt: '2026-01-31T08:59:59.999Z' })).toBe(false)
  })

  test('ends where the receiver reads nothing any more', () => {
    for (const state of ['draft', 'declined', 'withdrawn', 'consent_revoked', 'completed'] as const) {
      expect(writes({ state, openTiers: [], changedAt: now })).toBe(false)
    }
  })

  test('takes up to two thousand characters, in one form', () => {
    expect(writeMessageSchema.parse({ text: 'Zoe\u0308 ' })).toEqual({ text: 'Zo\u00eb' })
    expect(writeMessageSchema.safeParse({ text: 'é'.repeat(2000) }).success).toBe(true)
    expect(writeMessageSchema.safeParse({ text: 'é'.repeat(2001) }).success).toBe(false)
    expect(writeMessageSchema.safeParse({ text: '   ' }).success).toBe(false)
  })
})

describe('reading', () => {
  const reader = { side: 'sender', memberId: id<'member'>(1) } as const
  const other = {
    side: 'sender',
    memberId: id<'member'>(2),
    upTo: 9,
    at: '2026-03-01T09:00:00.000Z',
  } as const

  test('moves a member’s own receipt forward and never back', () => {
    const read = readUpTo([other], reader, 3, now)
    expect(read).toEqual([other, { ...reader, upTo: 3, at: now }])
    expect(readUpTo(read, reader, 2, '2026-03-03T09:00:00.000Z')).toBe(read)
    expect(readUpTo(read, reader, 4, '2026-03-03T09:00:00.000Z')).toEqual([
      other,
      { ...reader, upTo: 4, at: '2026-03-03T09:00:00.000Z' },
    ])
  })

  test('keeps the receipts of fifty people', () => {
    let receipts: readonly ReadReceipt[] = []
    for (let n = 1; n <= 60; n += 1) {
      const at = new Date(Date.parse(now) + n * 1000).toISOString()
      receipts = readUpTo(receipts, { side: 'sender', memberId: id<'member'>(n) }, 1, at)
    }
    expect(receipts).toHaveLength(50)
    expect(receipts.at(-1)?.memberId).toBe(id<'member'>(60))
    expect(receipts[0]?.memberId).toBe(id<'member'>(11))
  })
})
