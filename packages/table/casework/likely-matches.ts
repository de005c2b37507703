import {
  birthYearOf,
  isWithin,
  type LikelyMatch,
  matchGroundsOf,
  maxLikelyMatches,
  type Participant,
  type Reach,
} from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import type { TenantTable } from '../session/tenant-table.ts'
import { caseloadIndex } from './caseload-index.ts'
import { peopleById } from './participants.ts'

// Of so many who are called alike the birth and the telephone are looked at.
const maxLookedAt = 40

/**
 * The cases of the organisation that are likely to be of the same person, the likeliest first: by names in whichever
 * spelling, by birth and by telephone. Of a case out of reach only the coach is told. One query of the journal, and one
 * call for the people.
 */
export async function likelyMatches(
  table: TenantTable,
  reach: Reach,
  person: Pick<Participant, 'id' | 'names' | 'birth' | 'channels'>,
): Promise<readonly LikelyMatch[]> {
  const index = await caseloadIndex(table)
  const scores = new Map<ParticipantId, number>()
  for (const { given, family } of person.names) {
    for (const { id, score } of await index.find(table, `${given} ${family ?? ''}`, () => true)) {
      if (id !== person.id) scores.set(id, Math.max(score, scores.get(id) ?? 0))
    }
  }
  const alike = [...scores].sort(([, one], [, other]) => other - one).slice(0, maxLookedAt)
  const known = await peopleById(
    table,
    alike.map(([id]) => id),
  )
  return known
    .flatMap((other) => {
      const grounds = other.mergedInto ? undefined : matchGroundsOf(person, other, scores.get(other.id) ?? 0)
      return grounds ? [{ other, grounds }] : []
    })
    .sort((one, other) => other.grounds.length - one.grounds.length)
    .slice(0, maxLikelyMatches)
    .map(({ other, grounds }) => {
      const { id, names, stage, coachId } = other
      const birthYear = birthYearOf(other)
      const told = isWithin(reach, other) && {
        participantId: id,
        names,
        stage,
        ...(birthYear && { birthYear }),
      }
      return { ...told, coachId, grounds: [...grounds] }
    })
}
