import { localDay } from '../../calendar/zones.ts'
import type { CountryCode } from '../../kernel/codes/countries.ts'
import type { MemberId, ReferralId, TenantId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { CalendarDate } from '../../kernel/time.ts'
import { startedDeadlines } from '../deadlines/clockwork.ts'
import { trackFor } from '../deadlines/deadlines.ts'
import type { Circumstances, Decision } from '../transitions/decision.ts'
import { assertCorridor, assertWithinLimit } from '../transitions/guards.ts'
import { isEntitled } from '../transitions/rows.ts'
import { transitions } from '../transitions/transitions.ts'
import { arrivalRule, type CreateReferral, isArrivalAfter } from './commands.ts'
import { pseudonymIn, type Referral } from './referral.ts'
import { noticeWarnings, type Warning } from './warnings.ts'

/** The facts of a case that a new referral needs, and the names that its sender gives it. */
export type DraftFacts = {
  readonly id: ReferralId
  readonly from: TenantId
  readonly responsibleId: MemberId
  readonly country: CountryCode
  readonly plannedDeparture?: CalendarDate | undefined
  /** The record that this one follows. */
  readonly supersedes?: ReferralId | undefined
}

/**
 * A new referral, owned by its sender and unknown to the receiver.
 *
 * @throws {Refused} `forbidden`, and what the corridor refuses
 */
export function draftReferral(
  entry: CreateReferral,
  facts: DraftFacts,
  circumstances: Pick<Circumstances, 'now' | 'actor' | 'corridor' | 'calendars'>,
): Decision & { readonly warnings: readonly Warning[] } {
  const { now, actor, corridor, calendars } = circumstances
  if (!isEntitled(creation.by, actor)) refuse({ code: 'forbidden' })
  const today = localDay(now, calendars.sender.timeZone)
  assertCorridor(corridor, entry.kind, [], today)
  assertWithinLimit(corridor, facts, ['T0'])
  const { plannedDeparture } = facts
  if (plannedDeparture && entry.arrivalWindow && !isArrivalAfter(plannedDeparture, entry.arrivalWindow)) {
    const path = ['body', ...arrivalRule.path]
    refuse({ code: 'invalid', errors: [{ path, code: arrivalRule.error }] })
  }
  const request = {
    needs: entry.needs,
    ...(entry.arrivalWindow && { arrivalWindow: entry.arrivalWindow }),
    ...(plannedDeparture && { plannedDeparture }),
  }
  const track = trackFor(plannedDeparture, today)
  const referral: Referral = {
    id: facts.id,
    from: facts.from,
    to: entry.to,
    kind: entry.kind,
    state: 'draft',
    owner: 'sender',
    version: 1,
    seq: 1,
    pseudonym: pseudonymIn(facts.id),
    country: facts.country,
    urgency: entry.urgency,
    track,
    request,
    sender: { responsibleId: facts.responsibleId, ...(entry.deputyId && { deputyId: entry.deputyId }) },
    deadlines: [...startedDeadlines(creation.starts ?? [], { track, request }, circumstances)],
    packageVersion: 0,
    openTiers: [],
    ...(facts.supersedes && { supersedes: facts.supersedes }),
    createdAt: now,
    changedAt: now,
  }
  return {
    referral,
    event: {
      seq: 1,
      command: 'create',
      side: actor.side,
      ...(actor.memberId && { memberId: actor.memberId }),
      at: now,
      to: 'draft',
      opened: [],
      closed: [],
    },
    opened: [],
    shredded: [],
    deletes: false,
    guards: creation.guards ?? [],
    warnings: noticeWarnings(plannedDeparture, today),
  }
}

const creation = creationRow()

function creationRow() {
  const row = transitions.find(({ command }) => command === 'create')
  if (row === undefined) throw new Error('the table makes no referral')
  return row
}
