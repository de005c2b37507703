import {
  birthYearOf,
  isWithin,
  type LikelyMatch,
  leastLikeness,
  matchGroundsOf,
  maxLikelyMatches,
  type Participant,
  type Reach,
  toLikelyMatch,
} from '@passerelle/domain/casework'
import type { ParticipantId } from '@passerelle/domain/kernel'
import type { TenantTable } from '../session/tenant-table.ts'
import { type Alike, caseloadIndex } from './caseload-index.ts'
import { peopleById } from './participants.ts'

/** The cases that are likely to be of somebody who was taken in. */
export type LikelyMatches = {
  /** Those that the member works with, the likeliest first. */
  readonly matches: readonly LikelyMatch[]
  /** Whether there are others, of which the member may know nothing. */
  readonly isBeyondReach: boolean
}

// The most people with a name like it whose case is read, those born in the same year first.
const maxRead = 20

/**
 * Looks through the organisation's own cases for those that are likely to be of the same person, by names in whichever
 * spelling, birth and telephone. One query of the journal, and one call where anybody has a name like it.
 */
export async function likelyMatches(
  table: TenantTable,
  reach: Reach,
  person: Participant,
): Promise<LikelyMatches> {
  const index = await caseloadIndex(table)
  const scores = likeliest(person, await index.alike(table, person))
  return matchesAmong(await peopleById(table, [...scores.keys()]), person, scores, reach)
}

/** The same for each of some people who are to be taken in: one query of the journal, and a call for all who are alike. */
export async function likelyMatchesOfEach(
  table: TenantTable,
  reach: Reach,
  people: readonly Participant[],
): Promise<readonly LikelyMatches[]> {
  if (people.length === 0) return []
  const index = await caseloadIndex(table)
  const each = await index.alikeEach(table, people)
  const asked = people.map((person, at) => ({ person, scores: likeliest(person, each[at] ?? []) }))
  const others = await peopleById(table, [...new Set(asked.flatMap(({ scores }) => [...scores.keys()]))])
  return asked.map(({ person, scores }) =>
    matchesAmong(
      others.filter(({ id }) => scores.has(id)),
      person,
      scores,
      reach,
    ),
  )
}

type Scores = ReadonlyMap<ParticipantId, number>

/** Those who are read to be compared, each with how alike the names are. */
function likeliest(person: Participant, everybody: readonly Alike[]): Scores {
  const alike = everybody.filter(({ score }) => score >= leastLikeness)
  const read = alike.toSorted(likelierFor(birthYearOf(person))).slice(0, maxRead)
  return new Map(read.map(({ id, score }) => [id, score]))
}

function matchesAmong(
  others: readonly Participant[],
  person: Participant,
  scores: Scores,
  reach: Reach,
): LikelyMatches {
  const found = others.flatMap((other) => {
    // The case that goes on for a merged one stands for it.
    if (other.mergedInto !== undefined) return []
    const grounds = matchGroundsOf(person, other, scores.get(other.id) ?? 0)
    return grounds ? [{ other, grounds }] : []
  })
  const known = found.filter(({ other }) => isWithin(reach, other))
  return {
    matches: known
      .toSorted((one, next) => next.grounds.length - one.grounds.length)
      .slice(0, maxLikelyMatches)
      .map(({ other, grounds }) => toLikelyMatch(other, grounds)),
    isBeyondReach: known.length < found.length,
  }
}

/** People born in that year first, then those of whom no year is known; of these the most alike. */
function likelierFor(year: number | undefined): (one: Alike, other: Alike) => number {
  const farness = ({ facets: { birthYear } }: Alike) =>
    birthYear === undefined || year === undefined ? 1 : birthYear === year ? 0 : 2
  return (one, other) => farness(one) - farness(other) || other.score - one.score
}
