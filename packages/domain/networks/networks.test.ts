import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EventId, InstitutionId, MemberId, NetworkId } from '../kernel/index.ts'
import { countedIds, openedAt, refusalOf } from '../testing/casework.ts'
import { taught } from '../testing/coaching.ts'
import { eventClashesOf } from './clashes.ts'
import { type NetworkEvent, newEventSchema } from './event.ts'
import { eventFigures, networkFigures } from './figures.ts'
import { type Institution, newInstitutionSchema } from './institution.ts'
import { addInstitution, editInstitution, joinNetwork, leaveNetwork } from './keep-institution.ts'
import { mergeInstitutions, separateInstitutions } from './merge-institutions.ts'
import { cancelEvent, editEvent, planEvent } from './plan-event.ts'
import { maxAttendanceEditions, recordEventAttendance } from './record-attendance.ts'

const ids = countedIds(3000)
const later = '2026-06-01T09:00:00.000Z'
const by = ids.next<'member'>() as MemberId
const network = ids.next<'network'>() as NetworkId

function anInstitution(change: Partial<Institution> = {}): Institution {
  const entry = newInstitutionSchema.parse({ name: 'Casa Uno', kind: 'ngo', country: 'MX' })
  return { ...addInstitution(entry, ids.next(), openedAt), ...change }
}

function anEntry(change: object = {}) {
  return newEventSchema.parse({
    programmeId: taught.programme.id,
    kind: 'workshop',
    title: 'Shelters and schools',
    day: '2026-03-03',
    hour: '10:00',
    timeZone: 'Europe/Berlin',
    minutes: 90,
    deliveryMode: 'presence',
    place: 'Bamberg',
    ...change,
  })
}

const planned = (change: object = {}) => planEvent(anEntry(change), taught.programme, ids.next(), openedAt)

describe('an event', () => {
  test('begins and ends by the clock of its place', () => {
    expect(planned()).toMatchObject({
      state: 'planned',
      startsAt: '2026-03-03T09:00:00.000Z',
      endsAt: '2026-03-03T10:30:00.000Z',
    })
    const moved = editEvent(planned(), { timeZone: 'America/Mexico_City' }, taught.programme, later)
    expect(moved.startsAt).toBe('2026-03-03T16:00:00.000Z')
  })

  test('tells all that is wrong with it at once', () => {
    const wrong = { kind: 'dialogue', day: '2029-03-25', hour: '02:30', place: undefined }
    const refusal = refusalOf(() => planned(wrong))
    const errors = refusal?.code === 'invalid' ? refusal.errors : []
    expect(errors.map(({ path, code }) => [path[1], code])).toEqual([
      ['day', 'outside_term'],
      ['hour', 'skipped_hour'],
      ['format', 'required'],
      ['place', 'required'],
    ])
  })

  test('keeps what a change does not name, and loses what it takes away', () => {
    const event = planned({ agenda: 'Who does what', capacity: 20 })
    const change = { agenda: null, title: 'Schools', capacity: undefined }
    const { agenda, title, capacity, version } = editEvent(event, change, taught.programme, later)
    expect([agenda, title, capacity, version]).toEqual([undefined, 'Schools', 20, 2])
    expect(refusalOf(() => editEvent(cancelEvent(event, later), change, taught.programme, later))).toEqual({
      code: 'not_possible',
      what: 'event_cancelled',
    })
  })

  test('is told of those that overlap with it in its place or its network, and of no other', () => {
    const event = planned({ networkId: network })
    const others = [
      planned({ hour: '11:00' }),
      planned({ hour: '11:30' }),
      planned({ place: 'Hof' }),
      planned({ place: 'Hof', networkId: network }),
      cancelEvent(planned(), later),
    ]
    const clashes = eventClashesOf(event, [event, ...others])
    expect(
      clashes.map(({ eventId, with: grounds }) => [others.findIndex(({ id }) => id === eventId), grounds]),
    ).toEqual([
      [0, ['place']],
      [3, ['network']],
    ])
  })
})

describe('an attendance', () => {
  const casa = anInstitution()
  const known = new Set([casa.id])
  const said = (persons: number) => ({
    lines: [{ institutionId: casa.id, persons, returning: 0 }],
    others: { persons: 0, returning: 0 },
  })

  test('is written as many times as it is kept, and not when it says nothing new', () => {
    let event = planned()
    for (let persons = 1; persons <= maxAttendanceEditions; persons += 1) {
      const recorded = recordEventAttendance(event, said(persons), known, by, later)
      expect(recorded.edition).toMatchObject({ eventId: event.id, version: persons })
      event = recorded.event
    }
    expect(recordEventAttendance(event, said(maxAttendanceEditions), known, by, later)).toEqual({ event })
    expect(refusalOf(() => recordEventAttendance(event, said(1), known, by, later))).toMatchObject({
      code: 'limit_reached',
      limit: maxAttendanceEditions,
    })
  })

  test('waits for the event to begin', () => {
    expect(refusalOf(() => recordEventAttendance(planned(), said(1), known, by, openedAt))).toEqual({
      code: 'not_possible',
      what: 'event_ahead',
    })
  })
})

describe('an institution', () => {
  test('that is merged and separated is what it was, but for its version', () => {
    const [kept, duplicate] = [anInstitution(), anInstitution({ name: 'CASA UNO' })]
    const merged = mergeInstitutions({ kept, duplicate }, later)
    expect(merged.duplicate.mergedInto).toBe(kept.id)
    const free = separateInstitutions(merged, later)
    expect(free.duplicate).toEqual({ ...duplicate, version: 3, changedAt: later })
    expect(free.kept).toEqual({ ...kept, version: 3, changedAt: later })
  })

  test('that counts as another can neither take one in nor count as a third', () => {
    const [one, two, three] = [anInstitution(), anInstitution(), anInstitution()]
    const { kept, duplicate } = mergeInstitutions({ kept: one, duplicate: two }, later)
    for (const pair of [
      { kept: duplicate, duplicate: kept },
      { kept: three, duplicate },
      { kept: one, duplicate: one },
    ])
      expect(refusalOf(() => mergeInstitutions(pair, later))).toMatchObject({ code: 'not_possible' })
  })

  test('loses its place by a change that takes it away, and keeps the rest', () => {
    const casa = anInstitution({ place: 'Saltillo', offers: ['housing'] })
    const { place, offers, name } = editInstitution(casa, { place: null, name: 'Casa Dos' }, later)
    expect([place, offers, name]).toEqual([undefined, ['housing'], 'Casa Dos'])
  })

  test('counts in its network on its first and its last day, and not beside them', () => {
    const joined = joinNetwork(anInstitution(), { networkId: network, since: '2026-02-01' }, later)
    const left = leaveNetwork(joined, network, '2026-02-28', later)
    const on = (day: string) => networkFigures(network, [left], day).ngos
    expect(['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'].map(on)).toEqual([0, 1, 1, 0])
  })
})

/** A second count that knows nothing of pointers: sets of entries that are one, put together one by one. */
function recount(
  events: readonly NetworkEvent[],
  merges: readonly (readonly [InstitutionId, InstitutionId])[],
) {
  const groups = new Map<InstitutionId, Set<InstitutionId>>()
  const groupOf = (id: InstitutionId) => groups.get(id) ?? new Set([id])
  for (const [one, other] of merges) {
    const all = new Set([...groupOf(one), ...groupOf(other)])
    for (const id of all) groups.set(id, all)
  }
  const [named, came] = [new Set<string>(), { persons: 0, attendances: 0 }]
  for (const { state, attendance } of events) {
    if (state !== 'held' || attendance === undefined) continue
    for (const { institutionId } of attendance.lines)
      named.add([...groupOf(institutionId)].toSorted().join(' '))
    for (const { persons, returning } of [...attendance.lines, attendance.others]) {
      came.attendances += persons
      came.persons += persons - returning
    }
  }
  return { ...came, institutions: named.size }
}

test('figures are those of a second count, in any history of merges and events', () => {
  const count = 8
  const workshop = planned()
  const heads = fc.record({
    persons: fc.integer({ min: 1, max: 9 }),
    returning: fc.integer({ min: 0, max: 1 }),
  })
  const lines = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: count - 1 }), heads), {
    selector: ([place]) => place,
    maxLength: count,
  })
  const history = fc.record({
    merges: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 12 }),
    events: fc.array(fc.record({ lines, others: heads, isOff: fc.boolean() }), { maxLength: 6 }),
  })
  let merged = 0
  fc.assert(
    fc.property(history, ({ merges, events }) => {
      const entries = Array.from({ length: count }, () => anInstitution())
      const done: [InstitutionId, InstitutionId][] = []
      for (const [to, from] of merges) {
        const [kept, duplicate] = [entries[to], entries[from]]
        if (kept === undefined || duplicate === undefined || to === from) continue
        if (kept.mergedInto ?? duplicate.mergedInto) continue
        const now = mergeInstitutions({ kept, duplicate }, later)
        entries[to] = now.kept
        entries[from] = now.duplicate
        done.push([kept.id, duplicate.id])
        merged += 1
      }
      const known = new Set(entries.map(({ id }) => id))
      const held = events.map(({ lines: those, others, isOff }) => {
        const event = { ...workshop, id: ids.next<'event'>() }
        if (isOff) return cancelEvent(event, later)
        const said = those.flatMap(([place, { persons, returning }]) => {
          const institutionId = entries[place]?.id
          return institutionId === undefined ? [] : [{ institutionId, persons, returning }]
        })
        return recordEventAttendance(event, { lines: said, others }, known, by, later).event
      })
      expect(eventFigures(held, entries)).toMatchObject(recount(held, done))
      // A count that forgets the merges differs wherever both entries of one institution came.
      const without = eventFigures(
        held,
        entries.map(({ id }) => ({ id })),
      )
      expect(without.institutions).toBeGreaterThanOrEqual(recount(held, done).institutions)
    }),
    { numRuns: 1000, seed: 2026 },
  )
  expect(merged).toBeGreaterThan(1000)
})

test('a count that forgets the merges is found', () => {
  const [kept, duplicate] = [anInstitution(), anInstitution()]
  const lines = [kept, duplicate].map(({ id }) => ({ institutionId: id, persons: 1, returning: 0 }))
  const command = { lines, others: { persons: 0, returning: 0 } }
  const { event } = recordEventAttendance(planned(), command, new Set([kept.id, duplicate.id]), by, later)
  const now = mergeInstitutions({ kept, duplicate }, later)
  const right = recount([event], [[kept.id, duplicate.id]]).institutions
  expect(eventFigures([event], [now.kept, now.duplicate]).institutions).toBe(right)
  expect(eventFigures([event], [kept, duplicate]).institutions).not.toBe(right)
})

test('a form of dialogue counts once, whatever its capitals and accents', () => {
  const dialogue = (format: string) => {
    const event = planned({ kind: 'dialogue', format })
    return recordEventAttendance(
      event,
      { lines: [], others: { persons: 1, returning: 0 } },
      new Set(),
      by,
      later,
    ).event
  }
  const events = ['Mesa de diálogo', 'MESA DE DIALOGO', 'Foro'].map(dialogue)
  expect(eventFigures(events, [])).toMatchObject({ events: 3, formats: 2, persons: 3 })
  expect(events.map(({ id }): EventId => id)).toHaveLength(3)
})
