import {
  type Consent,
  type ConsentEvent,
  type ConsentGrant,
  consentAfter,
  consentUntil,
} from '@passerelle/domain/exchange'
import type { Instant } from '@passerelle/domain/kernel'
import type { Tier } from '@passerelle/domain/sharing'
import { type DataKey, openJson, sealJson } from '@passerelle/vault'
import { clearPartOf, readClear } from '../../engine/entity.ts'
import { exchangeKeys } from '../../engine/keys/exchange.ts'
import type { ReferralAddress } from '../../engine/keys/key.ts'
import { type Item, type Row, versionOf } from '../../engine/row.ts'
import { add, at, type Requirement, requireRow, unlessContended, type Write } from '../../engine/write.ts'
import { partiesOf } from '../referral/referral-rows.ts'

/**
 * The consent of a referral as it is found. Its events are only ever added; beside them stands one row that says what
 * holds after the last, so that a decision needs one read and a transaction one condition.
 */
export type FoundConsent = {
  /** The consent as it holds now. For a reader who lacks the key of the thread, as after a withdrawal: nothing. */
  readonly consent: Consent
  /** The number of the last event; 0 before there is one. */
  readonly seq: number
  /** The tiers that are left of the last grant. */
  readonly tiers: readonly Tier[]
  readonly sealedGrant?: Uint8Array
}

export const noConsent: FoundConsent = { consent: { state: 'none' }, seq: 0, tiers: [] }

export function readConsent(
  address: ReferralAddress,
  item: Item | undefined,
  thread: DataKey | undefined,
  now: Instant,
): FoundConsent {
  if (item === undefined) return noConsent
  const { state, tiers } = item as { state: Consent['state']; tiers: Tier[] } // written by `consentWrites` alone
  const found = {
    seq: versionOf(item),
    tiers,
    ...(isBytes(item['sealed']) && { sealedGrant: item['sealed'] }),
  }
  if (found.sealedGrant === undefined || thread === undefined) {
    const isOver = state === 'revoked' || state === 'expired'
    return { ...found, consent: isOver ? { state } : { state: 'none' } }
  }
  // Sealed by `consentWrites`, and authenticated.
  const grant = openJson(thread, binding(address), found.sealedGrant) as ConsentGrant
  const consent: Consent = state === 'given' ? { state, grant, tiers } : { state: ended(state), grant }
  return { ...found, consent: consentUntil(consent, now) }
}

/** One event in the life of a consent; what was agreed to, where the key of the course is there. */
export function readConsentEvent(
  address: ReferralAddress,
  item: Item,
  thread: DataKey | undefined,
): ConsentEvent {
  const { sealed } = item
  const { version: _, ...event } = { version: 1, ...readClear('ConsentEvent', item) }
  if (!isBytes(sealed) || thread === undefined) return event
  return { ...event, grant: openJson(thread, binding(address), sealed) as ConsentGrant } // sealed by `consentWrites`
}

/** Adds an event and says what holds after it, if no other event came first. */
export function consentWrites(
  address: ReferralAddress,
  before: FoundConsent,
  event: ConsentEvent,
  thread: DataKey | undefined,
): readonly Write[] {
  const { grant } = event
  if (grant !== undefined && thread === undefined) throw new TypeError('a consent without a key')
  const sealed = grant && thread ? sealJson(thread, binding(address), grant) : before.sealedGrant
  const after = standingAfter(before, event)
  const row: Row = {
    key: exchangeKeys.consent(address),
    entity: 'Consent',
    version: event.seq,
    clear: after,
    sealed,
  }
  return [unlessContended(row, before.seq), add(eventRow(address, event, sealed))]
}

/**
 * Says that a consent has run out, which takes no key. Where it was taken back before, there is nothing to say.
 */
export function expiryWrites(
  address: ReferralAddress,
  item: Item | undefined,
  now: Instant,
): readonly Write[] {
  const found = readConsent(address, item, undefined, now)
  if (item?.['state'] !== 'given') return []
  const event: ConsentEvent = { seq: found.seq + 1, kind: 'expired', at: now, tiers: [...found.tiers] }
  return consentWrites(address, found, event, undefined)
}

/** Lets a transaction through only while the consent that was found is in force. */
export function requireConsentInForce(address: ReferralAddress, { seq }: FoundConsent): Requirement {
  return requireRow(exchangeKeys.consent(address), at(seq, { state: 'given' }), (item) =>
    item?.['state'] === 'given'
      ? { code: 'contended' }
      : { code: 'consent_ended', state: ended(item?.['state']) },
  )
}

/** The consent after an event, as far as it may stand in the clear. A writer who lacks the key can still take back. */
function standingAfter(
  { consent, tiers }: FoundConsent,
  event: ConsentEvent,
): { readonly state: Consent['state']; readonly tiers: readonly Tier[] } {
  if (event.grant !== undefined || consent.state !== 'none') {
    const after = consentAfter(consent, event)
    return { state: after.state, tiers: after.state === 'given' ? after.tiers : [] }
  }
  if (event.kind === 'expired') return { state: 'expired', tiers: [] }
  const left = tiers.filter((tier) => !event.tiers.includes(tier))
  return left.includes('T0') ? { state: 'given', tiers: left } : { state: 'revoked', tiers: [] }
}

function eventRow(address: ReferralAddress, event: ConsentEvent, sealed: Uint8Array | undefined): Row {
  return {
    key: exchangeKeys.consentEvent(address, event.seq),
    entity: 'ConsentEvent',
    version: 1,
    clear: clearPartOf('ConsentEvent', event),
    ...(event.grant && { sealed }),
  }
}

function ended(state: unknown): 'revoked' | 'expired' {
  return state === 'expired' ? 'expired' : 'revoked'
}

function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array
}

function binding(address: ReferralAddress) {
  return { tenant: partiesOf(address), subject: address.id, entity: 'ConsentGrant', schema: 1 }
}
