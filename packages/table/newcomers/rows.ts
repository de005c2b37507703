import type { Instant, TenantId } from '@passerelle/domain/kernel'
import {
  type ContactLine,
  type ContactRequest,
  type ContactTally,
  contactLineSchema,
  noContactRequests,
} from '@passerelle/domain/newcomers'
import { clearEntity, clearPartOf, readClear } from '../engine/entity.ts'
import { contactKeys } from '../engine/keys/newcomers.ts'
import type { Item, Row } from '../engine/row.ts'
import { absent, at, contended, set, type Write } from '../engine/write.ts'

/** The part of a request that stands in the clear. */
export function readContactLine(item: Item): ContactLine {
  return contactLineSchema.parse(readClear('ContactRequest', item))
}

/** The row of a request, with what was sealed of it when it was made. */
export function requestRow(tenant: TenantId, line: ContactLine, sealed: Uint8Array): Row {
  return {
    key: contactKeys.request(tenant, line.id),
    index1: contactKeys.inList(tenant, line),
    entity: 'ContactRequest',
    version: line.version,
    // Of the clear part alone: the fields that are sealed are in none of it.
    clear: clearPartOf('ContactRequest', line as ContactRequest),
    sealed,
    expiresAt: secondsOf(line.until),
  }
}

export function readTally(item: Item | undefined): ContactTally {
  return item === undefined ? noContactRequests : readClear('ContactTally', item)
}

/** The count as it comes to be, if it still is what was read. */
export function tallyWrite(tenant: TenantId, before: ContactTally, after: ContactTally): Write {
  const row = { key: contactKeys.tally(tenant), ...clearEntity('ContactTally', after) }
  const when = before.version === noContactRequests.version ? absent : at(before.version)
  return { ...set(row), when, otherwise: contended }
}

/** As the engine wants to hear when it may drop a row. */
export function secondsOf(until: Instant): number {
  return Math.ceil(Date.parse(until) / 1000)
}
