import type { ContactRequestId, Instant, TenantId } from '@passerelle/domain/kernel'
import type { Key, KeyRange } from './key.ts'

/** What people without an account ask of an organisation. Nothing of a key says who they are. */
export const contactKeys = {
  request: (tenant: TenantId, request: ContactRequestId): Key => ({
    ...partition(tenant),
    sk: `${requestPrefix}${request}`,
  }),
  /** Its place among all of them: those that wait come first, and of these the one that waits longest. */
  inList: (tenant: TenantId, request: ListedRequest): Key => ({
    ...partition(tenant),
    sk: `${request.state === 'waiting' ? waitingPrefix : '2#'}${request.askedAt}#${request.id}`,
  }),
  /** How many there are. */
  tally: (tenant: TenantId): Key => ({ ...partition(tenant), sk: 'TALLY' }),
  /** Whom a receipt is about: the organisation that was asked. */
  receipt: (request: ContactRequestId): Key => ({ pk: `P#RECEIPT#${request}`, sk: 'RECEIPT' }),
}

/** The request that stands at a key; nothing where something else does. */
export function requestAt({ sk }: Key): ContactRequestId | undefined {
  return sk.startsWith(requestPrefix) ? (sk.slice(requestPrefix.length) as ContactRequestId) : undefined // made by `request`
}

export const contactRanges = {
  /** Of an index. */
  list: (tenant: TenantId): KeyRange => partition(tenant),
  /** Those of the list that wait. */
  waiting: (tenant: TenantId): KeyRange => ({ ...partition(tenant), beginsWith: waitingPrefix }),
}

type ListedRequest = { readonly id: ContactRequestId; readonly state: string; readonly askedAt: Instant }

const requestPrefix = 'REQUEST#'
const waitingPrefix = '1#'

function partition(tenant: TenantId) {
  return { pk: `T#${tenant}#NEWCOMERS` }
}
