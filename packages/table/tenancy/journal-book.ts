import { addDays, endOfDay, startOfDay, zoneOf } from '@passerelle/domain/calendar'
import { type CalendarDate, type Instant, refuse, type TenantId } from '@passerelle/domain/kernel'
import { readClear } from '../engine/entity.ts'
import { journalRanges } from '../engine/keys/journal.ts'
import { tenantKeys } from '../engine/keys/tenancy.ts'
import { type Item, placeIn, rowAt } from '../engine/row.ts'
import { partitionOf, type Range } from '../engine/store.ts'
import { readCursor, writeCursor } from '../session/cursor.ts'
import { type JournalLine, journalLine } from '../session/journal.ts'
import type { PageOf, PageRequest } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { readOwnCalendar } from './own-calendar.ts'

/** A question to the journal; a part that is absent does not narrow. The days are whole ones by the organisation's clock. */
export type JournalFilter = {
  readonly from?: CalendarDate | undefined
  readonly to?: CalendarDate | undefined
  readonly member?: string | undefined
  readonly action?: string | undefined
  readonly aggregateId?: string | undefined
}

/** The journal of the whole organisation, the latest line first. */
export type JournalBook = {
  /**
   * The period is a range of the key. A thing has an index of its own, and so has a member; of both together the thing's
   * is read, and the member filtered after the read. An action is always filtered after the read. Lines from before members
   * had an index are found without one.
   *
   * One call for the organisation's beginning and clock, then one query; a further one for each month that does not fill
   * the page and for each piece that a filter leaves too little of, up to ten. After those the page ends where they
   * came to, short or empty, and its cursor goes on from there: no line is left out, and none comes twice.
   */
  read(filter: JournalFilter, page: PageRequest): Promise<PageOf<JournalLine>>
}

/** The queries that one page may take. */
const mostQueries = 10
/** The lines that are read at once where a filter decides after the read. */
const readThrough = 500

/** The place at which to go on: before a line, by its sort key, or with the whole of a month, as in `2026-03`. */
type Place = string

export function journalBook(table: TenantTable): JournalBook {
  const { store, keyring, tenant, clock } = table

  async function periodOf({ from, to }: JournalFilter): Promise<Period> {
    const keys = [tenantKeys.settings(tenant), tenantKeys.calendar(tenant)]
    const rows = await store.getAll(keys)
    const settings = rowAt(rows, tenantKeys.settings(tenant)) ?? refuse({ code: 'not_found' })
    const { country, openedAt } = readClear('Tenant', settings)
    const timeZone = zoneOf(country, readOwnCalendar(rowAt(rows, tenantKeys.calendar(tenant))))
    const begins = from === undefined ? undefined : startOfDay(from, timeZone)
    const now = clock.now().toISOString()
    return {
      // A sort key is longer than the instant that it begins with, so one of the next day is past its first.
      bounds: {
        ...(begins !== undefined && { from: begins }),
        ...(to !== undefined && { upTo: startOfDay(addDays(to, 1), timeZone) }),
      },
      first: latest(monthOf(openedAt), monthOf(begins ?? openedAt)),
      last: to === undefined ? monthOf(now) : earliest(monthOf(now), monthOf(endOfDay(to, timeZone))),
    }
  }

  return {
    async read(filter, { limit, cursor }) {
      const listing = { name: `journal ${JSON.stringify(filter)}`, partition: {} }
      const signing = () => keyring.purpose('cursor')
      const asked = cursor === undefined ? undefined : readCursor(await signing(), listing, cursor)
      const period = await periodOf(filter)
      const way = wayOf(tenant, filter)
      let place = asked === undefined ? startOf(period) : String(asked['place'])
      const found: Item[] = []
      for (let n = 0; n < mostQueries && place !== undefined && found.length <= limit; n += 1) {
        const { only } = way
        const { items, last } = await store.query({
          ...rangeAt(tenant, way, place),
          ...period.bounds,
          newestFirst: true,
          limit: only === undefined ? limit + 1 - found.length : readThrough,
        })
        found.push(...items)
        place = last === undefined ? placeAfter(way, place, period) : placeIn(last)
      }
      const items = found.slice(0, limit).map(journalLine)
      const lastShown = found[limit - 1]
      const next = found.length > limit && lastShown !== undefined ? placeIn(lastShown) : place
      return {
        items,
        ...(next !== undefined && { next: writeCursor(await signing(), listing, { place: next }) }),
      }
    },
  }
}

type Period = {
  readonly bounds: Pick<Range, 'from' | 'upTo'>
  /** The months to read, the first and the last of them. */
  readonly first: string
  readonly last: string
}

/** The key by which the lines are found, and the filter after the read; without an index month by month. */
type Way = Pick<Range, 'only'> & { readonly indexed?: Pick<Range, 'pk' | 'index'> }

function wayOf(tenant: TenantId, { member, action, aggregateId }: JournalFilter): Way {
  const only = (facets: Readonly<Record<string, string | undefined>>) => {
    const wanted = Object.entries(facets).flatMap(([name, value]) => (value ? [[name, value]] : []))
    return wanted.length > 0 && { only: Object.fromEntries(wanted) }
  }
  if (aggregateId !== undefined) {
    return {
      indexed: { ...journalRanges.of(tenant, aggregateId), index: 'gsi1' },
      ...only({ member, action }),
    }
  }
  if (member !== undefined) {
    return { indexed: { ...journalRanges.by(tenant, member), index: 'gsi2' }, ...only({ action }) }
  }
  return { ...only({ action }) }
}

/** The range in which a place lies, from that place on. */
function rangeAt(tenant: TenantId, { indexed, only }: Way, place: Place): Range {
  const month = journalRanges.month(tenant, place)
  const range: Range = { ...(indexed ?? month), ...(only && { only }) }
  if (isMonth(place)) return range
  const inIndex = range.index && { ...partitionOf(range), [`${range.index}sk`]: place }
  return { ...range, after: { ...month, sk: place, ...inIndex } }
}

function startOf({ first, last }: Period): Place | undefined {
  return last < first ? undefined : last
}

/** The place after the last line of a partition: an index has no second one, a month the one before it. */
function placeAfter({ indexed }: Way, place: Place, { first }: Period): Place | undefined {
  const before = monthBefore(monthOf(place))
  return indexed !== undefined || before < first ? undefined : before
}

function isMonth(place: Place): boolean {
  return place.length === monthLength
}

const monthLength = 'YYYY-MM'.length

function monthOf(at: Instant | Place): string {
  return at.slice(0, monthLength)
}

function monthBefore(month: string): string {
  return monthOf(addDays(`${month}-01`, -1))
}

function latest(one: string, other: string): string {
  return one > other ? one : other
}

function earliest(one: string, other: string): string {
  return one < other ? one : other
}
