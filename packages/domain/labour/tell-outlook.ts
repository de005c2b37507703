import { type CalendarDate, type Instant, type MemberId, refuse } from '../kernel/index.ts'
import type { ModuleOutlook, OutlookEntry } from './outlook.ts'

/** Who tells of it, when, and which day it is there. */
export type Telling = { readonly by: MemberId; readonly on: CalendarDate; readonly at: Instant }

/** An outlook of which nobody has said anything. */
export function noOutlook(of: Pick<ModuleOutlook, 'programmeId' | 'moduleId' | 'area'>): ModuleOutlook {
  return { ...of, version: 1, answers: [] }
}

/** How many outlooks the modules of a programme may have in one country and its regions. */
const maxOutlooks = 200

/** @throws {Refused} `limit_reached` where there are as many already as are read at once */
export function assertRoom(present: readonly ModuleOutlook[]): void {
  if (present.length >= maxOutlooks) refuse({ code: 'limit_reached', what: 'outlooks', limit: maxOutlooks })
}

/** The outlook after somebody has told of it: what they say anew is theirs and of today, the rest is whose it was. */
export function tellOutlook(
  before: ModuleOutlook,
  { continuation, answers }: OutlookEntry,
  { by, on, at }: Telling,
): ModuleOutlook {
  const { programmeId, moduleId, area, version } = before
  return {
    programmeId,
    moduleId,
    area,
    version: version + 1,
    changedAt: at,
    ...(continuation && { continuation: asSaid(continuation, [before.continuation], { by, on }) }),
    answers: answers.map((answer) => asSaid(answer, before.answers, { by, on })),
  }
}

type Said = Pick<Telling, 'by' | 'on'>

/** What is said again stays whose it was, and of the day on which they said it. */
function asSaid<Entry extends object>(
  entry: Entry,
  before: readonly ((Entry & Said) | undefined)[],
  said: Said,
): Entry & Said {
  return before.find((one) => one !== undefined && saysSame(entry, one)) ?? { ...entry, ...said }
}

/** Whether the same is said, in whichever order its fields come. */
function saysSame(entry: object, { by: _, on: __, ...before }: Said): boolean {
  return isAlike(entry, before)
}

function isAlike(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return one === other
  const fields: ReadonlyMap<string, unknown> = new Map(Object.entries(other))
  const own = Object.entries(one)
  return own.length === fields.size && own.every(([name, value]) => isAlike(value, fields.get(name)))
}
