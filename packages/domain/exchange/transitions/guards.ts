import { localDay } from '../../calendar/zones.ts'
import { refuseOwnDeputy } from '../../casework/participant/responsible.ts'
import { type FieldError, refuse } from '../../kernel/refusal.ts'
import type { CalendarDate } from '../../kernel/time.ts'
import type { ReferralKind } from '../../sharing/kinds.ts'
import { intersect, type Tier, tiers, tiersUpTo, without } from '../../sharing/tiers.ts'
import { assertActive, type Corridor } from '../../tenancy/corridor.ts'
import { limitOn, tiersWithin } from '../../tenancy/safety-limit.ts'
import { assertConsent } from '../consent/consent.ts'
import { assertLeadsOn } from '../consent/extent.ts'
import { deadlinePolicies } from '../deadlines/policies.ts'
import type { Order } from '../referral/commands.ts'
import { assertFeedback } from '../referral/outcomes.ts'
import type { Referral } from '../referral/referral.ts'
import type { Circumstances, ClockOrder } from './decision.ts'
import type { Guard, Transition } from './transition.ts'

/** How often, and on how many different ways, a person must have been tried before they count as not reached. */
const attemptsNeeded = 3
const waysNeeded = 2

/** Refuses where a guard of the row does not hold. */
export function assertGuards(
  row: Transition,
  referral: Referral,
  order: Order | ClockOrder,
  circumstances: Circumstances,
): void {
  for (const guard of row.guards ?? []) guards[guard](referral, order, circumstances, row)
}

type Check = (
  referral: Referral,
  order: Order | ClockOrder,
  circumstances: Circumstances,
  row: Transition,
) => void

const guards: Readonly<Record<Guard, Check>> = {
  corridor: (referral, order, circumstances, { to, opens = [] }) => {
    const { corridor } = circumstances
    const asked = namedTiers(order)
    assertCorridor(corridor, referral.kind, [...opens, ...asked], todayOf(circumstances))
    // A departure or a meeting is a fact whatever may be told of the person: then it opens within the limit.
    const needed = to === 'unchanged' ? [] : intersect(opens, ['T0', 'T1'])
    assertWithinLimit(corridor, referral, [...needed, ...asked])
  },

  consent: ({ to }, _order, { consent }, { opens = [] }) => assertConsent(consent, to, inForce(opens)),

  leads_on: (referral, order, { corridor }) => {
    const limit = corridor && limitOn(corridor, referral)
    assertLeadsOn(referral, namedTiers(order), limit ? tiersWithin(limit.highest) : tiers)
  },

  consent_over: ({ openTiers }, _order, { consent }) => {
    if (consent.state === 'given' || openTiers.length > 0) {
      refuse({ code: 'not_possible', what: 'consent_holds' })
    }
  },

  beyond_consent: ({ openTiers, vitalTiers = [] }, order, { consent }) => {
    const named = namedTiers(order)
    const allowed = consent.state === 'given' ? consent.tiers : []
    if (vitalTiers.length > 0) refuse({ code: 'not_possible', what: 'vital_interests_open' })
    if (intersect(named, [...openTiers, ...allowed]).length > 0) {
      refuse({ code: 'not_possible', what: 'consent_holds' })
    }
    if (!openTiers.includes('T0') && !named.includes('T0')) {
      refuse({ code: 'invalid', errors: [{ path: ['body', 'tiers'], code: 'offer_tier_required' }] })
    }
  },

  feedback: ({ to }, _order, { consent }) => assertFeedback(consent, to),

  two_persons: (_referral, order, { actor }) => {
    if (actor.side === 'person') return
    const [one, other] = pairOf(order, actor.memberId)
    if (other === undefined || one === other) refuse({ code: 'two_persons_required' })
  },

  other_deputy: (_referral, order, { actor }) => {
    if (order.command !== 'accept') return
    const { responsibleId = actor.memberId, deputyId } = order.body
    refuseOwnDeputy(responsibleId, deputyId)
  },

  attempts: (_referral, order) => {
    if (order.command !== 'report-no-contact') return
    const { attempts } = order.body
    const ways = new Set(attempts.map(({ way }) => way))
    if (attempts.length < attemptsNeeded || ways.size < waysNeeded) {
      refuse({ code: 'contact_attempts_missing', attempts: attemptsNeeded, ways: waysNeeded })
    }
  },

  happened: (referral, order, circumstances) => {
    const today = todayOf(circumstances)
    const errors = daysIn(order).flatMap(({ path, day }): FieldError[] => {
      if (day > today) return [{ path, code: 'in_the_future' }]
      const fault = outOfOrder(order, day, referral)
      return fault ? [{ path, ...fault }] : []
    })
    if (errors.length > 0) refuse({ code: 'invalid', errors })
  },

  ahead: (_referral, order, { now, calendars }) => {
    if (!('body' in order) || !('earliest' in order.body)) return
    if (order.body.earliest < localDay(now, calendars.receiver.timeZone)) {
      refuse({ code: 'invalid', errors: [{ path: ['body', 'earliest'], code: 'in_the_past' }] })
    }
  },

  receiver_owns: ({ owner }) => {
    if (owner !== 'receiver') refuse({ code: 'not_possible', what: 'already_taken_back' })
  },

  receiver_must_answer: ({ erasure }) => {
    if (erasure !== 'asked') {
      refuse({ code: 'not_possible', what: 'nothing_to_answer' })
    }
  },

  due: ({ deadlines }, order, { now }) => {
    if (!('policy' in order)) return
    const running = deadlines.find(({ policy }) => policy === order.policy)
    const isOver = running?.dueAt !== undefined && running.dueAt < now && running.actedAt === undefined
    if (!isOver || deadlinePolicies[order.policy].onDue !== order.command) {
      refuse({ code: 'not_possible', what: 'not_due' })
    }
  },
}

/** The day at the side that acts; a person acts where the sender is. */
function todayOf({ now, actor, calendars }: Circumstances): CalendarDate {
  return localDay(now, calendars[actor.side === 'receiver' ? 'receiver' : 'sender'].timeZone)
}

/**
 * Refuses what no agreement, or not this one, allows on a day.
 *
 * @throws {Refused} `corridor_missing`, `corridor_not_active`, `corridor_forbids`
 */
export function assertCorridor(
  corridor: Corridor | undefined,
  kind: ReferralKind,
  tiers: readonly Tier[],
  today: CalendarDate,
): asserts corridor is Corridor {
  if (corridor === undefined) refuse({ code: 'corridor_missing' })
  assertActive(corridor, today)
  // Who pays is told figures, whatever was agreed on.
  if (corridor.parties.to?.kind === 'funder') refuse({ code: 'corridor_forbids', what: 'kind', allowed: [] })
  if (!corridor.kinds.includes(kind)) {
    refuse({ code: 'corridor_forbids', what: 'kind', allowed: corridor.kinds })
  }
  const allowed = tiersUpTo(corridor.highestTier)
  if (without(tiers, allowed).length > 0) refuse({ code: 'corridor_forbids', what: 'tier', allowed })
}

/**
 * Refuses what the sender's organisation lets nobody have for now.
 *
 * @throws {Refused} `safety_limit` with the limit
 */
export function assertWithinLimit(
  corridor: Corridor,
  destination: Pick<Referral, 'country'>,
  tiers: readonly Tier[],
): void {
  const limit = limitOn(corridor, destination)
  if (limit && without(tiers, tiersWithin(limit.highest)).length > 0) {
    refuse({ code: 'safety_limit', ...limit })
  }
}

/** The days on which something happened, by an order. */
function daysIn(
  order: Order | ClockOrder,
): readonly { readonly path: FieldError['path']; readonly day: CalendarDate }[] {
  if (!('body' in order)) return []
  if ('attempts' in order.body) {
    return order.body.attempts.map(({ date }, n) => ({ path: ['body', 'attempts', n, 'date'], day: date }))
  }
  return 'date' in order.body ? [{ path: ['body', 'date'], day: order.body.date }] : []
}

/** First the person leaves, then they are met, then the work ends and its outcome shows. */
function outOfOrder(
  { command }: Order | ClockOrder,
  day: CalendarDate,
  { departedOn, metOn }: Referral,
): Pick<FieldError, 'code' | 'params'> | undefined {
  if (command === 'record-departure') return undefined
  if (departedOn !== undefined && day < departedOn) {
    return { code: 'before_departure', params: { departure: departedOn } }
  }
  const follows = command === 'complete' || command === 'report-outcome'
  return follows && metOn !== undefined && day < metOn
    ? { code: 'before_contact', params: { contact: metOn } }
    : undefined
}

/** The tiers that a command asks to let cross. */
function namedTiers(order: Order | ClockOrder): readonly Tier[] {
  switch (order.command) {
    case 'request-consent':
    case 'prepare-renewal':
    case 'disclose-vitally':
      return order.body.tiers
    default:
      return []
  }
}

// Every disclosure happens inside an offer, so a consent without T0 carries nothing.
function inForce(opens: readonly Tier[]): readonly Tier[] {
  return opens.includes('T0') ? opens : ['T0', ...opens]
}

/** The two who must be different persons. */
function pairOf(order: Order | ClockOrder, acting: string | undefined): readonly (string | undefined)[] {
  switch (order.command) {
    case 'give-consent':
    case 'renew-consent':
      return [acting, order.body.witnessId]
    case 'disclose-vitally':
    case 'void-error':
      return [acting, order.body.secondPersonId]
    default:
      return []
  }
}
