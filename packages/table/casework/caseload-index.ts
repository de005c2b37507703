import { birthYearOf, type CaseloadSummary } from '@passerelle/domain/casework'
import { type Findable, type Found, indexOf, type NameIndex, search } from '@passerelle/domain/casework/names'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { expiringCache } from '@passerelle/vault'
import { caseRanges } from '../engine/keys/casework.ts'
import { allOf } from '../engine/store.ts'
import { changesSince } from '../session/journal-since.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { caseKey, readParticipant, readSummary } from './case-rows.ts'

/** The filter of a list before names are looked at. */
export type Facets = Pick<
  CaseloadSummary,
  'coachId' | 'deputyId' | 'programmeId' | 'stage' | 'birthYear' | 'returnDistrict'
>

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
}

/** The most people of one organisation whose names are held. */
const maxPeople = 50_000

const overlapMs = 2 * 60_000
const lifetimeMs = 60 * 60_000
// From so many on, to load all of them anew takes fewer calls than to read the changed ones.
const maxChanged = 2_000
// From so many on the changed ones become part of the index itself.
const maxBeside = 200

const indexes = expiringCache<CaseloadIndex>({ most: 4, lifetimeMs })

/** The index of the table's tenant; loaded when it is first asked for, and anew after an hour. */
export function caseloadIndex(table: TenantTable): Promise<CaseloadIndex> {
  return indexes.get(table.tenant, () => loadIndex(table))
}

type Person = Findable<ParticipantId> & { readonly facets: Facets }

type Known = Facets & Pick<CaseloadSummary, 'id' | 'names'>

type State = {
  readonly people: Map<ParticipantId, Person>
  /** All people as they were when it was built. */
  all: NameIndex<ParticipantId>
  /** The people who changed since then, and those of them who are still there. */
  readonly changed: Set<ParticipantId>
  beside: NameIndex<ParticipantId>
  /** Lines of the journal that were taken in, by key; the key begins with the line's instant. */
  readonly taken: Set<string>
  lookedAt: number
}

export async function loadIndex(table: TenantTable): Promise<CaseloadIndex> {
  let state = await load(table)
  let turn: Promise<unknown> = Promise.resolve()

  async function look(asking: TenantTable): Promise<State> {
    state = (await catchUp(asking, state)) ?? (await load(asking))
    return state
  }

  return {
    async find(asking, query, isWanted) {
      // One after the other: two that take lines in at once would each see half of them.
      const mine = turn.then(() => look(asking))
      turn = mine.catch(() => undefined)
      const { people, all, beside, changed } = await mine
      const wanted = (id: ParticipantId) => {
        const person = people.get(id)
        return person !== undefined && isWanted(person.facets)
      }
      const everybody = Number.MAX_SAFE_INTEGER
      const found = [
        ...search(all, query, everybody).filter(({ id }) => !changed.has(id)),
        ...search(beside, query, everybody),
      ]
      return found.filter(({ id }) => wanted(id)).sort((one, other) => other.score - one.score)
    },
  }
}

async function load(table: TenantTable): Promise<State> {
  const { store, tenant, keyring, clock } = table
  const lookedAt = clock.now().getTime()
  const [keys, rows] = await Promise.all([
    keyring.everyone(),
    allOf(store.queryAll(caseRanges.caseload(tenant))),
  ])
  const people = new Map<ParticipantId, Person>()
  for (const item of rows) {
    const id = String(item['id']) as ParticipantId // written by `caseloadRow`
    const key = keys.get(id)
    if (key === undefined) continue
    if (people.size === maxPeople)
      refuse({ code: 'limit_reached', what: 'searchable_people', limit: maxPeople })
    people.set(id, toPerson(readSummary(tenant, item, key)))
  }
  return {
    people,
    all: indexOf(people.values()),
    changed: new Set(),
    beside: indexOf([]),
    taken: new Set(),
    lookedAt,
  }
}

/** Takes in what the journal tells. @returns nothing where it tells so much that loading anew is cheaper */
async function catchUp(table: TenantTable, state: State): Promise<State | undefined> {
  const now = table.clock.now().getTime()
  const since = new Date(state.lookedAt - overlapMs).toISOString()
  const fresh = new Set<ParticipantId>()
  const places: string[] = []
  for await (const { place, aggregateId } of changesSince(table, 'Participant', since)) {
    if (state.taken.has(place)) continue
    places.push(place)
    fresh.add(aggregateId as ParticipantId) // of a line about a participant
    if (fresh.size > maxChanged && now - state.lookedAt > overlapMs) return undefined
  }
  if (fresh.size > 0) await readAnew(table, state, fresh)

  for (const place of places) state.taken.add(place)
  for (const place of state.taken) if (place < since) state.taken.delete(place)
  state.lookedAt = now
  return state
}

async function readAnew(table: TenantTable, state: State, fresh: ReadonlySet<ParticipantId>): Promise<void> {
  const { store, tenant, keyring } = table
  const ids = [...fresh]
  const [rows, keys] = await Promise.all([
    store.getAll(ids.map((id) => caseKey(tenant, id))),
    keyring.people(ids),
  ])
  const there = new Map(rows.map((row) => [String(row['id']), row]))
  for (const id of ids) {
    const row = there.get(id)
    const key = keys.get(id)
    state.changed.add(id)
    // Whose row or key is gone was erased, and is forgotten here as well.
    if (row === undefined || key === undefined) state.people.delete(id)
    else {
      const participant = readParticipant(tenant, row, key)
      const birthYear = birthYearOf(participant)
      state.people.set(id, toPerson({ ...participant, ...(birthYear !== undefined && { birthYear }) }))
    }
  }
  if (state.changed.size > maxBeside) {
    state.all = indexOf(state.people.values())
    state.changed.clear()
  }
  state.beside = indexOf([...state.changed].flatMap((id) => state.people.get(id) ?? []))
}

function toPerson({ id, names, ...known }: Known): Person {
  const { birthYear, coachId, deputyId, programmeId, returnDistrict, stage } = known
  return {
    id,
    names,
    birthYear,
    facets: {
      coachId,
      stage,
      ...(deputyId && { deputyId }),
      ...(programmeId && { programmeId }),
      ...(birthYear !== undefined && { birthYear }),
      ...(returnDistrict && { returnDistrict }),
    },
  }
}
