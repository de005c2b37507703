import { birthYearOf, type CaseloadSummary, type Participant } from '@passerelle/domain/casework'
import { type Findable, indexOf, type NameIndex } from '@passerelle/domain/casework/names'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
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

/** The names of a caseload as they were when they were last looked at. */
export type CaseloadState = {
  readonly people: Map<ParticipantId, Person>
  /** All people as they were when it was built. */
  all: NameIndex<ParticipantId>
  /** The people who changed since then, and those of them who are still there. */
  readonly changed: Set<ParticipantId>
  beside: NameIndex<ParticipantId>
  /** Lines of the journal that were taken in, by key; the key begins with the line's instant. */
  readonly taken: Set<string>
  lookedAt: number
  /** When the newest lines were looked at, if only those. */
  glancedAt: number
}

type Person = Findable<ParticipantId> & { readonly facets: Facets }

type Known = Facets & Pick<CaseloadSummary, 'id' | 'names'>

/** The most people of one organisation whose names are held. */
const maxPeople = 50_000

const overlapMs = 2 * 60_000
// A glance reads the lines of the last seconds again, and not those of minutes: people are taken in one after the other.
const glanceOverlapMs = 5_000
const maxGlancesMs = 60_000
// From so many on, to load all of them anew takes fewer calls than to read the changed ones.
const maxChanged = 2_000
// From so many on the changed ones become part of the index itself.
const maxBeside = 200

/** Opens the whole caseload. */
export async function load(table: TenantTable): Promise<CaseloadState> {
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
    glancedAt: lookedAt,
  }
}

/** Takes in what the journal tells. @returns nothing where it tells so much that loading anew is cheaper */
export async function catchUp(
  table: TenantTable,
  state: CaseloadState,
  written?: Participant,
): Promise<CaseloadState | undefined> {
  const now = table.clock.now().getTime()
  const since = instantOf(state.lookedAt - overlapMs)
  if (!(await takeIn(table, state, since, written))) return undefined
  for (const place of state.taken) if (place < since) state.taken.delete(place)
  state.lookedAt = now
  state.glancedAt = now
  return state
}

/**
 * Takes in the newest of what the journal tells, and somebody who was just written without reading them again; all of it
 * once a minute.
 *
 * @returns nothing where it tells so much that loading anew is cheaper
 */
export async function glance(
  table: TenantTable,
  state: CaseloadState,
  written?: Participant,
): Promise<CaseloadState | undefined> {
  const now = table.clock.now().getTime()
  if (now - state.lookedAt > maxGlancesMs) return catchUp(table, state, written)
  if (!(await takeIn(table, state, instantOf(state.glancedAt - glanceOverlapMs), written))) return undefined
  state.glancedAt = Math.max(now, state.glancedAt)
  return state
}

async function takeIn(
  table: TenantTable,
  state: CaseloadState,
  since: string,
  written?: Participant,
): Promise<boolean> {
  const fresh = new Set<ParticipantId>()
  const places: string[] = []
  for await (const { place, aggregateId } of changesSince(table, 'Participant', since)) {
    if (state.taken.has(place)) continue
    places.push(place)
    fresh.add(aggregateId as ParticipantId) // of a line about a participant
    if (fresh.size > maxChanged && table.clock.now().getTime() - state.lookedAt > overlapMs) return false
  }
  if (fresh.size > 0) await readAnew(table, state, fresh, written)
  for (const place of places) state.taken.add(place)
  return true
}

function instantOf(time: number): string {
  return new Date(time).toISOString()
}

async function readAnew(
  table: TenantTable,
  state: CaseloadState,
  fresh: ReadonlySet<ParticipantId>,
  written?: Participant,
): Promise<void> {
  const { store, tenant, keyring } = table
  const ids = [...fresh].filter((id) => id !== written?.id)
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
    else state.people.set(id, personIn(readParticipant(tenant, row, key)))
  }
  if (written && fresh.has(written.id)) {
    state.changed.add(written.id)
    state.people.set(written.id, personIn(written))
  }
  if (state.changed.size > maxBeside) {
    state.all = indexOf(state.people.values())
    state.changed.clear()
  }
  state.beside = indexOf([...state.changed].flatMap((id) => state.people.get(id) ?? []))
}

function personIn(participant: Participant): Person {
  const birthYear = birthYearOf(participant)
  return toPerson({ ...participant, ...(birthYear !== undefined && { birthYear }) })
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
