import { isTerminal, type Referral } from '@passerelle/domain/exchange'
import type { MemberId } from '@passerelle/domain/kernel'
import { intersect } from '@passerelle/domain/sharing'
import { exchangeKeys } from '../../engine/keys/exchange.ts'
import {
  add,
  at,
  contended,
  type Requirement,
  requireRow,
  set,
  stale,
  type Write,
} from '../../engine/write.ts'
import { alsoJournal, type JournalEntry } from '../../session/journal.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import { requireCorridor } from '../../tenancy/index.ts'
import { consentWrites, requireConsentInForce } from '../consent/consents.ts'
import { disclosureWrites } from '../consent/disclosures.ts'
import { endingWrites } from '../conversation/appointments.ts'
import { watchWrites } from '../watch/watch-rows.ts'
import type { Beginning } from './begin-referral.ts'
import type { FoundReferral } from './find-referral.ts'
import { openingWrites } from './received-case.ts'
import { doorWrite } from './referral-addresses.ts'
import { keyMoves, packing, threadFor } from './referral-key-moves.ts'
import { clockWrite, countriesOf, eventRow, referralRow, sealRequest } from './referral-rows.ts'
import type { Step } from './referral-step.ts'

/**
 * Writes a step as one transaction: only if version and state are still those that were read, the corridor still is
 * active and the consent still in force where the step rests on them. Keys move, or die, in the same moment.
 *
 * @throws {Refused} `stale_version` when somebody else came first, `corridor_not_active`, `consent_ended`, and what
 *   `besides` refuses
 */
export async function commitReferral(table: TenantTable, found: FoundReferral, step: Step): Promise<void> {
  await table.unitOfWork.commit({
    status: 200,
    entry: stepEntry(found, step),
    writes: await stepWrites(table, found, step),
  })
}

/**
 * Writes a step together with the record that follows upon it. The answer, and its replay, is the new one.
 *
 * @throws {Refused} as {@link commitReferral}, and what beginning a referral refuses
 */
export async function commitSuccessor(
  table: TenantTable,
  found: FoundReferral,
  step: Step,
  { entry, writes }: Beginning,
): Promise<void> {
  await table.unitOfWork.commit({
    status: 201,
    entry,
    writes: [
      ...(await stepWrites(table, found, step)),
      ...writes,
      alsoJournal(table, stepEntry(found, step)),
    ],
  })
}

export function stepEntry(
  { referral: before }: FoundReferral,
  { decision, purpose = 'handover' }: Step,
): JournalEntry {
  const { referral } = decision
  return {
    aggregate: 'Referral',
    aggregateId: referral.id,
    version: referral.version,
    fields: changedFields(before, referral),
    purpose,
  }
}

/** All that a step writes besides its line of the journal, for whoever writes more in the same transaction. */
export async function stepWrites(
  table: TenantTable,
  found: FoundReferral,
  step: Step,
): Promise<readonly Write[]> {
  const { place, referral: before, consent } = found
  const { decision, consentEvent, pack, ownCase, besides = [] } = step
  const { referral, event } = decision
  const thread = await threadFor(table, found, decision)
  return [
    {
      ...set(referralRow(referral, requestAfter(found, referral))),
      when: at(before.version, { state: before.state }),
      otherwise: stale,
    },
    ...standingRequirements(found, step),
    // One that the receiver has from an acceptance before stays as it is.
    ...(ownCase && place.participantId === undefined ? await openingWrites(table, ownCase, place) : []),
    ...besides,
    add(eventRow(place, event, thread.known)),
    clockWrite(referral, countriesOf(found)),
    ...watchWrites(before, referral),
    ...(isEnding(before, referral) ? endingWrites(place, found.kept, event.at) : []),
    ...thread.writes,
    ...(isNewlyOffered(before, referral) ? [doorWrite(place)] : []),
    ...(consentEvent ? consentWrites(place, consent, consentEvent, thread.known?.key) : []),
    ...(pack ? await packing(table, found, step, pack) : []),
    ...opening(table, found, step),
    ...(await keyMoves(table, found, step)),
  ]
}

/** The request is the sender's own: it is carried along as it is, and sealed anew where the step changed it. */
function requestAfter(
  { referral: before, person, sealedRequest }: FoundReferral,
  after: Referral,
): Uint8Array | undefined {
  const isChanged = person !== undefined && after.request !== before.request
  return isChanged ? sealRequest(after, person) : sealedRequest
}

/** The guards that the decision found to hold, put before the engine once more. */
function standingRequirements(
  { place, corridor, consent }: FoundReferral,
  { decision, consentEvent }: Step,
): readonly Requirement[] {
  const { guards } = decision
  return [
    ...(guards.includes('corridor') && corridor ? [requireCorridor(corridor)] : []),
    // A step that adds to the consent puts its own condition on it.
    ...((guards.includes('consent') || guards.includes('feedback')) && !consentEvent
      ? [requireConsentInForce(place, consent)]
      : []),
  ]
}

/**
 * A tier that opens is a disclosure, written down with the step that opens it; so is one that is open in a new version.
 */
function opening(
  { ids }: TenantTable,
  { place, crossable }: FoundReferral,
  { decision, pack }: Step,
): readonly Write[] {
  const { event, referral } = decision
  const opened = pack ? intersect(referral.openTiers, crossable) : decision.opened
  if (opened.length === 0) return []
  const reader: MemberId | undefined = event.side === 'receiver' ? event.memberId : undefined
  return disclosureWrites(
    ids,
    place,
    {
      at: event.at,
      recipientId: place.to,
      ...(reader && { memberId: reader }),
      tiers: [...opened],
      packageVersion: referral.packageVersion,
      occasion: 'opened',
    },
    referral.vitalTiers,
  )
}

/** Whether a step ends it for good. */
function isEnding(before: Referral, after: Referral): boolean {
  return isTerminal(after.state) && !isTerminal(before.state)
}

/** Whether the receiver hears of it for the first time. */
function isNewlyOffered(before: Referral, after: Referral): boolean {
  return before.offeredAt === undefined && after.offeredAt !== undefined
}

function changedFields(before: Referral, after: Referral): readonly string[] {
  const earlier = new Map<string, unknown>(Object.entries(before))
  return Object.entries(after)
    .filter(([field, value]) => JSON.stringify(earlier.get(field)) !== JSON.stringify(value))
    .map(([field]) => field)
}

/** Lets a transaction through only while the referral is exactly as it was found. */
export function requireUnchanged({ place, referral }: FoundReferral): Requirement {
  const { version, state } = referral
  return requireRow(exchangeKeys.referral(place), at(version, { state }), contended)
}
