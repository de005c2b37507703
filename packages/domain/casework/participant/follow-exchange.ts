import type { Instant, MemberId } from '../../kernel/index.ts'
import { editParticipant } from './edit-participant.ts'
import { maxSteps } from './move-stage.ts'
import type { Participant } from './participant.ts'
import type { Stage } from './stage.ts'

/** The stages in which a person has not left, or in which nobody works with the case any more. */
const gone: ReadonlySet<Stage> = new Set(['departed', 'returned', 'closed'])

/** The case of a person who has left with a handover. Nothing changes where the case says so already, or is closed. */
export function followDeparture(participant: Participant, by: MemberId, at: Instant): Participant {
  return gone.has(participant.stage) ? participant : moved(participant, 'departed', by, at)
}

/** The case of a person who, as it turns out, did not leave: it stands where it stood before. */
export function followStaying(participant: Participant, by: MemberId, at: Instant): Participant {
  const { stage, stageSteps } = participant
  if (stage !== 'departed') return participant
  const before = stageSteps.map((step) => step.stage).findLast((one) => !gone.has(one))
  return moved(participant, before === undefined || before === 'interested' ? 'decided' : before, by, at)
}

/**
 * The stage of a case as its handover says: who was met in the country of origin has returned. The case of the sender
 * learns of it by reading the referral, for it is the receiver who has met the person.
 */
export function stageWith(stage: Stage, departure: { readonly isMet: boolean } | undefined): Stage {
  return stage === 'departed' && departure?.isMet ? 'returned' : stage
}

function moved(participant: Participant, stage: Stage, by: MemberId, at: Instant): Participant {
  // However often a case has moved: that somebody left is not refused for it.
  return participant.stageSteps.length >= maxSteps
    ? participant
    : editParticipant(participant, { stage }, by, at)
}
