import { localDay } from '../../calendar/zones.ts'
import { refuse } from '../../kernel/refusal.ts'
import { inOrder, intersect, type Tier, tiers, without } from '../../sharing/tiers.ts'
import { crossableTiers } from '../../tenancy/safety-limit.ts'
import { deadlinesAfter } from '../deadlines/clockwork.ts'
import { type Track, trackFor } from '../deadlines/deadlines.ts'
import { openableTiers } from '../disclosure/release.ts'
import type { Order } from '../referral/commands.ts'
import { type Reason, reasonSchema } from '../referral/reasons.ts'
import type { EventDetail, Referral } from '../referral/referral.ts'
import type { Circumstances, ClockOrder, Decision } from './decision.ts'
import { assertGuards } from './guards.ts'
import { rowFor } from './rows.ts'
import type { Transition } from './transition.ts'

/**
 * Applies a command to a referral, by the table of transitions. Writes nothing itself.
 *
 * @throws {Refused} `stale_version`, `forbidden`, `illegal_transition` with what is allowed instead, `reason_required`,
 *   and whatever the guards of the row refuse
 */
export function decide(
  referral: Referral,
  order: Order | ClockOrder,
  circumstances: Circumstances,
): Decision {
  if (circumstances.expectedVersion !== referral.version) {
    refuse({ code: 'stale_version', current: referral.version })
  }
  const row = rowFor(referral, order, circumstances.actor)
  const reason = reasonOf(row, order)
  if (row.supersedes && referral.supersededBy) refuse({ code: 'already_exists', what: 'successor' })
  assertGuards(row, referral, order, circumstances)
  return carryOut(row, referral, order, circumstances, reason)
}

function reasonOf(row: Transition, order: Order | ClockOrder): Reason | undefined {
  if (row.reasons === undefined) return row.reason
  const given = 'body' in order && 'reason' in order.body ? order.body.reason : undefined
  const reason = reasonSchema.safeParse(given).data
  if (reason === undefined || !row.reasons.includes(reason)) {
    return refuse({ code: 'reason_required', allowed: row.reasons })
  }
  return reason
}

function carryOut(
  row: Transition,
  referral: Referral,
  order: Order | ClockOrder,
  circumstances: Circumstances,
  reason: Reason | undefined,
): Decision {
  const { now, actor, successor } = circumstances
  const track = trackAfter(row, order, referral, circumstances)
  const facts = factsOf(row, order, referral, circumstances)
  const state = row.to === 'unchanged' || row.to === 'deleted' ? referral.state : row.to
  const closing = closingTiers(row, referral, order, circumstances)
  const closed = intersect(referral.openTiers, closing)
  const opened = without(openingTiers(row, referral, order, circumstances), referral.openTiers)
  const openTiers = inOrder([...without(referral.openTiers, closed), ...opened])
  const vitalTiers = vitalAfter(row, referral, openTiers, opened, circumstances)
  const seq = referral.seq + 1
  const detail = detailOf(row, order)
  const { vitalTiers: _, ...standing } = referral
  const timed = {
    ...standing,
    ...facts,
    track,
    ...(vitalTiers.length > 0 && { vitalTiers: [...vitalTiers] }),
  }
  return {
    referral: {
      ...timed,
      state,
      owner: row.owner ?? referral.owner,
      version: referral.version + 1,
      seq,
      packageVersion: referral.packageVersion + (row.packs ? 1 : 0),
      openTiers: [...openTiers],
      deadlines: [...deadlinesAfter(row, order, timed, circumstances)],
      ...(row.supersedes && successor && { supersededBy: successor }),
      changedAt: now,
    },
    event: {
      seq,
      command: order.command,
      side: actor.side,
      ...(actor.memberId && { memberId: actor.memberId }),
      at: now,
      from: referral.state,
      to: state,
      ...(reason && { reason }),
      ...('policy' in order && { policy: order.policy }),
      opened: [...opened],
      closed: [...closed],
      ...(detail && { detail }),
    },
    opened,
    shredded: row.shreds ? closing : [],
    deletes: row.to === 'deleted',
    guards: row.guards ?? [],
  }
}

function closingTiers(
  { closes = [] }: Transition,
  referral: Referral,
  order: Order | ClockOrder,
  { consent, corridor }: Circumstances,
): readonly Tier[] {
  if (closes === 'all') return tiers
  if (closes === 'vital') return referral.vitalTiers ?? []
  if (closes === 'beyond_consent') {
    return without(tiers, corridor ? openableTiers(referral, consent, corridor) : [])
  }
  if (closes !== 'named') return closes
  return order.command === 'revoke-consent' ? inOrder(order.body.tiers ?? []) : []
}

/** The tiers open without a consent: each from its opening until it closes, or until the person has said yes to it. */
function vitalAfter(
  { opensVitally }: Transition,
  { vitalTiers = [] }: Referral,
  openTiers: readonly Tier[],
  opened: readonly Tier[],
  { consent }: Circumstances,
): readonly Tier[] {
  const vital = intersect([...vitalTiers, ...(opensVitally ? opened : [])], openTiers)
  return without(vital, consent.state === 'given' ? consent.tiers : [])
}

/**
 * The tiers that open: those of the row, within the consent of the person and the limits of the corridor now. For a
 * vital interest, whatever is named that may cross.
 */
function openingTiers(
  row: Transition,
  referral: Referral,
  order: Order | ClockOrder,
  { consent, corridor }: Circumstances,
): readonly Tier[] {
  if (row.opensVitally && order.command === 'disclose-vitally' && corridor) {
    return intersect(order.body.tiers, crossableTiers(corridor, referral))
  }
  if (consent.state !== 'given' || corridor === undefined) return []
  const early = consent.grant.mayCallBeforeDeparture ? (row.opensIfMayCall ?? []) : []
  const wanted = inOrder([...(row.opens ?? []), ...(row.opensIfConsented ?? []), ...early])
  return intersect(intersect(wanted, consent.tiers), crossableTiers(corridor, referral))
}

/** The fields that a command writes into the referral besides its transition. */
function factsOf(
  row: Transition,
  order: Order | ClockOrder,
  referral: Referral,
  { now, actor, consent }: Circumstances,
): Partial<Referral> {
  switch (order.command) {
    case 'revoke-consent':
      return row.starts?.includes('erasure_answer') ? { erasure: 'asked' } : {}
    case 'answer-erasure':
      return { erasure: order.body.answer }
    case 'give-consent':
    case 'renew-consent':
      return {
        ...(consent.state === 'given' && { consentId: consent.grant.id }),
        offeredAt: referral.offeredAt ?? now,
      }
    case 'acknowledge':
      return { acknowledgedAt: referral.acknowledgedAt ?? now }
    case 'accept': {
      const responsibleId = order.body.responsibleId ?? actor.memberId
      const { deputyId } = order.body
      return responsibleId ? { receiver: { responsibleId, ...(deputyId && { deputyId }) } } : {}
    }
    case 'record-departure':
      return { departedAt: now, departedOn: order.body.date }
    case 'start-service':
    case 'confirm-first-contact':
      return { metOn: order.body.date }
    case 'advance-departure': {
      const { date, arrivalWindow } = order.body
      const { request } = referral
      return {
        urgency: 'urgent',
        advancedAt: now,
        ...(request && { request: { ...request, arrivalWindow, plannedDeparture: date } }),
      }
    }
    default:
      return {}
  }
}

// How near the departure is counts when the offer is made. The request is the sender's to read, who makes it.
function trackAfter(
  { hastens }: Transition,
  order: Order | ClockOrder,
  { request, track, advancedAt }: Referral,
  circumstances: Circumstances,
): Track {
  if (hastens || advancedAt !== undefined) return 'fast'
  if (order.command !== 'give-consent' || request === undefined) return track
  const { now, calendars } = circumstances
  return trackFor(request.plannedDeparture, localDay(now, calendars.sender.timeZone))
}

function detailOf({ records = [] }: Transition, order: Order | ClockOrder): EventDetail | undefined {
  if (!('body' in order)) return undefined
  const kept = Object.entries(order.body).filter(
    ([name, value]) => records.includes(name) && value !== undefined,
  )
  // A validated body is JSON, and what is absent is filtered out.
  return kept.length > 0 ? (Object.fromEntries(kept) as EventDetail) : undefined
}
