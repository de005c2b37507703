import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anotherProgramme, aProgramme, aToken } from '../testing/occurrences.ts'
import { type CountingAccount, emptyAccount } from './account.ts'
import { currentEdition } from './counting-rules.ts'
import { type Cells, changesOf, linesOf, plus } from './figures.ts'
import type { Accompanied, Occurrence, SupportMeasure } from './occurrence.ts'
import { addedBy, besides, settle } from './settle.ts'

/* Histories by chance: written in batches, out of order and more than once, with corrections, merges and erasures. */

const people = ['ada', 'ben', 'cem', 'dia', 'eva']
const programmes = [aProgramme, anotherProgramme]
const day = fc
  .integer({ min: 0, max: 400 })
  .map((n) => new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(0, 10))

const accompanied = fc
  .record({
    who: fc.constantFrom(...people),
    version: fc.integer({ min: 1, max: 4 }),
    on: day,
    programmeId: fc.constantFrom(...programmes),
    country: fc.constantFrom('SN' as const, 'GM' as const),
    gender: fc.constantFrom('female' as const, 'male' as const),
    returnedOn: fc.option(day, { nil: undefined }),
    // One is merged into another who is never merged themselves, as the platform has it.
    into: fc.option(fc.constantFrom('ada', 'ben'), { nil: undefined, freq: 6 }),
  })
  .map(
    ({ who, version, on, programmeId, country, gender, returnedOn, into }): Accompanied => ({
      what: 'accompanied',
      token: aToken(who),
      ref: aToken(`case of ${who}`),
      version,
      on,
      programmeId,
      facets: { country, gender, ageBracket: '18_to_60' },
      returns: true,
      ...(returnedOn && { returnedOn }),
      ...(into && who !== 'ada' && who !== 'ben' && { goesOnAs: aToken(into) }),
    }),
  )

const measure = fc
  .record({
    who: fc.constantFrom(...people),
    record: fc.constantFrom('first', 'second', 'third'),
    kind: fc.constantFrom(
      { what: 'attended', units: 2 } as const,
      { what: 'certified', is: 'competence' } as const,
      { what: 'followed_up', is: 'employed' } as const,
      { what: 'founded' } as const,
    ),
    version: fc.integer({ min: 1, max: 4 }),
    on: day,
    programmeId: fc.option(fc.constantFrom(...programmes), { nil: undefined }),
    voided: fc.boolean(),
  })
  .map(
    ({ who, record, kind, version, on, programmeId, voided }): SupportMeasure => ({
      ...kind,
      token: aToken(who),
      ref: aToken(`${kind.what} ${record} of ${who}`),
      version,
      on,
      ...(programmeId && { programmeId }),
      ...(voided && { voided: true as const }),
    }),
  )

/** Of one record every version is written once: whatever comes of the same number is the same. */
const history = fc.array(fc.oneof(accompanied, measure), { minLength: 1, maxLength: 40 }).map((all) => {
  const written = new Map(all.map((each) => [`${each.ref} ${each.version}`, each]))
  return [...written.values()]
})

const batches = (all: readonly Occurrence[]) =>
  fc
    .tuple(
      fc.shuffledSubarray([...all], { minLength: all.length }),
      fc.subarray([...all]),
      fc.integer({ min: 1, max: 5 }),
    )
    .map(([shuffled, again, size]) => {
      const line = [...shuffled, ...again]
      return Array.from({ length: Math.ceil(line.length / size) }, (_, at) =>
        line.slice(at * size, (at + 1) * size),
      )
    })

type Ledger = Map<string, CountingAccount>

/** As it happens in operation: batch after batch, each with the accounts that it needs and no others. */
function incrementally(all: readonly (readonly Occurrence[])[]) {
  const ledger: Ledger = new Map()
  const figures = new Map<string, Cells>()
  for (const news of all) {
    const loaded: Ledger = new Map()
    let wanted: readonly string[] = [...new Set(news.map(({ token }) => token))]
    while (wanted.length > 0) {
      for (const token of wanted) loaded.set(token, ledger.get(token) ?? emptyAccount(token))
      wanted = besides(loaded, news)
    }
    const { accounts, changes } = settle(loaded, news)
    for (const account of accounts) ledger.set(account.token, account)
    for (const { programmeId, period, country, cells } of changes) {
      const place = `${programmeId} ${period} ${country}`
      figures.set(place, plus(figures.get(place) ?? {}, cells))
    }
  }
  return { ledger, figures: told(figures) }
}

/** All figures anew from the ledger as a whole. */
function rebuilt(ledger: Ledger) {
  const changes = changesOf([], addedBy(ledger))
  return told(
    new Map(changes.map((each) => [`${each.programmeId} ${each.period} ${each.country}`, each.cells])),
  )
}

function told(figures: ReadonlyMap<string, Cells>) {
  return Object.fromEntries([...figures].filter(([, cells]) => Object.keys(cells).length > 0).toSorted())
}

/** The same counted by hand from what was written, by none of the code that counts. */
function byHand(written: readonly Occurrence[], programme: string) {
  const last = new Map<string, Occurrence>()
  for (const each of written) if (each.version > (last.get(each.ref)?.version ?? 0)) last.set(each.ref, each)
  const cases = [...last.values()].filter((each) => each.what === 'accompanied')
  const measures = [...last.values()].filter((each) => each.what !== 'accompanied')
  let [participants, trained, returned, working, founders, units, count] = [0, 0, 0, 0, 0, 0, 0]
  for (const one of cases.filter(({ goesOnAs }) => goesOnAs === undefined)) {
    const tokens = [one, ...cases.filter(({ goesOnAs }) => goesOnAs === one.token)].map(({ token }) => token)
    const theirs = measures.filter(
      (each) =>
        !each.voided && tokens.includes(each.token) && (each.programmeId ?? one.programmeId) === programme,
    )
    const has = (what: string) => theirs.some((each) => each.what === what)
    const takesPart = one.programmeId === programme || theirs.some((each) => each.programmeId === programme)
    if (!takesPart) continue
    participants += 1
    trained += has('attended') ? 1 : 0
    returned += one.returnedOn ? 1 : 0
    working += has('followed_up') ? 1 : 0
    founders += has('founded') ? 1 : 0
    units += 2 * theirs.filter(({ what }) => what === 'attended').length
    count += theirs.filter(({ what }) => what !== 'founded').length
  }
  return {
    participants,
    trained,
    returned,
    in_work: working,
    founded: founders,
    teaching_units: units,
    support_measures: count,
  }
}

test('in 1,000 histories what was counted as it came is what is counted anew, and what is counted by hand', () => {
  const histories = fc
    .array(history, { minLength: 1, maxLength: 1 })
    .chain(([all = []]) => fc.record({ all: fc.constant(all), written: batches(all) }))
  fc.assert(
    fc.property(histories, ({ all, written }) => {
      const { ledger, figures } = incrementally(written)
      expect(figures).toEqual(rebuilt(ledger))
      for (const programme of programmes) {
        const rows = ['SN', 'GM'].map((country) => ({ cells: figures[`${programme} all ${country}`] ?? {} }))
        const lines = linesOf(rows, 'all', currentEdition)
        expect(Object.fromEntries(lines.map((line) => [line.indicator, line.number]))).toMatchObject(
          byHand(all, programme),
        )
      }
    }),
    { numRuns: 1000 },
  )
})

test('a ledger that takes an earlier word for the last one is found', () => {
  const careless = (all: readonly Occurrence[]) => new Map(all.map((each) => [each.ref, each]))
  const differs = (all: readonly Occurrence[]) => {
    const trusting = [...careless(all).values()]
    const { figures } = incrementally([all])
    return JSON.stringify(figures) !== JSON.stringify(incrementally([trusting]).figures)
  }
  const found = fc.check(
    fc.property(
      history.chain((all) => fc.shuffledSubarray(all, { minLength: all.length })),
      (all) => !differs(all),
    ),
    { numRuns: 1000 },
  )
  expect(found.failed).toBe(true)
})

test('the same is figured of a period, its months and its years', () => {
  fc.assert(
    fc.property(history, (all) => {
      const { figures } = incrementally([all])
      const sum = (isOf: (period: string) => boolean) =>
        Object.entries(figures)
          .filter(([place]) => place.startsWith(aProgramme) && isOf(place.split(' ')[1] ?? ''))
          .flatMap(([, cells]) => Object.entries(cells))
          .filter(([cell]) => !cell.startsWith('modules_taught'))
          .reduce((total, [, number]) => total + number, 0)
      const total = sum((period) => period === 'all')
      expect([sum((period) => /^\d{4}$/.test(period)), sum((period) => /^\d{4}-\d\d$/.test(period))]).toEqual(
        [total, total],
      )
    }),
    { numRuns: 200 },
  )
})
