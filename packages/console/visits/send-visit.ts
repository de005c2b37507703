import { ApiProblem, type Client } from '@passerelle/client'
import type { Roster } from '../coaching/sessions.ts'
import { type SentLine, sentLine, standingOf, unsent, type Visit, type VisitLine } from './visit.ts'

type Obstacle = NonNullable<VisitLine['obstacle']>

export type Sending = {
  /** Those whose entries arrived, as they were sent. */
  readonly sent: readonly VisitLine[]
  /** What stood in the way of others. */
  readonly obstacles: ReadonlyMap<string, Obstacle>
  /** When the session began or begins, where it was moved meanwhile. */
  readonly movedTo?: string
}

/** As many lines as the API takes at once. */
const linesAtOnce = 40
/** How often somebody else may be quicker. */
const mostRaces = 10

/**
 * Sends what was written down, however often: what arrived already changes nothing. The API writes all that it is sent or
 * nothing, so lines that it names as contested or not possible are left out, and the others sent without them.
 *
 * @throws what stands in the way of all of it
 */
export async function sendVisit(api: Client, visit: Visit): Promise<Sending> {
  const { sessionId } = visit
  const sent: VisitLine[] = []
  const obstacles = new Map<string, Obstacle>()
  const isOpen = (line: VisitLine) =>
    line.obstacle === undefined && !sent.includes(line) && !obstacles.has(line.participantId)
  let roster: Roster | undefined
  for (let races = 0; ; ) {
    const next = unsent(visit).filter(isOpen).slice(0, linesAtOnce)
    if (next.length === 0) break
    const lines = next.flatMap(asSent)
    roster = (await api.readRoster({ params: { sessionId } })).body
    try {
      await api.recordAttendance({ params: { sessionId }, ifMatch: roster.version, body: { lines } })
      sent.push(...next)
    } catch (error) {
      const named = namedIn(error, lines)
      if (named.length > 0) {
        const { body: now } = await api.readRoster({ params: { sessionId } })
        for (const { participantId, message, isContested } of named) {
          obstacles.set(participantId, obstacleOf(now, participantId, message, isContested))
        }
      } else if (isOvertaken(error) && races < mostRaces) races += 1
      else throw error
    }
  }
  const startsAt = roster?.startsAt ?? visit.session.startsAt
  return { sent, obstacles, ...(startsAt !== visit.session.startsAt && { movedTo: startsAt }) }
}

function asSent(line: VisitLine): readonly SentLine[] {
  const sent = sentLine(line)
  return sent === undefined ? [] : [sent]
}

function isOvertaken(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.status === 412
}

type Named = Pick<SentLine, 'participantId'> & { readonly message: string; readonly isContested: boolean }

/** The lines that a refusal names, each with the first thing that is said of it. */
function namedIn(error: unknown, lines: readonly SentLine[]): readonly Named[] {
  if (!(error instanceof ApiProblem)) return []
  const named = new Map<number, Named>()
  for (const { path, code, message } of error.problem.errors ?? []) {
    const place = Number(/^body\.lines\[(\d+)\]/.exec(path)?.[1])
    const line = lines[place]
    if (line === undefined || named.has(place)) continue
    named.set(place, {
      participantId: line.participantId,
      message,
      isContested: code === 'changed_meanwhile',
    })
  }
  return [...named.values()]
}

function obstacleOf({ lines }: Roster, id: string, message: string, isContested: boolean): Obstacle {
  const there = lines.find(({ participantId }) => participantId === id)?.attendance
  return isContested && there !== undefined ? { standing: standingOf(there) } : { message }
}
