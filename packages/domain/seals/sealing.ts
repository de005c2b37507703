import { type CalendarDate, type Instant, plusDays, type TenantId, utcDayOf } from '../kernel/index.ts'
import type { Digests } from './digests.ts'
import { leafText, type SealedLine, timeIn } from './line.ts'
import {
  type JournalChain,
  type JournalSeal,
  mostLinesOfSeal,
  type SealStatement,
  type WitnessedSeal,
} from './seal.ts'
import { rootOf, withLeaf } from './tree.ts'

const minute = 60_000

/**
 * A line gets its time before it is written, and the clocks of two functions differ a little. So lines are sealed once they
 * are this old: by then all of the same time stand there.
 */
export const settlingMinutes = 2

/** What comes later all the same is looked for this far back whenever something is sealed, and once more over the whole day when it is closed. */
export const lookBackMinutes = 15

/** From this time on a line that no seal names may still be sealed, as far as a chain has come. */
export function openFrom({ upTo }: Pick<JournalSeal, 'upTo'>): Instant {
  return plusMinutes(upTo, -lookBackMinutes)
}

/** The chain of an organisation before its first seal. */
export function beginChain(digests: Digests, tenant: TenantId, openedAt: Instant): JournalChain {
  const day = utcDayOf(openedAt)
  const beginning = digests.beginning(tenant)
  return {
    version: 1,
    number: 0,
    before: beginning,
    day,
    lines: 0,
    dayLines: 0,
    head: beginning,
    peaks: [],
    upTo: startOf(day),
    kid: '',
    lockedAway: 0,
  }
}

/** The times between which lines are looked for that are not sealed yet. */
export type SealWindow = {
  readonly from: Instant
  readonly upTo: Instant
  /** Whether the day is over, and is closed once all its lines are sealed. */
  readonly closes: boolean
}

/** What is to be looked at next; a day is closed before the next one begins. */
export function windowOf({ day, upTo }: JournalChain, now: Instant): SealWindow {
  const settled = plusMinutes(now, -settlingMinutes)
  const isOver = utcDayOf(settled) > day
  const lookBack = plusMinutes(upTo, -lookBackMinutes)
  return {
    from: isOver && startOf(day) < lookBack ? startOf(day) : lookBack,
    upTo: isOver ? endOf(day) : settled,
    closes: isOver,
  }
}

/** A seal that waits to be signed, and the chain after it. */
export type NextSeal = {
  readonly statement: SealStatement
  readonly unsigned: Omit<JournalSeal, 'signed'>
  readonly chain: Omit<JournalChain, 'before' | 'kid'>
}

/**
 * Extends the chain over lines that are in none of its seals, in the order of their places. Nothing to do where there are
 * none, unless the day is to be closed. More lines than one seal holds wait for the next.
 */
export function nextSeal(
  digests: Digests,
  of: { readonly tenant: TenantId; readonly chain: JournalChain; readonly now: Instant },
  { upTo, closes }: SealWindow,
  unsealed: readonly SealedLine[],
  witnessed: readonly WitnessedSeal[] = [],
): NextSeal | undefined {
  const { tenant, chain, now } = of
  const lines = unsealed.slice(0, mostLinesOfSeal)
  const isAll = lines.length === unsealed.length
  const isClosing = closes && isAll
  if (lines.length === 0 && !isClosing) return undefined
  const leaves = lines.map((line) => digests.leaf(leafText(line)))
  let { head, peaks } = chain
  for (const [index, leaf] of leaves.entries()) {
    head = digests.link(head, leaf)
    peaks = [...withLeaf(digests, peaks, chain.dayLines + index, leaf)]
  }
  const number = chain.number + 1
  const reached = latest(chain.upTo, isAll ? upTo : timeIn(lines.at(-1)?.place ?? ''))
  const counted = { lines: chain.lines + lines.length, dayLines: chain.dayLines + lines.length }
  const told = { number, day: chain.day, closes: isClosing, upTo: reached, sealedAt: now }
  return {
    statement: {
      ...told,
      ...counted,
      tenant,
      before: chain.before,
      head,
      root: rootOf(digests, peaks),
      witnessed: [...witnessed],
    },
    unsigned: { ...told, version: 1, places: lines.map(({ place }) => place), leaves },
    chain: {
      ...chain,
      ...counted,
      version: chain.version + 1,
      number,
      head,
      upTo: reached,
      ...(isClosing ? { day: dayAfter(chain.day), dayLines: 0, peaks: [] } : { peaks: [...peaks] }),
    },
  }
}

export function startOf(day: CalendarDate): Instant {
  return `${day}T00:00:00.000Z`
}

export function endOf(day: CalendarDate): Instant {
  return `${day}T23:59:59.999Z`
}

export function dayAfter(day: CalendarDate): CalendarDate {
  return utcDayOf(plusDays(startOf(day), 1))
}

function plusMinutes(at: Instant, minutes: number): Instant {
  return new Date(Date.parse(at) + minutes * minute).toISOString()
}

function latest(one: Instant, other: Instant): Instant {
  return one > other ? one : other
}
