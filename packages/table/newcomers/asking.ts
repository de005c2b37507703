import type { TenantId } from '@passerelle/domain/kernel'
import {
  type ContactLine,
  type ContactRequest,
  type ContactTally,
  contactLineSchema,
  longestUntil,
} from '@passerelle/domain/newcomers'
import type { DataKey } from '@passerelle/vault'
import { sealEntity } from '../engine/entity.ts'
import { dataKeyKeys } from '../engine/keys/data-keys.ts'
import { contactKeys } from '../engine/keys/newcomers.ts'
import type { Item } from '../engine/row.ts'
import { absent, add, at, contended, remove, type Write } from '../engine/write.ts'
import { requestRow, secondsOf, tallyWrite } from './rows.ts'

/** What a receipt leads to, and by what it is known again that the same was said. */
export type ReceiptRow = { readonly tenant: TenantId; readonly digest: string }

export function readReceipt(item: Item): ReceiptRow {
  return { tenant: String(item['tenant']) as TenantId, digest: String(item['digest']) } // as `askingWrites` wrote it
}

/** A request as it is kept: sealed under a key of its own, of which only the wrapped form is written. */
export function askingWrites(
  { tenant, digest }: ReceiptRow,
  request: ContactRequest,
  { key, wrapped }: { readonly key: DataKey; readonly wrapped: Uint8Array },
  tally: { readonly before: ContactTally; readonly after: ContactTally },
): readonly Write[] {
  const { id } = request
  const { sealed } = sealEntity('ContactRequest', request, key, { owner: tenant, subject: id })
  if (sealed === undefined) throw new TypeError('a request without anything to seal')
  const place = dataKeyKeys.newcomer(tenant, id)
  const expiresAt = secondsOf(request.until)
  return [
    // First, so that a form that was sent before is recognised before any other condition speaks.
    add(
      {
        key: contactKeys.receipt(id),
        entity: 'ContactReceipt',
        version: 1,
        clear: { tenant, digest },
        expiresAt: secondsOf(longestUntil(request.askedAt)),
      },
      () => ({ code: 'repeated' }),
    ),
    add(requestRow(tenant, lineOf(request), sealed)),
    { table: 'keys', put: { ...place, wrapped, expiresAt }, key: place, when: absent },
    tallyWrite(tenant, tally.before, tally.after),
  ]
}

/** After these nothing of a request is left, and nothing opens what a copy of it may hold. */
export function takingBackWrites(
  tenant: TenantId,
  { id, version }: ContactLine,
  tally: { readonly before: ContactTally; readonly after: ContactTally } | undefined,
): readonly Write[] {
  return [
    { table: 'keys', remove: dataKeyKeys.newcomer(tenant, id) },
    { ...remove(contactKeys.request(tenant, id)), when: at(version), otherwise: contended },
    remove(contactKeys.receipt(id)),
    ...(tally ? [tallyWrite(tenant, tally.before, tally.after)] : []),
  ]
}

function lineOf(request: ContactRequest): ContactLine {
  return contactLineSchema.strip().parse(request)
}
