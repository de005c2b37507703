import { describe, expect, test } from 'vitest'
import { coach, colleague } from '../../testing/casework.ts'
import { advisor, aReferral, now } from '../../testing/exchange.ts'
import { deadlinePolicies, type PolicyKey, policyKeys } from '../deadlines/policies.ts'
import type { Deadline, TimelineEvent } from './referral.ts'
import type { ReferralState } from './states.ts'
import { audienceOf, newsOf, type Waiting, waitingIn, waitsFor } from './waiting.ts'

const limit = (policy: PolicyKey, change: Partial<Deadline> = {}): Deadline => ({
  policy,
  side: deadlinePolicies[policy].side,
  startedAt: '2026-02-20T10:00:00.000Z',
  dueAt: '2026-03-10T23:00:00.000Z',
  ...change,
})

/** A limit that ran out and was escalated: it runs no more. */
const escalated = (policy: PolicyKey): Deadline => ({
  policy,
  side: deadlinePolicies[policy].side,
  startedAt: '2026-02-20T10:00:00.000Z',
  dueAt: '2026-02-28T23:00:00.000Z',
  actedAt: '2026-03-01T00:00:00.000Z',
})

const said = (waiting: readonly Waiting[]) => waiting.map(({ side, task }) => `${side} ${task}`)

test('an offer waits to be acknowledged, then to be decided, the nearer limit first', () => {
  const deadlines = [limit('decision'), limit('acknowledgement', { dueAt: '2026-03-04T23:00:00.000Z' })]
  expect(waitingIn(aReferral({ state: 'offered', deadlines }), now)).toEqual([
    {
      task: 'acknowledge_offer',
      side: 'receiver',
      since: '2026-02-20T10:00:00.000Z',
      dueAt: '2026-03-04T23:00:00.000Z',
      overdue: false,
    },
    {
      task: 'decide_offer',
      side: 'receiver',
      since: '2026-02-20T10:00:00.000Z',
      dueAt: '2026-03-10T23:00:00.000Z',
      overdue: false,
    },
  ])
})

test('while the sender owes an answer, the decision of the receiver waits for nobody', () => {
  const { dueAt: _, ...paused } = limit('decision', { daysLeft: 4 })
  const referral = aReferral({ state: 'needs_info', deadlines: [paused, limit('answer')] })
  expect(said(waitingIn(referral, now))).toEqual(['sender answer_questions'])
})

test('a consent that ends waits for a new one from the notice on, not from the day on which it was given', () => {
  const end = limit('consent_expiry')
  const notice = limit('consent_expiry_notice', { dueAt: '2026-03-05T00:00:00.000Z' })
  expect(waitingIn(aReferral({ state: 'accepted', deadlines: [notice, end] }), now)).toEqual([])
  expect(said(waitingIn(aReferral({ state: 'accepted', deadlines: [end] }), now))).toEqual([
    'sender renew_consent',
  ])
})

test('what a clock has reminded of is overdue, not gone', () => {
  const reminded = limit('departure_question', {
    dueAt: '2026-03-01T23:00:00.000Z',
    actedAt: '2026-03-02T00:00:00.000Z',
  })
  expect(waitingIn(aReferral({ state: 'accepted', deadlines: [reminded] }), now)).toEqual([
    {
      task: 'record_departure',
      side: 'sender',
      since: '2026-02-20T10:00:00.000Z',
      dueAt: '2026-03-01T23:00:00.000Z',
      overdue: true,
    },
  ])
})

test('what was escalated waits on, and the coordinators of the other side are asked to follow it up', () => {
  const referral = aReferral({ state: 'consent_revoked', deadlines: [escalated('erasure_answer')] })
  const found = waitingIn(referral, now)
  expect(said(found)).toEqual(['receiver answer_erasure', 'sender follow_up'])
  expect(found.every(({ overdue, escalatedAt }) => overdue && escalatedAt !== undefined)).toBe(true)
  expect(found.map((waiting) => audienceOf(waiting, { ...referral, receiver: { responsibleId: advisor } })))
    // The one who must answer and their coordinators; at the other side the coordinators alone.
    .toEqual([
      { members: [advisor], coordinators: true },
      { members: [], coordinators: true },
    ])
})

test('a limit of yesterday is overdue, and what is overdue comes first', () => {
  const late = limit('draft_reminder', { dueAt: '2026-03-01T23:00:00.000Z' })
  const soon = limit('waitlist_reconfirmation')
  const later = limit('first_contact', { dueAt: '2026-04-01T23:00:00.000Z' })
  const found = waitingIn(aReferral({ deadlines: [later, soon, late] }), now)
  expect(found.map(({ task, overdue }) => [task, overdue])).toEqual([
    ['finish_draft', true],
    ['confirm_place', false],
    ['make_contact', false],
  ])
})

test('it waits for whoever is responsible or stands in; for coordinators, where it is nobody’s', () => {
  const [waiting] = waitingIn(aReferral({ deadlines: [limit('consent_request')] }), now)
  const [offer] = waitingIn(aReferral({ deadlines: [limit('decision')] }), now)
  if (!waiting || !offer) throw new Error('something waits in each')
  const referral = aReferral({ sender: { responsibleId: coach, deputyId: colleague } })
  expect(audienceOf(waiting, referral)).toEqual({ members: [coach, colleague], coordinators: false })
  expect(audienceOf(offer, referral)).toEqual({ members: [], coordinators: true })
  const isFor = (one: Waiting, memberId: typeof coach, ...roles: ('coach' | 'coordinator')[]) =>
    waitsFor(one, referral, { memberId, roles })
  expect([isFor(waiting, colleague, 'coach'), isFor(waiting, advisor, 'coach')]).toEqual([true, false])
  expect([isFor(offer, advisor, 'coach'), isFor(offer, advisor, 'coordinator')]).toEqual([false, true])
})

test('every limit asks its own side for something', () => {
  for (const policy of policyKeys) {
    const [waiting, ...others] = waitingIn(aReferral({ deadlines: [limit(policy)] }), now)
    expect([waiting?.side, others], policy).toEqual([deadlinePolicies[policy].side, []])
  }
})

describe('what an event brings', () => {
  const at = '2026-02-20T10:00:00.000Z'
  const event = (change: Partial<TimelineEvent>): TimelineEvent => ({
    seq: 4,
    command: 'give-consent',
    side: 'sender',
    at,
    from: 'awaiting_consent',
    to: 'offered',
    opened: [],
    closed: [],
    ...change,
  })
  const news = (change: Partial<TimelineEvent>, state: ReferralState, ...deadlines: Deadline[]) =>
    newsOf(event(change), { state }, waitingIn(aReferral({ state, deadlines }), now)).map(({ task }) => task)

  test('is what began with it, and nothing that was done meanwhile', () => {
    expect(news({}, 'offered', limit('decision'), limit('acknowledgement'))).toEqual([
      'decide_offer',
      'acknowledge_offer',
    ])
    expect(news({}, 'departed', limit('first_contact', { startedAt: '2026-02-25T10:00:00.000Z' }))).toEqual(
      [],
    )
  })

  test('is what goes on at the other side, not what was there before at one’s own', () => {
    const later = { command: 'answer', at: '2026-02-25T10:00:00.000Z', from: 'needs_info' } as const
    expect(news(later, 'offered', limit('decision'))).toEqual(['decide_offer'])
    expect(news({ ...later, side: 'receiver' }, 'offered', limit('decision'))).toEqual([])
    expect(news({ ...later, from: 'offered' }, 'offered', limit('decision'))).toEqual([])
  })

  test('is what a clock reminds of, and what it escalates to both sides', () => {
    const clock = { side: 'system', from: 'offered', at: '2026-03-01T00:00:00.000Z' } as const
    expect(
      news(
        { ...clock, command: 'escalate', policy: 'acknowledgement' },
        'offered',
        escalated('acknowledgement'),
      ),
    ).toEqual(['acknowledge_offer', 'follow_up'])
    expect(
      news(
        { ...clock, command: 'remind', policy: 'answer_reminder' },
        'offered',
        limit('answer'),
        limit('decision'),
      ),
    ).toEqual(['answer_questions'])
  })
})
