import { describe, expect, test } from 'vitest'
import { aReferral } from '../../testing/exchange.ts'
import { owedAt, uncontactedSince } from './watch.ts'

const at = (day: string) => `2026-03-${day}T22:59:59.999Z`

describe('nobody has contacted', () => {
  test('who departed, and who was not found, since the departure', () => {
    for (const state of ['departed', 'no_contact'] as const) {
      expect(uncontactedSince(aReferral({ kind: 'handover', state, departedAt: at('02') }))).toBe(at('02'))
    }
  })

  test('and nobody else', () => {
    for (const state of ['accepted', 'active', 'expired'] as const) {
      expect(uncontactedSince(aReferral({ kind: 'handover', state, departedAt: at('02') }))).toBeUndefined()
    }
  })
})

describe('what a side owes', () => {
  const referral = aReferral({
    deadlines: [
      { policy: 'decision', side: 'receiver', startedAt: at('01'), dueAt: at('16') },
      {
        policy: 'acknowledgement',
        side: 'receiver',
        startedAt: at('01'),
        dueAt: at('04'),
        actedAt: at('05'),
      },
      { policy: 'late_decision', side: 'sender', startedAt: at('01'), daysLeft: 2 },
    ],
  })

  test('counts from its first limit, and a reminder does not settle it', () => {
    expect(owedAt(referral, 'receiver')).toBe(at('04'))
  })

  test('is nothing while its clock waits', () => {
    expect(owedAt(referral, 'sender')).toBeUndefined()
  })
})
