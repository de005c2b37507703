import { isKnownToReceiver, type Owner, type Referral, type WatchList } from '@passerelle/domain/exchange'
import type { ReferralId } from '@passerelle/domain/kernel'
import { exchangeKeys } from '../../engine/keys/exchange.ts'
import { type Listing, readCursor, writeCursor } from '../../session/cursor.ts'
import type { PageOf, PageRequest } from '../../session/page.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import type { Reader } from '../referral/find-referral.ts'
import { type ListedReferral, readReferral } from '../referral/referral-rows.ts'
import { addressIn, whoseIn } from './watched-referrals.ts'

/** A referral of which something waits: for one's own side, or with the other side. */
export type WaitingReferral = ListedReferral & { readonly turn: 'ours' | 'theirs' }

type Shelf = { readonly turn: WaitingReferral['turn']; readonly side: Owner; readonly list: WatchList }

const ours: readonly Shelf[] = [
  { turn: 'ours', side: 'receiver', list: 'overdue_ours' },
  { turn: 'ours', side: 'sender', list: 'overdue_ours' },
]
const theirs: readonly Shelf[] = [
  { turn: 'theirs', side: 'receiver', list: 'overdue_theirs' },
  { turn: 'theirs', side: 'sender', list: 'overdue_theirs' },
]

// Most of what an organisation owes is not one coach's own, so more is read at once.
const readForCoach = 200

/**
 * The referrals in which an organisation owes something, by when it is due, the longest overdue first; for a coordinator
 * also those in which the other side is late. One query for each box, all at the same time, and one call for what they
 * name, so that it is as it is now. What is read has a bound: a page may be short although another follows.
 */
export async function listWaiting(
  { store, tenant, keyring, clock }: TenantTable,
  { memberId, roles }: Reader,
  isMine: (referral: Pick<Referral, 'sender' | 'receiver'>, side: Owner) => boolean,
  { limit, cursor }: PageRequest,
): Promise<PageOf<WaitingReferral>> {
  const coordinates = roles.includes('coordinator')
  const now = clock.now().toISOString()
  const listing: Listing = { name: `waiting ${coordinates} ${memberId}`, partition: {} }
  // Asked for only where there is a cursor to read or to write.
  const signing = () => keyring.purpose('cursor')
  const after = cursor === undefined ? '' : String(readCursor(await signing(), listing, cursor)['after'])

  const shelves = coordinates ? [...ours, ...theirs] : ours
  const pages = await Promise.all(
    shelves.map(async ({ turn, side, list }, number) => {
      const index = side === 'receiver' ? 'gsi1' : 'gsi2'
      const { pk } = exchangeKeys.watch(tenant, list, '', '' as ReferralId) // the partition alone counts
      const begin = after === '' ? {} : { from: after.slice(0, after.lastIndexOf('#')) }
      const most = coordinates ? limit + 2 : readForCoach
      const { items, last } = await store.query({ pk, index, limit: most, ...begin })
      const found = items.map((item) => ({ item, turn, side, at: `${String(item[`${index}sk`])}#${number}` }))
      // What the other side may still do in time is none of ours.
      const late = turn === 'ours' ? found : found.filter(({ at }) => at <= now)
      const isCut = last !== undefined && late.length === found.length
      return { entries: late, until: isCut ? found.at(-1)?.at : undefined }
    }),
  )
  // Beyond the end of what was read of one shelf, nothing is certain to be next.
  const until = pages.flatMap(({ until }) => until ?? []).sort()[0]
  const entries = pages
    .flatMap((page) => page.entries)
    .filter(({ at }) => at > after && (until === undefined || at <= until))
    .filter(({ item, side }) => isMine(whoseIn(item), side))
    .sort((one, other) => (one.at < other.at ? -1 : 1))
  const shown = entries.slice(0, limit)
  const place = entries.length > limit ? shown.at(-1)?.at : until

  const rows = await store.getAll(shown.map(({ item }) => exchangeKeys.referral(addressIn(item))))
  const referrals = new Map(rows.map(readReferral).map((referral) => [referral.id, referral]))
  return {
    items: shown.flatMap(({ item, turn, side }) => {
      const referral = referrals.get(addressIn(item).id)
      const isKnown = referral && (side === 'sender' || isKnownToReceiver(referral))
      return isKnown ? [{ turn, side, referral }] : []
    }),
    ...(place !== undefined && { next: writeCursor(await signing(), listing, { after: place }) }),
  }
}
