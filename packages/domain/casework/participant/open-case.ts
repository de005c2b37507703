import type { Instant, MemberId, ParticipantId, ReferralId } from '../../kernel/index.ts'
import { refuseImplausibleBirth, refuseImplausibleDeparture } from '../plausible.ts'
import type { NewParticipant, Participant } from './participant.ts'
import { refuseOwnDeputy } from './responsible.ts'

/** The parts that a new case gets from outside: its id, the code that stands for the person, and where it came from. */
export type CaseBeginning = {
  readonly id: ParticipantId
  readonly pseudonym: string
  readonly by: MemberId
  readonly at: Instant
  readonly openedFrom?: ReferralId
}

/**
 * Takes in a participant. Without a coach of its own the case is that of whoever takes it in.
 * @throws Refused `invalid` for a birth or a planned departure that cannot be, or a coach who is their own deputy
 */
export function openCase(entry: NewParticipant, beginning: CaseBeginning): Participant {
  const { id, pseudonym, by, at, openedFrom } = beginning
  if (entry.birth) refuseImplausibleBirth(entry.birth, at)
  if (entry.plannedDeparture) refuseImplausibleDeparture(entry.plannedDeparture, at)
  const stage = entry.stage ?? 'interested'
  const coachId = entry.coachId ?? by
  refuseOwnDeputy(coachId, entry.deputyId)
  return {
    ...entry,
    id,
    pseudonym,
    version: 1,
    openedAt: at,
    changedAt: at,
    coachId,
    channels: entry.channels ?? [],
    stage,
    stageSteps: [{ stage, at, by }],
    ...(openedFrom && { openedFrom }),
  }
}
