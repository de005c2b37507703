import { refuse } from '../../kernel/index.ts'
import type { Participant } from './participant.ts'

/**
 * Lets a coach and a deputy pass who are two people.
 * @throws Refused `invalid` with `same_as_coach`
 */
export function refuseOwnDeputy({ coachId, deputyId }: Pick<Participant, 'coachId' | 'deputyId'>): void {
  if (deputyId !== undefined && deputyId === coachId) {
    refuse({ code: 'invalid', errors: [{ path: ['body', 'deputyId'], code: 'same_as_coach' }] })
  }
}
