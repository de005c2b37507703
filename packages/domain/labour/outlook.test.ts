import { expect, test } from 'vitest'
import { id, refusalOf } from '../testing/casework.ts'
import { type ModuleOutlook, moduleOutlookSchema, type OutlookEntry, outlookEntrySchema } from './outlook.ts'
import { countOutlooks, standingOf } from './standing.ts'
import { assertRoom, noOutlook, tellOutlook } from './tell-outlook.ts'

const of = { programmeId: id<'programme'>(1), moduleId: id<'module'>(2), area: { country: 'SN' } }
const [ana, ben] = [id<'member'>(501), id<'member'>(502)]
const telling = { by: ana, on: '2027-03-01', at: '2027-03-01T09:00:00.000Z' }
const later = { by: ben, on: '2027-04-01', at: '2027-04-01T09:00:00.000Z' }
const offerId = id<'offer'>(3)

const entry: OutlookEntry = outlookEntrySchema.parse({
  continuation: {
    kind: 'goes_on',
    to: [
      { kind: 'offer', offerId },
      { kind: 'credit', name: 'Crafts fund' },
    ],
  },
  answers: [
    { question: 'power', answer: 'no', note: 'Four hours a day' },
    { question: 'customers', answer: 'yes' },
  ],
})
const told = (change: Partial<OutlookEntry> = {}): ModuleOutlook =>
  tellOutlook(noOutlook(of), { ...entry, ...change }, telling)

const deadEnd = { kind: 'dead_end', reason: 'No power' } as const

test('what is told of a module in a place says who told it, and on which day', () => {
  const outlook = told()
  expect(moduleOutlookSchema.parse(outlook)).toEqual(outlook)
  expect(outlook).toMatchObject({ version: 2, continuation: { by: ana, on: '2027-03-01' } })
  expect(outlook.answers.map(({ by }) => by)).toEqual([ana, ana])
})

test('what is told again stays whose it was, and what is told anew is of who tells it', () => {
  const answers = entry.answers.map((answer) =>
    answer.question === 'power' ? { ...answer, answer: 'yes' as const } : answer,
  )
  const now = tellOutlook(told(), { ...entry, answers }, later)
  expect(now.continuation).toEqual(told().continuation)
  expect(now.answers.map(({ by, on }) => [by, on])).toEqual([
    [ben, '2027-04-01'],
    [ana, '2027-03-01'],
  ])
  // In whichever order the fields of what was kept come.
  const { continuation } = told()
  const turned = Object.fromEntries(Object.entries(continuation ?? {}).reverse()) as typeof continuation
  expect(tellOutlook({ ...told(), continuation: turned }, entry, later).continuation).toEqual(continuation)
  const dead = tellOutlook(told(), { ...entry, continuation: deadEnd }, later)
  expect(dead.continuation).toEqual({ ...deadEnd, by: ben, on: '2027-04-01' })
})

test('what is left out is told no longer', () => {
  expect(tellOutlook(told(), { answers: [] }, later)).toEqual({
    ...of,
    version: 3,
    changedAt: later.at,
    answers: [],
  })
})

test('a module leads somewhere, or for a reason nowhere; and each question is answered once', () => {
  const faultsOf = (change: object) =>
    outlookEntrySchema.safeParse({ ...entry, ...change }).error?.issues.map(({ path }) => path.join('.'))
  expect(faultsOf({ continuation: { kind: 'goes_on', to: [] } })).toEqual(['continuation.to'])
  expect(faultsOf({ continuation: { kind: 'dead_end' } })).toEqual(['continuation.reason'])
  const link = 'http://example.org'
  const to = [{ kind: 'course', name: 'A course', link }]
  expect(faultsOf({ continuation: { kind: 'goes_on', to } })).toEqual(['continuation.to.0.link'])
  expect(faultsOf({ answers: [...entry.answers, ...entry.answers] })).toEqual(['answers'])
})

test('a module goes on where one of its regions lets it, and is open again once all that has ended', () => {
  const offerAlone = told({ continuation: { kind: 'goes_on', to: [{ kind: 'offer', offerId }] } })
  const dead = told({ continuation: deadEnd })
  const unsaid = tellOutlook(noOutlook(of), { answers: [] }, telling)
  const [live, ended] = [() => true, () => false]
  expect(standingOf([], live)).toBe('open')
  expect(standingOf([unsaid], live)).toBe('open')
  expect(standingOf([dead, offerAlone], live)).toBe('goes_on')
  expect(standingOf([offerAlone], ended)).toBe('open')
  expect(standingOf([dead, offerAlone], ended)).toBe('dead_end')
  // What somebody else has goes on until somebody says otherwise.
  expect(standingOf([told()], ended)).toBe('goes_on')
})

test('modules are counted by how they stand, and a no is a warning and nothing more', () => {
  const [second, third] = [id<'module'>(12), id<'module'>(13)]
  const dead = { ...told({ continuation: deadEnd, answers: [] }), moduleId: second }
  const withdrawn = { ...told(), moduleId: id<'module'>(14) }
  const counts = countOutlooks([of.moduleId, second, third], [told(), dead, withdrawn], () => true)
  expect(counts).toEqual({ goes_on: 1, dead_end: 1, open: 1, warned: 1 })
})

test('there is room for two hundred outlooks of a programme in one country', () => {
  const many = Array.from({ length: 200 }, () => told())
  expect(refusalOf(() => assertRoom(many.slice(1)))).toBeUndefined()
  expect(refusalOf(() => assertRoom(many))).toEqual({ code: 'limit_reached', what: 'outlooks', limit: 200 })
})
