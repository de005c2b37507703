import { calendarOf } from '@passerelle/domain/calendar'
import type { CountryCode } from '@passerelle/domain/codes'
import {
  boxPartOf,
  type Circumstances,
  nextDueAt,
  type Owner,
  type Places,
  type Referral,
  type ReferralRequest,
  type TimelineEvent,
} from '@passerelle/domain/exchange'
import type { TenantId } from '@passerelle/domain/kernel'
import type { Corridor } from '@passerelle/domain/tenancy'
import { type DataKey, openJson, sealJson } from '@passerelle/vault'
import { clearEntity, clearPartOf, openEntity, readClear, sealEntity } from '../../engine/entity.ts'
import { addressIn, exchangeKeys } from '../../engine/keys/exchange.ts'
import type { ReferralAddress } from '../../engine/keys/key.ts'
import { type Item, keyOf, type Row } from '../../engine/row.ts'
import { remove, set, type Write } from '../../engine/write.ts'
import type { KeySlot } from '../../session/referral-keys.ts'

/** A referral of a list, with the side from which it is listed. */
export type ListedReferral = { readonly side: Owner; readonly referral: Referral }

/**
 * The shared row of a referral. It stands in the sender's outbox from the beginning, and in the receiver's inbox once
 * it is offered. Its sealed part, the request, is the sender's alone; whoever writes the row carries it along as it is.
 */
export function referralRow(referral: Referral, sealedRequest: Uint8Array | undefined): Row {
  const { from, to, id, state, createdAt, offeredAt } = referral
  const place = { part: boxPartOf(state), referral: id }
  return {
    key: exchangeKeys.referral({ from, to, id }),
    ...(offeredAt && { index1: exchangeKeys.inbox(to, { ...place, since: offeredAt }) }),
    index2: exchangeKeys.outbox(from, { ...place, since: createdAt }),
    ...clearEntity('Referral', referral),
    sealed: sealedRequest,
  }
}

/** The sender's request, sealed under the key of the person whom it is about. */
export function sealRequest(referral: Referral, person: DataKey): Uint8Array | undefined {
  return sealEntity('Referral', referral, person, belonging(referral)).sealed
}

/** The part of a referral that both sides see. */
export function readReferral(item: Item): Referral {
  return readClear('Referral', item)
}

/** The sender's request as it is kept, for whoever writes the row and does not open it. */
export function sealedRequestIn({ sealed }: Item): Uint8Array | undefined {
  return sealed instanceof Uint8Array ? sealed : undefined
}

/** The sender's request. */
export function openRequest(item: Item, person: DataKey): ReferralRequest | undefined {
  return openEntity('Referral', item, person, belonging(readReferral(item))).request
}

/** Where the first key of the thread stands. */
export const threadSlot: KeySlot = { edition: 0, compartment: 'COURSE' }

/** The key of the course, and which of the keys that it had in its time. */
export type ThreadKey = { readonly key: DataKey; readonly edition: number }

/** One line of the timeline. Its words besides the facts are sealed. */
export function eventRow(address: ReferralAddress, event: TimelineEvent, thread: ThreadKey | undefined): Row {
  const { detail } = event
  if (detail !== undefined && thread === undefined) throw new TypeError('a detail without a key')
  const sealed = detail && thread && sealJson(thread.key, eventBinding(address, event.seq), detail)
  return {
    key: exchangeKeys.event(address, event.seq),
    entity: 'TimelineEvent',
    version: 1,
    clear: { ...clearPartOf('TimelineEvent', event), ...(sealed && { course: thread?.edition }) },
    sealed,
  }
}

/** With which key of the course a line of the timeline is sealed, if it is. */
export function threadEditionOf(item: Item): number | undefined {
  return typeof item['course'] === 'number' ? item['course'] : undefined
}

/** A line of the timeline; without its detail where the key is not there. */
export function readEvent(address: ReferralAddress, item: Item, thread: DataKey | undefined): TimelineEvent {
  const { version: _, ...event } = { version: 1, ...readClear('TimelineEvent', item) }
  const { sealed } = item
  if (!(sealed instanceof Uint8Array) || thread === undefined) return event
  const detail = openJson(thread, eventBinding(address, event.seq), sealed)
  return { ...event, detail: detail as NonNullable<TimelineEvent['detail']> } // sealed by `eventRow`, and authenticated
}

/** The countries by whose calendars the limits of the two sides run. */
export type Countries = { readonly sender: CountryCode; readonly receiver: CountryCode }

/** The fields by which the calendars of a referral's limits are known. */
export type UnderAgreement = {
  readonly corridor: Corridor | undefined
  readonly referral: Pick<Referral, 'country'>
}

/** The countries of the two parties, as the agreement names them. */
export function countriesOf({ corridor, referral }: UnderAgreement): Countries {
  return {
    sender: corridor?.parties.from?.country ?? referral.country,
    receiver: corridor?.parties.to?.country ?? referral.country,
  }
}

/** The working calendars of the two parties. */
export function calendarsOf(agreed: UnderAgreement): Circumstances['calendars'] {
  const { sender, receiver } = countriesOf(agreed)
  const { from, to } = agreed.corridor?.calendars ?? {}
  return { sender: calendarOf(sender, from), receiver: calendarOf(receiver, to) }
}

/** Where the two sides are, and by which clocks they live. */
export function placesOf(agreed: UnderAgreement): Places {
  const countries = countriesOf(agreed)
  const { sender, receiver } = calendarsOf(agreed)
  return {
    sender: { country: countries.sender, timeZone: sender.timeZone },
    receiver: { country: countries.receiver, timeZone: receiver.timeZone },
  }
}

/** Puts a referral before the clock at its next limit, or takes it away where none runs. */
export function clockWrite(referral: Referral, countries: Countries): Write {
  const { from, to, id } = referral
  const key = exchangeKeys.clock({ from, to, id })
  const dueAt = nextDueAt(referral.deadlines)
  if (dueAt === undefined) return remove(key)
  return set({
    key,
    index1: exchangeKeys.due(dueAt, id),
    entity: 'ReferralClock',
    version: referral.version,
    clear: { from, to, id, dueAt, countries },
  })
}

/** A referral that the clock's index shows as due. */
export type DueReferral = {
  readonly address: ReferralAddress
  readonly countries: Countries
}

/**
 * Reads a row of the clock's index. Where the referral stands is read from the key, which IAM has looked at, and not
 * from what its writer put beside it.
 */
export function readDue(item: Item): DueReferral {
  return { address: addressOf(item), countries: item['countries'] as Countries } // written by `clockWrite`
}

/** The referral that a row belongs to, by its key. @throws {TypeError} for a row that belongs to none. */
export function addressOf(item: Item): ReferralAddress {
  return addressIn(keyOf(item))
}

/** To whom what is sealed in the shared rows belongs: to the two parties, in their direction. */
export function partiesOf({ from, to }: { readonly from: TenantId; readonly to: TenantId }): string {
  return `${from}#${to}`
}

// The request is the sender's own.
function belonging({ from, id }: Pick<Referral, 'from' | 'id'>) {
  return { owner: from, subject: id }
}

function eventBinding(address: ReferralAddress, seq: number) {
  return { tenant: partiesOf(address), subject: `${address.id}#${seq}`, entity: 'TimelineEvent', schema: 1 }
}
