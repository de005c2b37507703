import type { Plan } from '../casework/index.ts'
import type { Attendance } from '../coaching/index.ts'
import {
  type FieldCode,
  type Ids,
  type Instant,
  latestDay,
  type MemberId,
  type ModuleId,
  type ParticipantId,
  type ProgrammeId,
  type RecognitionId,
  refuse,
  type TenantId,
} from '../kernel/index.ts'
import type { Module, Programme } from '../programmes/index.ts'
import { type Attended, attendedIn } from './attended.ts'
import type { Certificate, NewCertificate, Taught, UnsignedCertificate } from './certificate.ts'
import type { Recognition } from './recognition/index.ts'
import { placeIn } from './status-list.ts'

/** What a certificate is issued upon: everything that is recorded in the case, and who issues it. */
export type Grounds = {
  readonly issuer: { readonly id: TenantId; readonly language: string }
  readonly participantId: ParticipantId
  /** The programme that the case belongs to. */
  readonly programmeId?: ProgrammeId | undefined
  readonly plan?: Plan | undefined
  /** The module or the programme that was asked for, where the organisation has it. */
  readonly module?: Module | undefined
  readonly programme?: Programme | undefined
  readonly attendances: readonly Attendance[]
  readonly recognitions: readonly Recognition[]
  /** The certificates that the case has already. */
  readonly issued: readonly Certificate[]
}

/** What the certificate is of, and what it says of it. */
type Subject = Pick<
  Certificate,
  'programmeId' | 'moduleId' | 'recognitionId' | 'title' | 'isco08' | 'partial' | 'assessedOn' | keyof Taught
>

/**
 * Issues a certificate of what is recorded. An ended programme is no obstacle: what was taught stays taught.
 *
 * @param list the list of revoked certificates in which it takes a place
 * @throws Refused `invalid` with the field: a module that the plan does not hold, a programme that the case is not in, a
 *   recognition that is not there, a decision before anything was taught or in the future, an end before the beginning;
 *   `not_possible` `nothing_attended`, `units_missing` where nobody said that it is for a part, and `not_recognised`;
 *   `already_exists` where one in force says as much
 */
export function issueCertificate(
  order: NewCertificate,
  grounds: Grounds,
  ids: Ids,
  by: MemberId,
  at: Instant,
  list: number,
): UnsignedCertificate {
  const subject = subjectOf(order, grounds)
  const { kind, decision, validUntil } = order
  if (subject.partial && !order.partial) refuse({ code: 'not_possible', what: 'units_missing' })
  const inForce = grounds.issued.find((one) => isSame(one, { kind, ...subject }))
  if (inForce !== undefined && (inForce.teachingUnits ?? 0) >= (subject.teachingUnits ?? 0)) {
    refuse({ code: 'already_exists', what: 'certificate' })
  }
  if (decision && decision.on > latestDay(at)) invalid('decision.on', 'in_the_future')
  if (decision && subject.attendedFrom && decision.on < subject.attendedFrom) {
    invalid('decision.on', 'before_attendance')
  }
  if (validUntil !== undefined && validUntil <= latestDay(at)) invalid('validUntil', 'not_in_the_future')
  return {
    id: ids.next<'certificate'>(),
    participantId: grounds.participantId,
    version: 1,
    state: 'valid',
    ...subject,
    kind,
    ...(validUntil && { validUntil }),
    ...(decision && { decision }),
    language: grounds.issuer.language,
    issuedAt: at,
    issuedBy: by,
    code: grounds.issuer.id + ids.next<'certificate'>(),
    status: { list, index: placeIn(ids.next<'certificate'>()) },
  }
}

function subjectOf(order: NewCertificate, grounds: Grounds): Subject {
  const { moduleId, programmeId, recognitionId } = order
  if (recognitionId !== undefined) return recognised(recognitionId, grounds)
  return moduleId === undefined ? ofProgramme(programmeId, grounds) : ofModule(moduleId, grounds)
}

/** What an assessor found: nobody was taught, so there are no units. */
function recognised(wanted: RecognitionId, { recognitions, programmeId }: Grounds): Subject {
  const found = recognitions.find(({ id }) => id === wanted)
  if (found === undefined) return invalid('recognitionId', 'unknown_reference')
  const { state, assessment, title, isco08 } = found
  if (state !== 'recognised' || assessment === undefined) {
    return refuse({ code: 'not_possible', what: 'not_recognised' })
  }
  return {
    ...(programmeId && { programmeId }),
    recognitionId: found.id,
    title,
    isco08: [isco08],
    partial: false,
    assessedOn: assessment.on,
  }
}

function ofModule(moduleId: ModuleId, { module, plan, attendances }: Grounds): Subject {
  const item = plan?.items.find((each) => each.moduleId === moduleId && each.status !== 'cancelled')
  if (item === undefined || module === undefined) return invalid('moduleId', 'not_in_plan')
  const attended = attendedIn(attendances.filter((each) => each.moduleId === moduleId))
  return {
    programmeId: module.programmeId,
    moduleId,
    title: item.title,
    isco08: module.trade.isco08,
    ...unitsOf(attended, item.teachingUnits),
  }
}

function ofProgramme(
  wanted: ProgrammeId | undefined,
  { programme, programmeId, attendances }: Grounds,
): Subject {
  if (programme === undefined || wanted !== programmeId) return invalid('programmeId', 'not_in_programme')
  const attended = attendedIn(attendances.filter((each) => each.programmeId === wanted))
  return {
    programmeId: programme.id,
    title: programme.name,
    isco08: [],
    ...unitsOf(attended, attended?.heldUnits ?? 0),
  }
}

/** The units that were attended out of those that there were; never fewer than were attended. */
function unitsOf(attended: Attended | undefined, planned: number): Taught & Pick<Subject, 'partial'> {
  if (attended === undefined) return refuse({ code: 'not_possible', what: 'nothing_attended' })
  const { teachingUnits, from, until } = attended
  return {
    teachingUnits,
    plannedUnits: Math.max(planned, teachingUnits),
    partial: teachingUnits < planned,
    attendedFrom: from,
    attendedUntil: until,
  }
}

function isSame(
  one: Certificate,
  other: Pick<Certificate, 'kind' | 'programmeId' | 'moduleId' | 'recognitionId'>,
): boolean {
  return (
    one.state === 'valid' &&
    one.kind === other.kind &&
    one.programmeId === other.programmeId &&
    one.moduleId === other.moduleId &&
    one.recognitionId === other.recognitionId
  )
}

function invalid(field: string, code: FieldCode): never {
  return refuse({ code: 'invalid', errors: [{ path: ['body', ...field.split('.')], code }] })
}
