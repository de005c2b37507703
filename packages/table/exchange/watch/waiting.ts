import { isKnownToReceiver, type Owner, type Referral, type WatchList } from '@passerelle/domain/exchange'
import { exchangeKeys, exchangeRanges } from '../../engine/keys/exchange.ts'
import { type Item, placeIn } from '../../engine/row.ts'
import { type Listing, readCursor, writeCursor } from '../../session/cursor.ts'
import type { PageOf, PageRequest } from '../../session/page.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import type { Reader } from '../referral/find-referral.ts'
import { addressOf, type ListedReferral, readReferral } from '../referral/referral-rows.ts'
import { whoseIn } from './watched-referrals.ts'

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

/** Where a page ends: a place in a shelf, and which of those that stand at the same. */
type Stop = { readonly place: string; readonly shelf: number }

// Most of what an organisation owes is not one coach's own, so more is read at once.
const readForCoach = 200

/**
 * The referrals in which an organisation owes something, by when it is due, the longest overdue first; for a
 * coordinator also those in which the other side is late. One query for each box, all at the same time, and one call
 * for what they name, so that it is as it is now. The read has a bound: a page may be short although another follows.
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
  const after = cursor === undefined ? undefined : readStop(readCursor(await signing(), listing, cursor))

  const shelves = coordinates ? [...ours, ...theirs] : ours
  const pages = await Promise.all(
    shelves.map(async ({ turn, side, list }, number) => {
      const index = side === 'receiver' ? 'gsi1' : 'gsi2'
      const range = {
        ...exchangeRanges.watch(tenant, list),
        index,
        ...(after && { from: after.place }),
      } as const
      const most = coordinates ? limit + 2 : readForCoach
      const { items, last } = await store.query({ ...range, limit: most })
      const found = items.map((item) => ({
        item,
        turn,
        side,
        at: { place: placeIn(item, index), shelf: number } satisfies Stop,
      }))
      // A task that the other side may still do in time is none of ours.
      const late = turn === 'ours' ? found : found.filter(({ at }) => at.place <= now)
      const isCut = last !== undefined && late.length === found.length
      return { entries: late, until: isCut ? found.at(-1)?.at : undefined }
    }),
  )
  // Beyond the end of what was read of one shelf, nothing is certain to be next.
  const until = pages.flatMap(({ until }) => until ?? []).sort(inOrder)[0]
  const entries = pages
    .flatMap((page) => page.entries)
    .filter(({ at }) => isAfter(at, after) && !isAfter(at, until ?? at))
    .filter(({ item, side }) => isMine(whoseIn(item), side))
    .sort((one, other) => inOrder(one.at, other.at))
  const shown = entries.slice(0, limit)
  const place = entries.length > limit ? shown.at(-1)?.at : until

  const rows = await store.getAll(shown.map(({ item }) => exchangeKeys.referral(addressOf(item))))
  const referrals = new Map(rows.map(readReferral).map((referral) => [referral.id, referral]))
  return {
    items: shown.flatMap(({ item, turn, side }) => {
      const referral = referrals.get(addressOf(item).id)
      const isKnown = referral && (side === 'sender' || isKnownToReceiver(referral))
      return isKnown ? [{ turn, side, referral }] : []
    }),
    ...(place !== undefined && { next: writeCursor(await signing(), listing, place) }),
  }
}

function readStop({ place, shelf }: Item): Stop {
  return { place: String(place), shelf: Number(shelf) } // written by `listWaiting`, and authenticated
}

function isAfter(one: Stop, other: Stop | undefined): boolean {
  return other === undefined || inOrder(one, other) > 0
}

function inOrder(one: Stop, other: Stop): number {
  if (one.place === other.place) return one.shelf - other.shelf
  return one.place < other.place ? -1 : 1
}
