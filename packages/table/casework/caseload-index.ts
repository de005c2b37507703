import type { Participant } from '@passerelle/domain/casework'
import { type Found, search } from '@passerelle/domain/casework/names'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { expiringCache } from '@passerelle/vault'
import type { TenantTable } from '../session/tenant-table.ts'
import { type CaseloadState, catchUp, type Facets, glance, load } from './caseload-state.ts'

/**
 * The names of a tenant's whole caseload, open in the memory of this environment, which serves that tenant alone.
 *
 * It only proposes people: a reader shows them after reading them anew. The journal keeps it from missing somebody,
 * where every change to a participant leaves a line in its own transaction. Each look reads the lines since the look
 * before, and two minutes of those before that: a line bears the instant at which its request was decided, and no
 * request lives longer than that before it is written or given up. Lines that were taken in are remembered by their
 * key, so each counts once.
 */
export type CaseloadIndex = {
  /** People whose names fit, the best first, as of now. */
  find(
    table: TenantTable,
    query: string,
    isWanted: (facets: Facets) => boolean,
  ): Promise<readonly Found<ParticipantId>[]>
  /**
   * Other people one of whose names is like one of somebody's who was just taken in, in any order. For a warning, which
   * asks for less than a search: whoever was written by another environment and took longer than most may be missed.
   */
  alike(table: TenantTable, person: Participant): Promise<readonly Alike[]>
  /** The same for each of some people who are to be taken in, with one look. */
  alikeEach(table: TenantTable, people: readonly Participant[]): Promise<readonly (readonly Alike[])[]>
}

/** Somebody with a name like another's: how like, from 0 to 1, and what is known besides. */
export type Alike = Found<ParticipantId> & { readonly facets: Facets }

const lifetimeMs = 60 * 60_000

const indexes = expiringCache<CaseloadIndex>({ most: 4, lifetimeMs })

/** The index of the table's tenant; loaded when it is first asked for, and anew after an hour. */
export function caseloadIndex(table: TenantTable): Promise<CaseloadIndex> {
  return indexes.get(table.tenant, () => loadIndex(table))
}

export async function loadIndex(table: TenantTable): Promise<CaseloadIndex> {
  let state = await load(table)
  let turn: Promise<unknown> = Promise.resolve()

  /** One after the other: two that take lines in at once would each see half of them. */
  function inTurn(look: (state: CaseloadState) => Promise<CaseloadState>): Promise<CaseloadState> {
    const mine = turn.then(async () => {
      state = await look(state)
      return state
    })
    turn = mine.catch(() => undefined)
    return mine
  }

  return {
    async find(asking, query, isWanted) {
      const now = await inTurn(async (known) => (await catchUp(asking, known)) ?? load(asking))
      const wanted = (id: ParticipantId) => {
        const person = now.people.get(id)
        return person !== undefined && isWanted(person.facets)
      }
      return everybodyLike(now, query)
        .filter(({ id }) => wanted(id))
        .sort((one, other) => other.score - one.score)
    },

    async alike(asking, person) {
      const now = await inTurn(async (known) => (await glance(asking, known, person)) ?? load(asking))
      return alikeIn(now, person)
    },

    async alikeEach(asking, people) {
      const now = await inTurn(async (known) => (await glance(asking, known)) ?? load(asking))
      return people.map((person) => alikeIn(now, person))
    },
  }
}

function alikeIn(state: CaseloadState, person: Participant): readonly Alike[] {
  const scores = new Map<ParticipantId, number>()
  for (const { given, family = '' } of person.names) {
    for (const { id, score } of everybodyLike(state, `${given} ${family}`)) {
      scores.set(id, Math.max(score, scores.get(id) ?? 0))
    }
  }
  scores.delete(person.id)
  return [...scores].flatMap(([id, score]) => {
    const known = state.people.get(id)
    return known ? [{ id, score, facets: known.facets }] : []
  })
}

function everybodyLike(
  { all, beside, changed }: CaseloadState,
  query: string,
): readonly Found<ParticipantId>[] {
  const everybody = Number.MAX_SAFE_INTEGER
  return [
    ...search(all, query, everybody).filter(({ id }) => !changed.has(id)),
    ...search(beside, query, everybody),
  ]
}
