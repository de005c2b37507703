import {
  type Asked,
  isKnownToReceiver,
  type Owner,
  type Referral,
  type WatchList,
} from '@passerelle/domain/exchange'
import type { Instant } from '@passerelle/domain/kernel'
import { seesEveryReferral } from '@passerelle/domain/tenancy'
import { exchangeKeys, exchangeRanges } from '../../engine/keys/exchange.ts'
import type { Key } from '../../engine/keys/key.ts'
import { type Item, placeIn, rowAt } from '../../engine/row.ts'
import { allOf } from '../../engine/store.ts'
import { type Listing, readCursor, writeCursor } from '../../session/cursor.ts'
import type { PageOf, PageRequest } from '../../session/page.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import { readUpToIn } from '../conversation/messages.ts'
import type { Reader } from '../referral/find-referral.ts'
import { presentIn } from '../referral/present-referrals.ts'
import { addressOf, type ListedReferral } from '../referral/referral-rows.ts'
import { isAskedRow, readAsked } from './asked-rows.ts'
import { whoseIn } from './watched-referrals.ts'

/** A referral of which something waits: for one's own side, or with the other side. */
export type WaitingReferral = ListedReferral & {
  readonly turn: 'ours' | 'theirs'
  /** What the other side has said, where that is what waits, and how far the reader has read. */
  readonly asked?: { readonly asked: Asked; readonly readUpTo: number }
}

/** How the referrals that wait become the lines of a list. */
export type WaitingLines<Line> = {
  /** Whether it waits for the reader, from the assignment alone. */
  isMine(referral: Pick<Referral, 'sender' | 'receiver'>, side: Owner): boolean
  /** The line of a referral as it is now; nothing where nothing waits any more. */
  lineOf(waiting: WaitingReferral): Line | undefined
}

type Shelf = { readonly turn: WaitingReferral['turn']; readonly side: Owner; readonly list: WatchList }

const ours: readonly Shelf[] = [
  { turn: 'ours', side: 'receiver', list: 'overdue_ours' },
  { turn: 'ours', side: 'sender', list: 'overdue_ours' },
]
const theirs: readonly Shelf[] = [
  { turn: 'theirs', side: 'receiver', list: 'overdue_theirs' },
  { turn: 'theirs', side: 'sender', list: 'overdue_theirs' },
]

/** A place in the lists: in their order, and which of the shelves that stand at the same. */
type Place = { readonly at: string; readonly shelf: number }

/**
 * How far somebody has read who began at an instant: to a place in the order of urgency; or, past its end, among those
 * that have changed since the beginning.
 */
type Stop = Place & { readonly begun: Instant; readonly again: boolean }

type Entry = { readonly item: Item; readonly shelf: Shelf; readonly place: Place }

// Most of what an organisation owes is not one coach's own, so more is read at once.
const readForCoach = 200

/**
 * The referrals in which an organisation owes something, by when it is due, the longest overdue first; for a
 * coordinator also those in which the other side is late. One query for each box, all at the same time, and one call
 * for what they name, so that it is as it is now.
 *
 * A task that changes while somebody reads page after page may move to a page that they have read. So those that have
 * changed since the first page come once more after the last one: a line may be repeated, and none is skipped.
 */
export async function listWaiting<Line>(
  table: TenantTable,
  { memberId, roles }: Reader,
  { isMine, lineOf }: WaitingLines<Line>,
  { limit, cursor }: PageRequest,
): Promise<PageOf<Line>> {
  const { store, tenant, keyring, clock } = table
  const coordinates = seesEveryReferral(roles)
  const now = clock.now().toISOString()
  const listing: Listing = { name: `waiting ${coordinates} ${memberId}`, partition: {} }
  // Asked for only where there is a cursor to read or to write.
  const signing = () => keyring.purpose('cursor')
  const after = cursor === undefined ? undefined : readStop(readCursor(await signing(), listing, cursor))
  const begun = after?.begun ?? now
  const shelves = coordinates ? [...ours, ...theirs] : ours
  const found: { readonly line: Line; readonly stop: Stop }[] = []

  if (!after?.again) {
    let place: Place | undefined = after
    do {
      const { entries, until } = await readOn(place)
      await take(entries, false)
      place = until
    } while (place !== undefined && found.length <= limit)
  }
  // Who sees all on one page has seen it at one moment.
  if (after !== undefined && found.length <= limit) {
    const place = after.again ? after : undefined
    const entries = (await changedSince(begun)).filter((entry) => isAfter(entry.place, place))
    await take(entries, true)
  }

  const last = found[limit - 1]
  return {
    items: found.slice(0, limit).map(({ line }) => line),
    ...(found.length > limit && last && { next: writeCursor(await signing(), listing, last.stop) }),
  }

  /** The entries that come next, and the place from which there are more. */
  async function readOn(from: Place | undefined) {
    const most = coordinates ? limit + 2 : readForCoach
    const pages = await Promise.all(
      shelves.map(async (shelf, number) => {
        const range = { ...rangeOf(shelf), ...(from && { from: from.at }), limit: most }
        const { items, last: more } = await store.query(range)
        const entries = items.map((item) => entryOf(item, shelf, number))
        const isCut = more !== undefined && entries.every(isDue)
        return { entries: entries.filter(isDue), until: isCut ? entries.at(-1)?.place : undefined }
      }),
    )
    // Beyond the end of what was read of one shelf, nothing is certain to be next.
    const until = pages.flatMap((page) => page.until ?? []).sort(inOrder)[0]
    const entries = pages
      .flatMap((page) => page.entries)
      .filter(({ place }) => isAfter(place, from) && !isAfter(place, until ?? place))
      .sort((one, other) => inOrder(one.place, other.place))
    return { entries, until }
  }

  /** All that changed since an instant, in the order of its last change: a further change moves it on, never back. */
  async function changedSince(since: Instant): Promise<readonly Entry[]> {
    const pages = await Promise.all(
      shelves.map(async (shelf, number) => {
        const items = await allOf(store.queryAll(rangeOf(shelf)))
        return items
          .map((item) => entryOf(item, shelf, number))
          .filter((entry) => isDue(entry) && changeOf(entry.item) >= since)
          .map((entry) => ({
            ...entry,
            place: { at: `${changeOf(entry.item)}#${entry.place.at}`, shelf: number },
          }))
      }),
    )
    return pages.flat().sort((one, other) => inOrder(one.place, other.place))
  }

  /** Adds the lines of entries until there is one more than the page has room for. */
  async function take(entries: readonly Entry[], again: boolean): Promise<void> {
    // What was said names nobody: a referral is handed on, and what was said about it waits for whoever answers now.
    const mine = entries.filter(({ item, shelf }) => isAskedRow(item) || isMine(whoseIn(item), shelf.side))
    for (let done = 0; done < mine.length && found.length <= limit; ) {
      const next = mine.slice(done, done + limit + 1)
      const rows = await store.getAll(next.flatMap(keysOf))
      for (const { item, shelf, place } of next) {
        const { turn, side } = shelf
        const address = addressOf(item)
        const row = rowAt(rows, exchangeKeys.referral(address))
        const referral = row && presentIn(row, rowAt(rows, exchangeKeys.agreement(address)))
        const isKnown = referral && (side === 'sender' || isKnownToReceiver(referral))
        const asked = readAsked(item)
        const readUpTo = asked ? readUpToIn(rowAt(rows, readersKey(item, side)), memberId) : 0
        const line = isKnown && lineOf({ turn, side, referral, ...(asked && { asked: { asked, readUpTo } }) })
        if (line) found.push({ line, stop: { ...place, begun, again } })
      }
      done += next.length
    }
  }

  function rangeOf({ side, list }: Shelf) {
    return { ...exchangeRanges.watch(tenant, list), index: side === 'receiver' ? 'gsi1' : 'gsi2' } as const
  }

  function entryOf(item: Item, shelf: Shelf, number: number): Entry {
    return { item, shelf, place: { at: placeIn(item, rangeOf(shelf).index), shelf: number } }
  }

  /** A task that the other side may still do in time is none of ours. */
  function isDue({ shelf: { turn }, place }: Entry): boolean {
    return turn === 'ours' || place.at <= now
  }
}

/** The rows that say how things are now: the referral, and of messages who has read them. */
function keysOf({ item, shelf: { side } }: Entry): readonly Key[] {
  const address = addressOf(item)
  const referral = [exchangeKeys.referral(address), exchangeKeys.agreement(address)]
  return readAsked(item)?.task === 'read_messages' ? [...referral, readersKey(item, side)] : referral
}

function readersKey(item: Item, side: Owner): Key {
  return exchangeKeys.readers(addressOf(item), side)
}

function changeOf(item: Item): Instant {
  return String(item['changedAt']) // written by `watchWrites`
}

function readStop({ at, shelf, begun, again }: Item): Stop {
  // Written by `listWaiting`, and authenticated.
  return { at: String(at), shelf: Number(shelf), begun: String(begun), again: again === true }
}

function isAfter(one: Place, other: Place | undefined): boolean {
  return other === undefined || inOrder(one, other) > 0
}

function inOrder(one: Place, other: Place): number {
  if (one.at === other.at) return one.shelf - other.shelf
  return one.at < other.at ? -1 : 1
}
