import { type CalendarDate, type Instant, refuse, type TenantId, utcDayOf } from '@passerelle/domain/kernel'
import {
  endOf,
  type JournalSeal,
  mostLinesOfSeal,
  openFrom,
  type SealedLine,
  type SealStatement,
  startOf,
} from '@passerelle/domain/seals'
import type { SealingKey } from '@passerelle/vault'
import { readClear } from '../engine/entity.ts'
import { sealRanges } from '../engine/keys/seals.ts'
import { tenantKeys } from '../engine/keys/tenancy.ts'
import { allOf } from '../engine/store.ts'
import { readCursor, writeCursor } from '../session/cursor.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { checkDay, type DayCheck } from './check-day.ts'
import { type LineProof, proofOfLine } from './line-proof.ts'
import { digests, findChain, findKeys, readSeal, statementOf } from './seal-rows.ts'
import { linesBetween } from './sealed-lines.ts'
import { unsealedBetween } from './unsealed.ts'
import { heardBy, partnersOf } from './witnesses.ts'

/** Days in UTC; a part that is absent does not narrow. */
export type SealPeriod = { readonly from?: CalendarDate | undefined; readonly to?: CalendarDate | undefined }

/** How far a journal is sealed. */
export type SealState = {
  readonly last: (SealStatement & { readonly signed: string }) | undefined
  /** Whether the newest seal is signed by one of the keys, and is the one that the chain ends with. */
  readonly isSound: boolean
  /** The newest seal that closes a day. */
  readonly closed: SealStatement | undefined
  /** The last seal that stands in the locked bucket. */
  readonly lockedAway: number
  readonly witnesses: readonly Witness[]
  readonly open: readonly SealedLine[]
  readonly keys: readonly SealingKey[]
}

/** A partner whose seals bear witness of this journal: when it last did, and of which seal; of none where ours is not the one it saw. */
export type Witness = { readonly partner: TenantId; readonly sealedAt: Instant; readonly seal?: number }

/** The journal of an organisation as it is sealed, to be read. Nothing here is personal, and nothing is opened. */
export type SealBook = {
  /** Six queries, and for each partner two more. */
  state(): Promise<SealState>
  /** One query a page. */
  seals(period: SealPeriod, page: PageRequest): Promise<PageOf<JournalSeal>>
  /** One call, and one query for each month that does not fill the page. */
  lines(period: SealPeriod, page: PageRequest): Promise<PageOf<SealedLine>>
  /** @throws {Refused} `not_found` for a line that is in no seal, or is not as it was sealed */
  proof(place: string): Promise<LineProof>
  check(day: CalendarDate): Promise<DayCheck>
}

export function sealBook(table: TenantTable): SealBook {
  const { store, keyring, tenant, clock } = table

  async function openedOn(): Promise<CalendarDate> {
    const settings = (await store.get(tenantKeys.settings(tenant))) ?? refuse({ code: 'not_found' })
    return utcDayOf(readClear('Tenant', settings).openedAt)
  }

  async function newestSeals(): Promise<{ readonly last?: JournalSeal; readonly closing?: JournalSeal }> {
    let last: JournalSeal | undefined
    // A day has few seals, so the one that closed the day before stands near the end.
    for await (const row of store.queryAll({ ...sealRanges.seals(tenant), newestFirst: true, limit: 50 })) {
      const seal = readSeal(row)
      last ??= seal
      if (seal.closes) return { last, closing: seal }
    }
    return last ? { last } : {}
  }

  async function witnesses(): Promise<readonly Witness[]> {
    const heard = await heardBy({ store, tenant }, await partnersOf({ store, tenant }))
    const found = heard.map(async ({ by, sealedAt, seen }): Promise<readonly Witness[]> => {
      if (seen === undefined) return []
      const ofDay = await allOf(store.queryAll(sealRanges.sealsOfDay(tenant, seen.day)))
      const seal = ofDay.map(readSeal).find(({ signed }) => digests.seal(signed) === seen.seal)
      return [{ partner: by, sealedAt, ...(seal && { seal: seal.number }) }]
    })
    return (await Promise.all(found)).flat()
  }

  return {
    async state() {
      const [chain, keys, { last, closing }] = await Promise.all([
        findChain(store, tenant),
        findKeys(store, tenant),
        newestSeals(),
      ])
      const from = chain ? openFrom(chain) : startOf(await openedOn())
      const open = await unsealedBetween(
        { store, tenant },
        from,
        latestTime(clock.now()),
        mostLinesOfSeal + 1,
      )
      const statement = last && statementOf(last, keys)
      return {
        last: last && statement && { ...statement, signed: last.signed },
        isSound: last === undefined ? chain === undefined : isEndOf(chain, last, statement),
        closed: closing && statementOf(closing, keys),
        lockedAway: chain?.lockedAway ?? 0,
        witnesses: await witnesses(),
        open,
        keys,
      }
    },

    async seals({ from, to }, page) {
      const name = `seals ${from ?? ''} ${to ?? ''}`
      const bounds = { ...(from && { from }), ...(to && { upTo: `${to}~` }) }
      const { items, ...rest } = await readPage(table, { name, ...sealRanges.seals(tenant), ...bounds }, page)
      return { items: items.map(readSeal), ...rest }
    },

    async lines({ from, to }, { limit, cursor }) {
      const listing = { name: `lines ${from ?? ''} ${to ?? ''}`, partition: {} }
      const signing = () => keyring.purpose('cursor')
      const after = cursor === undefined ? undefined : readCursor(await signing(), listing, cursor)
      // What sorts right after a place, so that it does not come twice.
      const begin = after ? `${after['place']}!` : startOf(from ?? (await openedOn()))
      const end = to === undefined ? latestTime(clock.now()) : endOf(to)
      const items: SealedLine[] = []
      for await (const line of linesBetween(store, tenant, begin, end, limit + 1)) {
        items.push(line)
        if (items.length > limit) break
      }
      const shown = items.slice(0, limit)
      const place = items.length > limit ? shown.at(-1)?.place : undefined
      return { items: shown, ...(place && { next: writeCursor(await signing(), listing, { place }) }) }
    },

    proof: (place) => proofOfLine({ store, tenant }, place),
    check: (day) => checkDay({ store, tenant }, day),
  }
}

/** Whether a chain ends with a seal: then none after it was taken away. */
function isEndOf(
  chain: Awaited<ReturnType<typeof findChain>>,
  last: JournalSeal,
  statement: SealStatement | undefined,
): boolean {
  return (
    statement !== undefined &&
    chain?.number === last.number &&
    chain.head === statement.head &&
    chain.before === digests.seal(last.signed)
  )
}

/** A clock that runs ahead may have written a line already that is not due yet. */
function latestTime(now: Date): Instant {
  return new Date(now.getTime() + 60 * 60_000).toISOString()
}
