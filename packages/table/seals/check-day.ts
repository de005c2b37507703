import type { CalendarDate, TenantId } from '@passerelle/domain/kernel'
import {
  type CheckFrom,
  dayAfter,
  endOf,
  faultsOf,
  type JournalSeal,
  openFrom,
  type ReadSeal,
  type SealedLine,
  type SealFault,
  startOf,
} from '@passerelle/domain/seals'
import { sealRanges } from '../engine/keys/seals.ts'
import { allOf, firstOf, type Store } from '../engine/store.ts'
import { digests, findKeys, readSeal, statementOf } from './seal-rows.ts'
import { linesBetween } from './sealed-lines.ts'

type Own = { readonly store: Pick<Store, 'queryAll'>; readonly tenant: TenantId }

/** What a check of one day looked at, and all that is wrong. */
export type DayCheck = {
  readonly lines: number
  readonly seals: number
  readonly isClosed: boolean
  readonly faults: readonly SealFault[]
}

/** Checks the lines of one day, and whatever its seals name, from the last seal before it on. */
export async function checkDay({ store, tenant }: Own, day: CalendarDate): Promise<DayCheck> {
  const own = { store, tenant }
  const [keys, seals, later, before] = await Promise.all([
    findKeys(store, tenant),
    sealsOf(own, day),
    sealsOf(own, dayAfter(day)),
    sealBefore(own, day),
  ])
  const read = (seal: JournalSeal): ReadSeal => ({ seal, statement: statementOf(seal, keys) })
  const places = seals.flatMap((seal) => seal.places).toSorted()
  const from = earlier(startOf(day), places[0] ?? startOf(day))
  const lines: SealedLine[] = []
  for await (const line of linesBetween(store, tenant, from, endOf(day))) lines.push(line)
  const ofDay = new Set(places)
  const counted = lines.filter(({ place }) => ofDay.has(place) || place >= startOf(day))
  const newest = later.at(-1) ?? seals.at(-1)
  const isClosed = seals.some(({ closes }) => closes)
  const faults = faultsOf(digests, startAfter(tenant, before && read(before)), seals.map(read), counted, {
    named: new Set(later.flatMap((seal) => seal.places)),
    openFrom: newest ? openFrom(newest) : startOf(day),
  })
  return { lines: counted.length, seals: seals.length, isClosed, faults }
}

async function sealsOf({ store, tenant }: Own, day: CalendarDate): Promise<readonly JournalSeal[]> {
  return (await allOf(store.queryAll(sealRanges.sealsOfDay(tenant, day)))).map(readSeal)
}

async function sealBefore({ store, tenant }: Own, day: CalendarDate): Promise<JournalSeal | undefined> {
  const range = { ...sealRanges.seals(tenant), upTo: day, newestFirst: true, limit: 1 }
  const row = await firstOf(store.queryAll(range))
  return row && readSeal(row)
}

/** Where a check goes on after a seal. Of one that is not signed nothing is believed, and so what follows it does not fit. */
function startAfter(tenant: TenantId, before: ReadSeal | undefined): CheckFrom {
  const beginning = digests.beginning(tenant)
  if (before === undefined) return { tenant, number: 0, before: beginning, head: beginning, lines: 0 }
  const { seal, statement } = before
  return {
    tenant,
    number: seal.number,
    before: digests.seal(seal.signed),
    head: statement?.head ?? beginning,
    lines: statement?.lines ?? 0,
  }
}

function earlier(one: string, other: string): string {
  return one < other ? one : other
}
