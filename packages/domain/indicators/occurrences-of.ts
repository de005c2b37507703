import { localDay } from '../calendar/zones.ts'
import type { Participant } from '../casework/index.ts'
import type { Certificate } from '../certificates/index.ts'
import type { Attendance } from '../coaching/index.ts'
import type { FollowUp } from '../follow-up/index.ts'
import type { BusinessPlan } from '../founding/index.ts'
import type { TimeZone } from '../kernel/codes/time-zones.ts'
import type { Application } from '../placement/index.ts'
import { ageBracketOf } from './age-bracket.ts'
import type { Accompanied, SupportMeasure, Untokened } from './occurrence.ts'

/** A case as figures see it, by the days of a zone: that of the organisation whose case it is. */
export function accompanied(participant: Participant, timeZone: TimeZone): Untokened<Accompanied> {
  const { version, openedAt, programmeId, formerProgrammes, returnCountry, gender, birth, kind, stageSteps } =
    participant
  const on = localDay(openedAt, timeZone)
  const returns = kind === undefined || returning.has(kind)
  // To close a case changes nothing of where somebody is.
  const last = stageSteps.findLast(({ stage }) => stage !== 'closed')
  return {
    what: 'accompanied',
    version,
    on,
    facets: { country: returnCountry, gender: gender ?? 'unknown', ageBracket: ageBracketOf(birth, on) },
    ...(programmeId && { programmeId }),
    ...(formerProgrammes && { former: formerProgrammes }),
    ...(returns && { returns }),
    ...(returns && last?.stage === 'returned' && { returnedOn: localDay(last.at, timeZone) }),
  }
}

const returning: ReadonlySet<string> = new Set(['candidate', 'decided', 'returnee'])

/** Whether figures see any difference between a case as it was and as it is. */
export function isCountedAlike(before: Participant, now: Participant): boolean {
  const seen = (of: Participant) => JSON.stringify([{ ...accompanied(of, 'UTC'), version: 0 }, of.mergedInto])
  return seen(before) === seen(now)
}

/** Somebody who was not there attended nothing. */
export function attended(attendance: Attendance): Untokened<SupportMeasure> {
  const { version, programmeId, moduleId, startsAt, timeZone, teachingUnits } = attendance
  return {
    what: 'attended',
    version,
    on: localDay(startsAt, timeZone),
    programmeId,
    ...(moduleId && { moduleId }),
    units: teachingUnits,
    ...(teachingUnits === 0 && { voided: true }),
  }
}

export function certified(certificate: Certificate, timeZone: TimeZone): Untokened<SupportMeasure> {
  const { version, kind, programmeId, issuedAt, state } = certificate
  return {
    what: 'certified',
    version,
    on: localDay(issuedAt, timeZone),
    is: kind,
    ...(programmeId && { programmeId }),
    ...(state === 'revoked' && { voided: true }),
  }
}

/** Work alone is told of what came of it; whatever else somebody lives on is nothing that figures weigh. */
export function followedUp({ version, aimedOn, result }: FollowUp): Untokened<SupportMeasure> {
  const measure = { what: 'followed_up', version } as const
  if (!result?.reached) return { ...measure, on: aimedOn, voided: true }
  const { on, outcome } = result
  return { ...measure, on, ...((outcome === 'employed' || outcome === 'self_employed') && { is: outcome }) }
}

/** A business that was founded. To think better of it, or to give it up later, takes nothing from anybody. */
export function founded(
  { version, changedAt, outcome }: BusinessPlan,
  timeZone: TimeZone,
): Untokened<SupportMeasure> {
  const measure = { what: 'founded', version } as const
  return outcome?.result === 'founded'
    ? { ...measure, on: outcome.on }
    : { ...measure, on: localDay(changedAt, timeZone), voided: true }
}

/** Work that was found through the organisation, from the day on which it begins. Somebody who does not begin after all was not hired. */
export function hired(
  { version, changedAt, hire }: Application,
  timeZone: TimeZone,
): Untokened<SupportMeasure> {
  const measure = { what: 'hired', version } as const
  return hire
    ? { ...measure, on: hire.startsOn }
    : { ...measure, on: localDay(changedAt, timeZone), voided: true }
}
