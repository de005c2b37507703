import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refused } from '../../kernel/refusal.ts'
import { plusDays } from '../../kernel/time.ts'
import { referralKinds } from '../../sharing/kinds.ts'
import { type Tier, tiers } from '../../sharing/tiers.ts'
import { aConsent, aCorridor, aReferral, circumstancesOf, now, orders } from '../../testing/exchange.ts'
import { type Consent, consentUntil } from '../consent/consent.ts'
import { overdue } from '../deadlines/deadlines.ts'
import { deadlinePolicies } from '../deadlines/policies.ts'
import { openableTiers } from '../disclosure/release.ts'
import { consentedTiers } from '../disclosure/vital.ts'
import type { Order } from '../referral/commands.ts'
import { type Referral, referralSchema, timelineEventSchema } from '../referral/referral.ts'
import { isTerminal, type Side } from '../referral/states.ts'
import { decide } from './decide.ts'
import type { ClockOrder, Decision } from './decision.ts'
import { allowedCommands } from './rows.ts'

/** The answer that the person would give if they were asked now. */
type Yes = { readonly granted: readonly Tier[]; readonly mayCall: boolean; readonly holdsDays: number }

type Step = {
  readonly pick: number
  /** Whether the straight way is taken, where it can be: sequences would rarely get far by chance alone. */
  readonly onward: boolean
  readonly leaves: boolean
  /** Whether the clock gets there first, if anything is due. */
  readonly swept: boolean
  readonly daysLater: number
  readonly yes: Yes
}

const yes: fc.Arbitrary<Yes> = fc.record({
  granted: fc.subarray([...tiers]).map((some): Tier[] => [...new Set<Tier>(['T0', ...some])]),
  mayCall: fc.boolean(),
  holdsDays: fc.constantFrom(5, 40, 400),
})

const step: fc.Arbitrary<Step> = fc.record({
  pick: fc.nat({ max: 1_000 }),
  onward: fc.boolean(),
  leaves: fc.nat({ max: 24 }).map((number) => number === 0),
  swept: fc.boolean(),
  daysLater: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(0, 1) }, fc.integer({ min: 2, max: 9 })),
  yes,
})

const partial: readonly Order[] = [
  { command: 'revoke-consent', body: { tiers: ['T2'], way: 'phone' } },
  { command: 'revoke-consent', body: { tiers: ['T1', 'T3'], way: 'phone' } },
]
const leaving: readonly Order[] = [
  orders.refuse,
  orders.decline,
  orders.withdraw,
  orders['revoke-consent'],
  orders['void-error'],
  { command: 'unaccept', body: { reason: 'other', to: 'declined', comment: 'A fire in the house.' } },
]
const vitally: Order = {
  command: 'disclose-vitally',
  body: { ...orders['disclose-vitally'].body, tiers: ['T2'] },
}
const straight: readonly Order[] = [
  orders['request-consent'],
  orders['give-consent'],
  orders.accept,
  orders['record-departure'],
  orders['confirm-first-contact'],
  orders['start-service'],
]
const going = [...Object.values(orders), vitally].filter((order) => !leaving.includes(order))

type Turn = { readonly order: Order | ClockOrder; readonly side: Side }

/** The steps to try now; those that end a referral are rare, or sequences would stay short. */
function turns(referral: Referral, at: string, step: Step): readonly Turn[] {
  const due = dueOrder(referral, at)
  if (due && step.swept) return [{ order: due, side: 'system' }]
  const among = (orders: readonly Order[]) =>
    (['sender', 'receiver', 'person'] as const).flatMap((side) => {
      const allowed = allowedCommands(referral, { side })
      return orders.filter(({ command }) => allowed.includes(command)).map((order) => ({ order, side }))
    })
  if (step.leaves) return among([...leaving, ...partial])
  const onward = step.onward ? among(straight) : []
  return onward.length > 0 ? onward : among(going)
}

function take(referral: Referral, { order, side }: Turn, at: string, consent: Consent) {
  try {
    const circumstances = circumstancesOf(side, { now: at, expectedVersion: referral.version, consent })
    return decide(referral, order, circumstances)
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}

function dueOrder({ deadlines }: Referral, at: string): ClockOrder | undefined {
  const [first] = overdue(deadlines, at)
  return first && { command: deadlinePolicies[first.policy].onDue, policy: first.policy }
}

function said({ granted, mayCall, holdsDays }: Yes, at: string): Consent {
  return aConsent(granted, {
    feedback: true,
    mayCallBeforeDeparture: mayCall,
    expiresAt: plusDays(at, holdsDays),
  })
}

/** A yes counts for the very step that writes it down. */
function heldFor({ order }: Turn, consent: Consent, { yes }: Step, at: string): Consent {
  return order.command === 'give-consent' || order.command === 'renew-consent'
    ? said(yes, at)
    : consentUntil(consent, at)
}

function after(consent: Consent, { event }: Decision): Consent {
  if (event.command === 'expire-consent' && consent.state === 'given') {
    return { state: 'expired', grant: consent.grant }
  }
  if (event.command !== 'revoke-consent' || consent.state !== 'given') return consent
  const left = consent.tiers.filter((tier) => !event.closed.includes(tier))
  return left.includes('T0') ? { ...consent, tiers: left } : { state: 'revoked', grant: consent.grant }
}

test('whatever happens, one organisation is responsible, and the receiver reads only what the person allowed', {
  timeout: 1_800_000,
}, () => {
  let taken = 0
  const seen = new Set<string>()
  fc.assert(
    fc.property(
      fc.constantFrom(...referralKinds),
      fc.array(step, { minLength: 10, maxLength: 50 }),
      (kind, steps) => {
        let referral = aReferral({ kind, createdAt: now })
        let consent: Consent = { state: 'none' }
        let at = now
        for (const step of steps) {
          at = plusDays(at, step.daysLater)
          const before = referral
          const possible = turns(before, at, step)
          const turn = possible[step.pick % Math.max(1, possible.length)]
          if (turn === undefined) continue
          const held = heldFor(turn, consent, step, at)
          const decision = take(before, turn, at, held)
          if (decision === undefined) continue
          taken += 1
          seen.add(`${decision.event.command} ${before.state}`)
          referral = decision.referral
          consent = after(held, decision)
          holds(before, decision, consent)
          restsOnWhatItMay(before, decision)
          if (decision.deletes) break
        }
      },
    ),
    { numRuns: 2000 },
  )
  expect([...seen]).toEqual(
    expect.arrayContaining([
      'expire-consent active',
      'prepare-renewal accepted',
      'disclose-vitally active',
      'disclose-vitally offered',
      'lapse-vital active',
    ]),
  )
  expect(seen.size).toBeGreaterThan(100)
  expect(taken).toBeGreaterThan(10_000)
})

/** Two persons may open what nobody agreed to, nothing sensitive, and not beyond 72 hours; a yes or a no ends it. */
function restsOnWhatItMay(before: Referral, { referral, event }: Decision): void {
  const { vitalTiers = [], deadlines, openTiers } = referral
  const limit = deadlines.find(({ policy }) => policy === 'vital_interests')
  expect(limit !== undefined).toBe(vitalTiers.length > 0)
  expect(openTiers).toEqual(expect.arrayContaining(vitalTiers))
  expect(vitalTiers).not.toContain('T3')
  if (event.command === 'disclose-vitally') {
    expect(event.opened).toEqual(vitalTiers)
    expect(limit).toMatchObject({ startedAt: event.at, dueAt: plusDays(event.at, 3) })
  } else expect(before.vitalTiers ?? []).toEqual(expect.arrayContaining(vitalTiers))
  if (event.command === 'renew-consent' || event.command === 'lapse-vital') expect(vitalTiers).toEqual([])
  if (limit && event.command !== 'disclose-vitally') expect(before.deadlines).toContainEqual(limit)
}

function holds(before: Referral, { referral, event, opened }: Decision, consent: Consent): void {
  expect(referral.version).toBe(before.version + 1)
  expect(event.seq).toBe(before.seq + 1)

  // Responsibility crosses at the first contact and comes back by taking back, or not at all.
  if (referral.owner === 'receiver' && before.owner === 'sender') {
    expect(event.command).toBe('confirm-first-contact')
  }
  if (referral.kind === 'referral') expect(referral.owner).toBe('sender')
  if (referral.owner === 'receiver') {
    expect(['active', 'completed', 'returned', 'consent_revoked']).toContain(referral.state)
  }

  // An open tier rests on the consent or on a vital interest, or a clock that runs is about to close it.
  const agreed = consentedTiers(referral)
  const policiesDue = referral.deadlines.map(({ policy }) => policy)
  if (consent.state === 'given') {
    const openable = openableTiers(referral, consent, aCorridor())
    expect(openable).toEqual(expect.arrayContaining([...agreed]))
  } else if (consent.state === 'expired' && agreed.length > 0) {
    expect(policiesDue).toContain('consent_expiry')
  } else expect(agreed).toEqual([])
  if (agreed.length > 0) expect(policiesDue).toContain('consent_expiry')
  if (opened.length > 0 && event.command !== 'disclose-vitally') expect(consent.state).toBe('given')
  if (referral.offeredAt === undefined) expect(referral.openTiers).toEqual([])

  if (isTerminal(before.state)) expect([before.state, 'voided']).toContain(referral.state)

  // No clock runs that could not act, and none runs twice.
  const policies = referral.deadlines.map(({ policy }) => policy)
  expect(new Set(policies).size).toBe(policies.length)
  for (const policy of policies) {
    const possible = allowedCommands(referral, { side: 'system' })
    expect(possible).toContain(deadlinePolicies[policy].onDue)
  }
  for (const deadline of referral.deadlines) {
    expect((deadline.dueAt === undefined) !== (deadline.daysLeft === undefined)).toBe(true)
  }

  expect(referralSchema.parse(referral)).toEqual(referral)
  expect(timelineEventSchema.parse(event)).toEqual(event)
}
