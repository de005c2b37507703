import type { Instant, MemberId } from '../../kernel/index.ts'
import { refuseImplausibleBirth, refuseImplausibleDeparture } from '../plausible.ts'
import { assertNotMerged } from './merged-case.ts'
import { moveStage } from './move-stage.ts'
import type { Participant, ParticipantChange } from './participant.ts'
import { refuseOwnDeputy } from './responsible.ts'

/**
 * Changes what is known about a participant, and the stage where `stage` says so.
 * @throws Refused `invalid` for a birth or a planned departure that cannot be, or a coach who is their own deputy;
 *   `not_possible` for a case that goes on as another one, except to give it to other people; and as `moveStage`
 */
export function editParticipant(
  participant: Participant,
  change: ParticipantChange,
  by: MemberId,
  at: Instant,
): Participant {
  if (!isHandedOn(change)) assertNotMerged(participant)
  const { stage = participant.stage, closingReason, ...particulars } = change
  if (particulars.birth) refuseImplausibleBirth(particulars.birth, at)
  if (particulars.plannedDeparture) refuseImplausibleDeparture(particulars.plannedDeparture, at)
  const changed = withChanges(participant, particulars)
  refuseOwnDeputy(changed.coachId, changed.deputyId)
  return {
    ...changed,
    ...moveStage(participant, stage, closingReason, by, at),
    version: participant.version + 1,
    changedAt: at,
  }
}

const people: ReadonlySet<string> = new Set(['coachId', 'deputyId'])

/** Whether a change names other people and nothing else, as when somebody leaves and a colleague takes all their cases. */
function isHandedOn(change: ParticipantChange): boolean {
  return Object.keys(change).every((field) => people.has(field))
}

/** A record with changes: `undefined` stays as it is, `null` is taken away. */
function withChanges(
  participant: Participant,
  change: Omit<ParticipantChange, 'stage' | 'closingReason'>,
): Participant {
  const said = Object.entries(change).filter(([, value]) => value !== undefined)
  const merged = Object.fromEntries([...Object.entries(participant), ...said])
  for (const [name, value] of said) if (value === null) delete merged[name]
  // Only optional members may be null in a change, so what remains has every member that a participant needs.
  return merged as Participant
}
