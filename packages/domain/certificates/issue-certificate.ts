import type { Plan } from '../casework/index.ts'
import type { Attendance } from '../coaching/index.ts'
import {
  type FieldCode,
  type Ids,
  type Instant,
  latestDay,
  type MemberId,
  type ParticipantId,
  type ProgrammeId,
  refuse,
  type TenantId,
} from '../kernel/index.ts'
import type { Module, Programme } from '../programmes/index.ts'
import { type Attended, attendedIn } from './attended.ts'
import type { Certificate, NewCertificate, UnsignedCertificate } from './certificate.ts'
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
  /** The certificates that the case has already. */
  readonly issued: readonly Certificate[]
}

/** What the certificate is of, with the units that there were and those that were attended. */
type Subject = Pick<Certificate, 'programmeId' | 'moduleId' | 'title' | 'isco08'> & {
  readonly plannedUnits: number
  readonly attended: Attended
}

/**
 * Issues a certificate of what is recorded. An ended programme is no obstacle: what was taught stays taught.
 *
 * @param list the list of revoked certificates in which it takes a place
 * @throws Refused `invalid` with the field: a module that the plan does not hold, a programme that the case is not in, a
 *   decision before anything was taught or in the future, an end before the beginning; `not_possible`
 *   `nothing_attended`, and `units_missing` where nobody said that it is for a part; `already_exists` where one in force
 *   says as much
 */
export function issueCertificate(
  order: NewCertificate,
  grounds: Grounds,
  ids: Ids,
  by: MemberId,
  at: Instant,
  list: number,
): UnsignedCertificate {
  const { plannedUnits, attended, ...subject } = subjectOf(order, grounds)
  const { kind, decision, validUntil } = order
  const teachingUnits = attended.teachingUnits
  const partial = teachingUnits < plannedUnits
  if (partial && !order.partial) refuse({ code: 'not_possible', what: 'units_missing' })
  const inForce = grounds.issued.find((one) => isSame(one, { kind, ...subject }))
  if (inForce !== undefined && inForce.teachingUnits >= teachingUnits) {
    refuse({ code: 'already_exists', what: 'certificate' })
  }
  if (decision && decision.on > latestDay(at)) invalid('decision.on', 'in_the_future')
  if (decision && decision.on < attended.from) invalid('decision.on', 'before_attendance')
  if (validUntil !== undefined && validUntil <= latestDay(at)) invalid('validUntil', 'not_in_the_future')
  return {
    id: ids.next<'certificate'>(),
    participantId: grounds.participantId,
    version: 1,
    state: 'valid',
    ...subject,
    kind,
    teachingUnits,
    plannedUnits: Math.max(plannedUnits, teachingUnits),
    partial,
    attendedFrom: attended.from,
    attendedUntil: attended.until,
    ...(validUntil && { validUntil }),
    ...(decision && { decision }),
    language: grounds.issuer.language,
    issuedAt: at,
    issuedBy: by,
    code: grounds.issuer.id + ids.next<'certificate'>(),
    status: { list, index: placeIn(ids.next<'certificate'>()) },
  }
}

function subjectOf({ moduleId, programmeId }: NewCertificate, grounds: Grounds): Subject {
  const { module, programme, plan, attendances } = grounds
  if (moduleId !== undefined) {
    const item = plan?.items.find((each) => each.moduleId === moduleId && each.status !== 'cancelled')
    if (item === undefined || module === undefined) return invalid('moduleId', 'not_in_plan')
    const attended = attendedIn(attendances.filter((each) => each.moduleId === moduleId))
    return {
      programmeId: module.programmeId,
      moduleId,
      title: item.title,
      isco08: module.trade.isco08,
      plannedUnits: item.teachingUnits,
      attended: attended ?? nothingAttended(),
    }
  }
  if (programme === undefined || programmeId !== grounds.programmeId) {
    return invalid('programmeId', 'not_in_programme')
  }
  const attended = attendedIn(attendances.filter((each) => each.programmeId === programmeId))
  return {
    programmeId: programme.id,
    title: programme.name,
    isco08: [],
    plannedUnits: attended?.heldUnits ?? 0,
    attended: attended ?? nothingAttended(),
  }
}

function isSame(one: Certificate, other: Pick<Certificate, 'kind' | 'programmeId' | 'moduleId'>): boolean {
  return (
    one.state === 'valid' &&
    one.kind === other.kind &&
    one.programmeId === other.programmeId &&
    one.moduleId === other.moduleId
  )
}

function nothingAttended(): never {
  return refuse({ code: 'not_possible', what: 'nothing_attended' })
}

function invalid(field: string, code: FieldCode): never {
  return refuse({ code: 'invalid', errors: [{ path: ['body', ...field.split('.')], code }] })
}
