import type { CallOptions, ResourceOf } from '@passerelle/client'
import { nameOf } from '../casework/person.ts'
import type { AttendanceStatus } from '../coaching/attendance.ts'
import type { Roster, RosterLine } from '../coaching/sessions.ts'

type Body = CallOptions<'recordAttendance'>['body']
export type SentLine = Body['lines'][number]
export type Signature = NonNullable<SentLine['signature']>
export type Attendance = NonNullable<RosterLine['attendance']>

/** What was written down on the device of somebody, by its own clock. */
export type Entry = {
  readonly status: AttendanceStatus
  /** Of somebody who was there for a part. */
  readonly teachingUnits?: number
  readonly notedAt: string
  readonly signature?: Signature
}

/** What stands at the desk of somebody, as far as it was taken along. */
export type Standing = Pick<Attendance, 'version' | 'status' | 'teachingUnits'> & {
  readonly isSigned: boolean
}

/** Somebody on the roster that was taken along. */
export type VisitLine = {
  readonly participantId: RosterLine['participantId']
  /** By which they are called here: their name, or the pseudonym of their case. */
  readonly name: string
  readonly standing?: Standing
  readonly entry?: Entry
  /** Why the entry could not be sent, once it was tried: what stands there now, or what the API says. */
  readonly obstacle?: { readonly standing: Standing } | { readonly message: string }
}

/** A roster that was taken along: whose, of what, and of its people nothing but what they are called and how they attended. */
export type Visit = {
  readonly memberId: ResourceOf<'readMe'>['memberId']
  readonly sessionId: Roster['id']
  readonly session: Pick<
    Roster,
    'title' | 'kind' | 'startsAt' | 'endsAt' | 'timeZone' | 'teachingUnits' | 'room'
  >
  readonly lines: readonly VisitLine[]
}

const hourMs = 3_600_000
/** So long after the session a roster stays on a device; then it ends by itself. */
const hoursKept = 72

/** When what was taken along ends by itself. */
export function endOf({ session }: { readonly session: Pick<Roster, 'endsAt'> }): number {
  return Date.parse(session.endsAt) + hoursKept * hourMs
}

/** Whether a session is so long over that nothing of it is kept on a device any more. */
export function isOver(session: Pick<Roster, 'endsAt'>, now: number): boolean {
  return now >= endOf({ session })
}

/** What of a roster goes along: those who have a place, and nothing that was noted about them. */
export function takenAlong(
  roster: Roster,
  memberId: Visit['memberId'],
  { byPseudonym }: { readonly byPseudonym: boolean },
): Visit {
  const { title, kind, startsAt, endsAt, timeZone, teachingUnits, room } = roster
  return {
    memberId,
    sessionId: roster.id,
    session: {
      kind,
      startsAt,
      endsAt,
      timeZone,
      teachingUnits,
      ...(title !== undefined && { title }),
      ...(room !== undefined && { room }),
    },
    lines: roster.lines.flatMap(({ participantId, place, erased, names, pseudonym = '', attendance }) =>
      place !== 'enrolled' || erased || names === undefined
        ? []
        : [
            {
              participantId,
              name: byPseudonym ? pseudonym : nameOf(names),
              ...(attendance && { standing: standingOf(attendance) }),
            },
          ],
    ),
  }
}

/** An attendance without its note, its signature and who wrote it. */
export function standingOf({ version, status, teachingUnits, signature }: Attendance): Standing {
  return { version, status, teachingUnits, isSigned: signature !== undefined }
}

/** Writes something down of somebody, or strikes it out. What stood in its way is forgotten: it is tried anew. */
export function withEntry(visit: Visit, participantId: string, entry: Entry | undefined): Visit {
  return changed(visit, participantId, ({ entry: _, obstacle: __, ...line }) => ({
    ...line,
    ...(entry && { entry }),
  }))
}

/** Somebody decided that what was written here holds, and not what stands there now. */
export function withOwnWord(visit: Visit, participantId: string): Visit {
  return changed(visit, participantId, (line) => {
    const { obstacle, ...rest } = line
    return obstacle !== undefined && 'standing' in obstacle ? { ...rest, standing: obstacle.standing } : line
  })
}

/**
 * Notes what stood in the way of entries, and takes those off that arrived; of whom something else was written down since
 * they were sent stays.
 */
export function afterSending(
  visit: Visit,
  sent: readonly VisitLine[],
  obstacles: ReadonlyMap<string, NonNullable<VisitLine['obstacle']>>,
): Visit {
  const arrived = new Set(sent.map(saidIn))
  return {
    ...visit,
    lines: visit.lines
      .filter((line) => !arrived.has(saidIn(line)))
      .map((line) => {
        const obstacle = obstacles.get(line.participantId)
        return obstacle === undefined || line.entry === undefined ? line : { ...line, obstacle }
      }),
  }
}

function saidIn({ participantId, entry }: VisitLine): string {
  return JSON.stringify([participantId, entry])
}

function changed(visit: Visit, participantId: string, change: (line: VisitLine) => VisitLine): Visit {
  return {
    ...visit,
    lines: visit.lines.map((line) => (line.participantId === participantId ? change(line) : line)),
  }
}

/** Those of whom something was written down that was not sent. */
export function unsent({ lines }: Visit): readonly VisitLine[] {
  return lines.filter(({ entry }) => entry !== undefined)
}

/** An entry as it is sent: upon what was known of it, so that it writes over nothing else. */
export function sentLine({ participantId, entry, standing }: VisitLine): SentLine | undefined {
  if (entry === undefined) return undefined
  const { status, teachingUnits, notedAt, signature } = entry
  return {
    participantId,
    status,
    ...(teachingUnits !== undefined && { teachingUnits }),
    known: standing?.version ?? 0,
    notedAt,
    ...(signature && { signature }),
  }
}
