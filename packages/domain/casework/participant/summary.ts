import type * as z from 'zod'
import { personNamesSchema } from './name.ts'
import type { Participant } from './participant.ts'
import { birthSchema, participantSchema } from './participant.ts'

/** A line of the caseload: enough to find a person and to sort the list, and no more. */
export const caseloadSummarySchema = participantSchema
  .pick({
    id: true,
    version: true,
    pseudonym: true,
    stage: true,
    openedAt: true,
    changedAt: true,
    programmeId: true,
    coachId: true,
    deputyId: true,
    returnCountry: true,
    returnDistrict: true,
    plannedDeparture: true,
  })
  .extend({
    names: personNamesSchema,
    birthYear: birthSchema.shape.year,
  })

export type CaseloadSummary = z.infer<typeof caseloadSummarySchema>

/** The year in which a person was born, where that is known. */
export function birthYearOf(participant: Pick<Participant, 'birth'>): number | undefined {
  const { birth } = participant
  return birth?.year ?? (birth?.date === undefined ? undefined : Number(birth.date.slice(0, 4)))
}

/** The caseload's line for a participant. */
export function summaryOf(participant: Participant): CaseloadSummary {
  const birthYear = birthYearOf(participant)
  return {
    id: participant.id,
    version: participant.version,
    pseudonym: participant.pseudonym,
    stage: participant.stage,
    openedAt: participant.openedAt,
    changedAt: participant.changedAt,
    coachId: participant.coachId,
    returnCountry: participant.returnCountry,
    names: participant.names,
    ...(participant.programmeId && { programmeId: participant.programmeId }),
    ...(participant.deputyId && { deputyId: participant.deputyId }),
    ...(participant.returnDistrict && { returnDistrict: participant.returnDistrict }),
    ...(participant.plannedDeparture && { plannedDeparture: participant.plannedDeparture }),
    ...(birthYear !== undefined && { birthYear }),
  }
}
