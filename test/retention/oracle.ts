import type { CalendarDate, ParticipantId, ProgrammeId } from '@passerelle/domain/kernel'
import type { Life, Payments, Town } from './lives.ts'

/*
 * When things go, counted a second time and in another way: by looking at every day of every case, with a calendar of
 * its own. It knows nothing of the clock's lists, of the days on which it looks, or of the code that counts for it.
 */

/** The most days that may pass after something could have gone: until somebody looks again, and until it was told. */
const slack = 61

export type Broken = string

const dayMs = 86_400_000
export const dayAfter = (day: CalendarDate, days = 1): CalendarDate =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)

function latestOf(days: readonly CalendarDate[]): CalendarDate {
  return days.toSorted().at(-1) ?? ''
}

/** The same day two years later; of a leap day the last of February. */
function twoYearsAfter(day: CalendarDate): CalendarDate {
  const [year = '', month = '', date = ''] = day.split('-')
  const later = Number(year) + 2
  const isLeap = later % 4 === 0
  return `${later}-${month}-${month === '02' && date === '29' && !isLeap ? '28' : date}`
}

/** The first day on which a case may go by what is known of it today; nothing while that is not known. */
function mayGoFrom(life: Life, whole: readonly Life[]): CalendarDate | undefined {
  if (life.closedOn === undefined) return undefined
  let day = twoYearsAfter(life.closedOn)
  for (const { referrals, holds } of whole) {
    for (const { endedOn } of referrals) {
      if (endedOn === undefined) return undefined
      if (twoYearsAfter(endedOn) > day) day = twoYearsAfter(endedOn)
    }
    for (const hold of holds) if (hold.endedAt === undefined && hold.until >= day) day = dayAfter(hold.until)
  }
  return day
}

function proofGoesFrom(payments: Payments | undefined, holds: Life['holds']): CalendarDate | undefined {
  if (payments?.lastPaymentOn === undefined) return undefined
  let day = `${Number(payments.lastPaymentOn.slice(0, 4)) + 6}-01-01`
  for (const hold of holds) if (hold.endedAt === undefined && hold.until >= day) day = dayAfter(hold.until)
  return day
}

type Stood = {
  readonly isThere: boolean
  readonly proofs: readonly ProgrammeId[]
  readonly told: Life['toldOn']
}
type Before = ReadonlyMap<ParticipantId, Stood>

/** The town as it stands before the clock runs on a day. */
export function standingOf({ lives }: Town): Before {
  return new Map(
    [...lives].map(([id, life]) => [
      id,
      { isThere: life.caseEndedOn === undefined, proofs: [...life.proofs], told: life.toldOn },
    ]),
  )
}

/** What the clock did wrong on a day: what went too early, unheard of or in spite of a hold, and what stayed too long. */
export function* brokenOn(
  today: CalendarDate,
  { lives, programmes }: Town,
  before: Before,
): Generator<Broken> {
  for (const [id, life] of lives) {
    const stood = before.get(id)
    const wholes = [...lives.values()].filter((each) => each.id === id || each.mergedInto === id)
    const isPart = life.mergedInto !== undefined
    const leading = life.mergedInto === undefined ? life : lives.get(life.mergedInto)
    const from = mayGoFrom(life, wholes)
    const isThere = life.caseEndedOn === undefined
    if (stood?.isThere === true && !isThere) {
      if (isPart) {
        if (leading?.caseEndedOn === undefined) yield `${id} went before its whole on ${today}`
      } else if (from === undefined || today < from) {
        yield `${id} went early on ${today}, may go from ${from}`
      } else {
        const word = stood.told
        if (word === undefined || word.dueOn !== from || dayAfter(word.on, 30) > today)
          yield `${id} went on ${today} and nobody was told`
      }
    }
    if (isThere && !isPart && from !== undefined) {
      const touchedOn = latestOf(wholes.map((each) => each.touchedOn))
      const isUndisturbed = touchedOn < dayAfter(from, -slack)
      if (today >= (isUndisturbed ? from : dayAfter(latestOf([from, touchedOn]), slack)))
        yield `${id} is still there on ${today}, was to go on ${from}`
    }
    if (isThere && isPart && leading?.caseEndedOn !== undefined) yield `${id} outlived its whole on ${today}`
    yield* brokenProof(today, life, stood?.proofs ?? [], programmes)
    const isLeft = isThere || life.proofs.length > 0
    if (life.hasKey !== isLeft) yield `${id}: the key ${life.hasKey ? 'was left behind' : 'went too early'}`
  }
}

function* brokenProof(
  today: CalendarDate,
  { id, proofs, holds, caseEndedOn }: Life,
  before: readonly ProgrammeId[],
  programmes: Town['programmes'],
): Generator<Broken> {
  for (const programme of before) {
    const from = proofGoesFrom(programmes.get(programme), holds)
    const isThere = proofs.some((each) => each === programme)
    if (!isThere && caseEndedOn === undefined) yield `${id}: proof went before the case on ${today}`
    if (!isThere && (from === undefined || today < from))
      yield `${id}: proof went early on ${today}, not before ${from}`
    if (!isThere || from === undefined || caseEndedOn === undefined) continue
    const changed = programmes.get(programme)?.changedOn ?? ''
    const since = [from, caseEndedOn, changed, ...holds.map(({ endedAt = '' }) => endedAt.slice(0, 10))]
    if (today >= dayAfter(latestOf(since), slack))
      yield `${id}: proof is still there on ${today}, was to go on ${from}`
  }
}
