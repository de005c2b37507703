import { type CaseloadSummary, isWithin, type Reach, summaryOf } from '@passerelle/domain/casework'
import { type Found, isPlaceLike } from '@passerelle/domain/casework/names'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { type Listing, readCursor, writeCursor } from '../session/cursor.ts'
import type { PageOf, PageRequest } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import type { CaseloadFilter } from './caseload.ts'
import { caseloadIndex } from './caseload-index.ts'
import type { Facets } from './caseload-state.ts'
import { peopleById } from './participants.ts'

/** Which people to search for: a name, and what narrows it further. */
export type CaseloadQuestion = CaseloadFilter & {
  readonly query: string
  readonly birthYear?: number | undefined
  /** A district of the country of origin, in whichever spelling. */
  readonly district?: string | undefined
}

/** One page of those who were found, and how many come after it. */
export type FoundPage = PageOf<CaseloadSummary> & { readonly more: number }

/**
 * People whose names are like what was typed, in whichever spelling or script, the best first; of those within reach.
 * The index in memory proposes; each of them is then read from the table, so nobody shows under an old name, after
 * their erasure, or to somebody whose case it is not any more. One query of the journal and one call for the people.
 *
 * The order is how well a name fits, then the id: nothing but a change of the name itself moves anybody.
 */
export async function searchCaseload(
  table: TenantTable,
  reach: Reach,
  { query, ...filter }: CaseloadQuestion,
  { limit, cursor }: PageRequest,
): Promise<FoundPage> {
  // As in the list, who reaches only their own cases is asked for no coach.
  const narrowed = reach === 'all' ? filter : { ...filter, coach: undefined }
  const isWanted = (facets: Facets) => isWithin(reach, facets) && fits(narrowed, facets)
  const whose = reach === 'all' ? '' : reach.member
  const listing: Listing = { name: `search ${JSON.stringify([query, narrowed])} ${whose}`, partition: {} }
  const signing = () => table.keyring.purpose('cursor')
  const after = cursor === undefined ? undefined : readPlace(readCursor(await signing(), listing, cursor))

  const index = await caseloadIndex(table)
  const found = (await index.find(table, query, isWanted)).toSorted(inOrder)
  const rest = after === undefined ? found : found.filter((each) => inOrder(each, after) > 0)
  const page = rest.slice(0, limit)
  const [last, more] = [page.at(-1), rest.length - page.length]
  const people = await peopleById(
    table,
    page.map(({ id }) => id),
  )
  return {
    items: people.map(summaryOf).filter(isWanted),
    more,
    ...(last && more > 0 && { next: writeCursor(await signing(), listing, { ...last }) }),
  }
}

type Narrowing = Omit<CaseloadQuestion, 'query'>

function fits({ stage, programme, coach, birthYear, district }: Narrowing, facets: Facets): boolean {
  const isSame = <T>(wanted: T | undefined, is: T | undefined) => wanted === undefined || wanted === is
  return (
    isSame(stage, facets.stage) &&
    isSame(programme, facets.programmeId) &&
    isSame(coach, facets.coachId) &&
    isSame(birthYear, facets.birthYear) &&
    (district === undefined || isPlaceLike(district, facets.returnDistrict ?? ''))
  )
}

function readPlace({ id, score }: Record<string, unknown>): Found<ParticipantId> {
  return { id: String(id) as ParticipantId, score: Number(score) } // written by `searchCaseload`, and authenticated
}

/** The best first; of those who fit as well as each other, by their ids. */
function inOrder(one: Found<ParticipantId>, other: Found<ParticipantId>): number {
  if (one.score !== other.score) return other.score - one.score
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0
}
