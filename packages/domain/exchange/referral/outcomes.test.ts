import { expect, test } from 'vitest'
import { tiers } from '../../sharing/tiers.ts'
import { id, refusalOf } from '../../testing/casework.ts'
import { aConsent, aReferral, circumstancesOf, dakar, orders } from '../../testing/exchange.ts'
import type { Consent } from '../consent/consent.ts'
import { decide } from '../transitions/decide.ts'
import { assertFeedback, mayReturn, reportIn, withReport } from './outcomes.ts'

const agreed = aConsent(tiers, { feedback: true })

test('the outcome of the end is of month 0, and those later of their month; a second one puts the first right', () => {
  const end = reportIn(orders.complete)
  expect(end).toEqual({ month: 0, outcome: 'employed', date: '2026-03-02' })
  const later = reportIn(orders['report-outcome'])
  expect(later.month).toBe(3)
  const right = { ...later, outcome: 'seeking' as const }
  expect(withReport(withReport([later], end), right)).toEqual([end, right])
})

test('it comes back to the sender only by a consent in force that says so, towards this receiver', () => {
  expect(mayReturn(agreed, dakar)).toBe(true)
  const not: readonly Consent[] = [aConsent(), { state: 'none' }, { state: 'expired' }]
  for (const consent of not) expect(mayReturn(consent, dakar)).toBe(false)
  expect(mayReturn(agreed, id<'tenant'>(999))).toBe(false)
})

test('who reports without it is told why not', () => {
  const refusal = (consent: Consent) => refusalOf(() => assertFeedback(consent, dakar))
  expect(refusal(agreed)).toBeUndefined()
  expect(refusal(aConsent())).toEqual({ code: 'feedback_not_agreed' })
  expect(refusal({ state: 'revoked' })).toEqual({ code: 'consent_ended', state: 'revoked' })
  const reporting = (consent: Consent) =>
    refusalOf(() =>
      decide(
        aReferral({ state: 'completed' }),
        orders['report-outcome'],
        circumstancesOf('receiver', { consent }),
      ),
    )
  expect(reporting(agreed)).toBeUndefined()
  expect(reporting(aConsent())).toEqual({ code: 'feedback_not_agreed' })
})
