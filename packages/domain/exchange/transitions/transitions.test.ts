import { expect, test } from 'vitest'
import { deadlinePolicies } from '../deadlines/policies.ts'
import { boxPartOf, referralStates } from '../referral/states.ts'
import type { Transition } from './transition.ts'
import { transitions } from './transitions.ts'

/** A row as a line: from, who does what, to, and who is responsible, what opens and what dies with it. */
function line(row: Transition): string {
  const { from, command, when, kinds, by, to, owner, opens, opensIfConsented, closes, shreds } = row
  const who = by
    .map(({ side, roles }) => (roles?.includes('coach') === false ? `${side}'s lead` : side))
    .join('/')
  const what = [command, when && `(${when})`, kinds && `[${kinds.join()}]`].filter(Boolean).join(' ')
  const follows = [
    owner && `owner ${owner}`,
    opens && `opens ${opens.join()}`,
    opensIfConsented && `may open ${opensIfConsented.join()}`,
    closes && `closes ${Array.isArray(closes) ? closes.join() : closes}`,
    shreds && 'shreds',
  ].filter(Boolean)
  return [from.join(' '), `${who} ${what}`, to, ...follows].join(' | ')
}

const live = 'draft awaiting_consent offered needs_info waitlisted accepted departed no_contact active'
const consented = 'offered needs_info waitlisted accepted departed no_contact active completed'
const ended = 'completed returned declined expired withdrawn'

test('the table says what domain.md 5.2 and 5.3 say, read a second time', () => {
  expect(transitions.map(line)).toEqual([
    ' | sender create | draft | owner sender',
    'draft | sender request-consent | awaiting_consent',
    `${consented} | sender prepare-renewal | unchanged`,
    'awaiting_consent | sender revise | draft',
    'awaiting_consent | person/sender give-consent | offered | opens T0',
    'awaiting_consent | person/sender refuse | withdrawn | closes all | shreds',
    'offered | receiver acknowledge | offered',
    'offered | receiver ask | needs_info',
    'needs_info | sender answer | offered | opens T0',
    'offered | receiver waitlist | waitlisted',
    'waitlisted | receiver reconfirm | waitlisted',
    'offered waitlisted | receiver accept [handover] | accepted | opens T1',
    'offered waitlisted | receiver accept [referral] | accepted | opens T1',
    'offered needs_info waitlisted | receiver decline | declined | closes all | shreds',
    "accepted | receiver's lead unaccept (back_to_offered) | offered | closes T1,T2,T3 | shreds",
    "accepted | receiver's lead unaccept (declined) | declined | closes all | shreds",
    'draft awaiting_consent offered needs_info waitlisted accepted | sender advance-departure | unchanged',
    'accepted | sender record-departure [handover] | departed | opens T2',
    'accepted | receiver start-service [referral] | active | may open T2,T3',
    'departed | receiver confirm-first-contact [handover] | active | owner receiver | may open T3',
    'departed | receiver report-no-contact [handover] | no_contact | owner sender',
    'no_contact | sender/receiver resume [handover] | departed | opens T2',
    'active | receiver hand-back [referral] | returned | closes all | shreds',
    'active | receiver hand-back [handover] | returned | closes all | shreds',
    'returned | sender accept-back [handover] | returned | owner sender',
    'active | receiver complete | completed',
    'active completed | person/receiver report-outcome | unchanged',
    "completed declined expired | sender's lead reopen | unchanged",
    "no_contact | sender's lead reopen | expired | closes all | shreds",
    "completed declined expired | sender's lead reroute | unchanged",
    "no_contact | sender's lead reroute | expired | closes all | shreds",
    `${live.replace(' active', '')} | sender withdraw | withdrawn | owner sender | closes all | shreds`,
    'offered needs_info waitlisted | person/sender renew-consent | unchanged | opens T0 | closes beyond_consent',
    'accepted | person/sender renew-consent | unchanged | opens T0,T1 | closes beyond_consent',
    'departed no_contact | person/sender renew-consent | unchanged | opens T0,T1,T2 | closes beyond_consent',
    'active completed | person/sender renew-consent | unchanged | opens T0 | may open T1,T2,T3 | closes beyond_consent',
    `${live.replace('draft ', '')} ${ended} | person/sender/receiver revoke-consent (some_tiers) | unchanged | closes named | shreds`,
    'awaiting_consent offered needs_info waitlisted | person/sender/receiver revoke-consent (everything) | consent_revoked | owner sender | closes all | shreds',
    'accepted departed no_contact | person/sender/receiver revoke-consent (everything) | consent_revoked | owner sender | closes all | shreds',
    'active | person/sender/receiver revoke-consent (everything) | consent_revoked | closes all | shreds',
    'completed returned | person/sender/receiver revoke-consent (everything) | unchanged | closes all | shreds',
    'declined expired withdrawn | person/sender/receiver revoke-consent (everything) | unchanged | closes all | shreds',
    'offered needs_info waitlisted accepted departed no_contact active | sender disclose-vitally | unchanged',
    'consent_revoked completed returned | receiver answer-erasure | unchanged',
    `${live} ${ended} | sender's lead void-error | voided | owner sender | closes all | shreds`,
    `${live} ${ended} consent_revoked | system remind | unchanged`,
    `${live} ${ended} consent_revoked | system escalate | unchanged`,
    'draft | system discard | deleted | closes all | shreds',
    'awaiting_consent | system lapse-request | draft',
    'offered needs_info waitlisted | system expire | expired | closes all | shreds',
    'waitlisted | system lapse-waitlist | offered',
    'departed | system lapse-contact [handover] | no_contact | owner sender',
    'no_contact | system close-no-contact [handover] | expired | closes all | shreds',
    'returned | system return-by-default [handover] | returned | owner sender',
    `${consented} | system expire-consent | unchanged | closes all | shreds`,
    `${consented} | system lapse-vital | unchanged | closes vital | shreds`,
  ])
})

test('the limits are those of domain.md 5.2', () => {
  const limits = Object.entries(deadlinePolicies).map(([policy, { side, limit, onDue, ...rest }]) => {
    const span = (of: object) =>
      Object.entries(of)
        .flatMap(([unit, count]) => [count, unit])
        .join(' ')
    const fast = 'fastLimit' in rest ? ` (fast: ${span(rest.fastLimit)})` : ''
    return `${policy}: ${side}, ${span(limit)}${fast}, ${onDue}`
  })
  expect(limits).toEqual([
    'draft_reminder: sender, 30 days, remind',
    'draft_deletion: sender, 60 days, discard',
    'consent_request: sender, 14 days, lapse-request',
    'acknowledgement: receiver, 3 workingDays (fast: 1 workingDays), escalate',
    'decision: receiver, 10 workingDays (fast: 3 workingDays), expire',
    'answer_reminder: sender, 5 workingDays (fast: 1 workingDays), remind',
    'answer: sender, 15 workingDays (fast: 3 workingDays), expire',
    'waitlist_reconfirmation: receiver, 14 days, lapse-waitlist',
    'late_decision: receiver, 3 workingDays, expire',
    'departure_question: sender, 30 days, remind',
    'service_start: receiver, 14 days, remind',
    'first_contact_nudge_1: receiver, 3 days, remind',
    'first_contact_nudge_2: receiver, 7 days, remind',
    'first_contact_nudge_3: receiver, 14 days, escalate',
    'first_contact: receiver, 30 days, lapse-contact',
    'reappearance: sender, 365 days, close-no-contact',
    'taking_back: sender, 10 workingDays, return-by-default',
    'erasure_answer: receiver, 30 days, escalate',
    'consent_expiry_notice: sender, -30 days, remind',
    'consent_expiry: sender, 0 days, expire-consent',
    'vital_interests: sender, 72 hours, lapse-vital',
  ])
})

test('every row says in one sentence what it is for', () => {
  for (const { purpose } of transitions) expect(purpose).toMatch(/^[A-Z].+\.$/)
})

test('whatever happens to a referral, it moves on in the boxes or stays, and never back', () => {
  const backwards = transitions.flatMap(({ from, to }) =>
    from.filter((state) =>
      referralStates.some((known) => known === to && boxPartOf(known) < boxPartOf(state)),
    ),
  )
  expect(backwards).toEqual([])
  expect(boxPartOf('completed')).toBeGreaterThan(boxPartOf('active'))
})
