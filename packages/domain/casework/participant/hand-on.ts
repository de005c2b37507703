import type { MemberId } from '../../kernel/index.ts'
import type { Participant, ParticipantChange } from './participant.ts'

/**
 * The people of a case once a successor has taken the place of a member: as coach, or as who stands in. A successor who
 * works with the case already is not their own deputy.
 */
export function handedOn(
  { coachId, deputyId }: Pick<Participant, 'coachId' | 'deputyId'>,
  from: MemberId,
  to: MemberId,
): Pick<ParticipantChange, 'coachId' | 'deputyId'> {
  const successor = (member: MemberId | undefined) => (member === from ? to : member)
  const [coach, deputy] = [successor(coachId), successor(deputyId)]
  return { coachId: coach, deputyId: deputy === undefined || deputy === coach ? null : deputy }
}
