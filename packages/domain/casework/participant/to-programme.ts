import { type CalendarDate, type Instant, type ProgrammeId, refuse } from '../../kernel/index.ts'
import { assertNotMerged } from './merged-case.ts'
import { maxFormerProgrammes, type Participant } from './participant.ts'

/**
 * A case that goes on in the programme that comes after its own. What happened until that day stays with the one that paid
 * for it; a mistake is corrected by an edit instead, which leaves no trace in figures.
 * @throws {Refused} `not_possible` for a case that goes on as another one, `limit_reached`
 */
export function toProgramme(
  participant: Participant,
  to: ProgrammeId,
  on: CalendarDate,
  at: Instant,
): Participant {
  assertNotMerged(participant)
  const { programmeId: from, formerProgrammes = [] } = participant
  if (formerProgrammes.length === maxFormerProgrammes) {
    refuse({ code: 'limit_reached', what: 'former_programmes', limit: maxFormerProgrammes })
  }
  return {
    ...participant,
    version: participant.version + 1,
    changedAt: at,
    programmeId: to,
    ...(from && { formerProgrammes: [...formerProgrammes, { programmeId: from, until: on }] }),
  }
}
