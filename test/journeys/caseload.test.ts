import type { CaseloadSummary } from '@passerelle/domain/casework'
import { expect, test } from 'vitest'
import { aPerson, aProgramme, memberId, named, takeIn } from '../support/casework.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'
import { referralIn, twoHouses } from '../support/exchange.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()

type Query = NonNullable<NonNullable<Parameters<Person['api']['listParticipants']>[0]>['query']>

/** Every page of a list, one after the other. */
async function pages(person: Person, query: Query): Promise<CaseloadSummary[][]> {
  const found: CaseloadSummary[][] = []
  let cursor: string | undefined
  do {
    const { body } = await person.api.listParticipants({ query: { ...query, cursor } })
    found.push(body.items)
    cursor = body.next
  } while (cursor !== undefined)
  return found
}

test('a caseload is listed by when cases were opened, the newest first, page by page and each case once', async () => {
  const { admin } = await stage.openTenant()
  const coordinator = await stage.join(admin, ['coordinator'])
  for (let n = 0; n < 7; n += 1) {
    const stages = ['interested', 'decided', 'departed'] as const
    await takeIn(coordinator.api, aPerson({ stage: stages[n % 3] }))
  }
  const found = await pages(coordinator, { limit: 3 })
  expect(found.map((page) => page.length)).toEqual([3, 3, 1])
  const all = found.flat()
  expect(new Set(all.map(({ id }) => id)).size).toBe(7)
  const opened = all.map(({ openedAt }) => openedAt)
  expect(opened).toEqual(opened.toSorted().reverse())
  // A page that is full with nothing behind it is the last one.
  expect((await pages(coordinator, { limit: 3, stage: 'interested' })).map((page) => page.length)).toEqual([
    3,
  ])
})

test('the list narrows by programme, coach, stage, and any of them together', async () => {
  const { admin } = await stage.openTenant()
  const coordinator = await stage.join(admin, ['coordinator'])
  const coach = await stage.join(admin, ['coach'])
  const { programme } = await aProgramme(coordinator.api)
  const { programme: other } = await aProgramme(coordinator.api)
  const wanted = [
    await takeIn(coach.api, aPerson({ programmeId: programme.id })),
    await takeIn(coach.api, aPerson({ programmeId: programme.id, stage: 'decided' })),
  ].map(({ id }) => id)
  for (let n = 0; n < 4; n += 1) await takeIn(coach.api, aPerson({ programmeId: other.id }))
  const elsewhere = await takeIn(coordinator.api, aPerson({ programmeId: programme.id }))

  const ids = async (query: Query) =>
    (await pages(coordinator, query))
      .flat()
      .map(({ id }) => id)
      .sort()
  expect(await ids({ programme: programme.id })).toEqual([...wanted, elsewhere.id].sort())
  expect(await ids({ coach: memberId(coach) })).toHaveLength(6)
  expect(await ids({ programme: programme.id, stage: 'decided' })).toEqual([wanted[1]])
  // The coach's list is read through and filled to the page.
  expect(
    await pages(coordinator, { coach: memberId(coach), programme: programme.id, limit: 1 }),
  ).toHaveLength(2)
  expect(await ids({ coach: memberId(coach), programme: programme.id, limit: 1 })).toEqual(wanted.toSorted())
  expect(await ids({ coach: memberId(coach), programme: programme.id, stage: 'interested' })).toEqual([
    wanted[0],
  ])
})

test('a cursor of one list leads nowhere in another, nor in another organisation, nor altered', async () => {
  const { admin } = await stage.openTenant()
  const coordinator = await stage.join(admin, ['coordinator'])
  const { admin: strangersAdmin } = await stage.openTenant()
  const stranger = await stage.join(strangersAdmin, ['coordinator'])
  await takeIn(coordinator.api)
  await takeIn(coordinator.api)
  const { next = '' } = (await coordinator.api.listParticipants({ query: { limit: 1 } })).body
  expect(next).not.toBe('')
  const foreign: [Person, Query][] = [
    [coordinator, { cursor: next, stage: 'interested' }],
    [coordinator, { cursor: next, coach: memberId(coordinator) }],
    [coordinator, { cursor: `A${next.slice(1)}` }],
    [coordinator, { cursor: next, q: 'fatou' }],
    [stranger, { cursor: next }],
  ]
  for (const [person, query] of foreign) {
    expect(await refusalOf(person.api.listParticipants({ query }))).toMatchObject({
      status: 400,
      errors: [{ path: 'query.cursor', code: 'invalid_cursor' }],
    })
  }
})

test('a name is found in whichever spelling and script it is typed, the best first', async () => {
  const { admin } = await stage.openTenant()
  const coordinator = await stage.join(admin, ['coordinator'])
  const people = [
    await takeIn(coordinator.api, named('Mohammed', 'Al-Hassan')),
    await takeIn(coordinator.api, named('محمد', 'حسن')),
    await takeIn(coordinator.api, named('Muhammad', 'Yusuf')),
  ]
  await takeIn(coordinator.api, named('Fatou', 'Ndiaye'))
  for (const q of ['Mohamed', 'محمد', 'Muhammad', 'mohammed']) {
    const { body } = await coordinator.api.listParticipants({ query: { q } })
    expect(body.items.map(({ id }) => id).sort()).toEqual(people.map(({ id }) => id).sort())
    expect(body.next).toBeUndefined()
  }
  const { body } = await coordinator.api.listParticipants({ query: { q: 'muhammad yusuf', limit: 1 } })
  expect(body.items.map(({ id }) => id)).toEqual([people[2]?.id])
})

test('whoever was renamed or erased elsewhere is found under the new name at once, and never again', async () => {
  const { admin } = await stage.openTenant()
  const coordinator = await stage.join(admin, ['coordinator'])
  const person = await takeIn(coordinator.api, named('Aminata', 'Diallo'))
  const params = { participantId: person.id }
  // As many at once as there are environments, so that each of them has an index of its own.
  const everywhere = (q: string) =>
    Promise.all(
      Array.from({ length: 4 }, async () => {
        const { body } = await coordinator.api.listParticipants({ query: { q } })
        return body.items.map(({ id }) => id)
      }),
    )
  expect(await everywhere('aminata diallo')).toEqual([[person.id], [person.id], [person.id], [person.id]])

  const names = [{ kind: 'official', primary: true, given: 'Khadija', family: 'Touré' } as const]
  await coordinator.api.editParticipant({ params, body: { names }, ifMatch: 1 })
  expect(await everywhere('khadija')).toEqual([[person.id], [person.id], [person.id], [person.id]])
  expect(await everywhere('aminata diallo')).toEqual([[], [], [], []])

  await coordinator.api.eraseParticipant({ params, ifMatch: 2 })
  expect(await everywhere('khadija')).toEqual([[], [], [], []])
})

test('a coach finds their own cases and those they stand in for, and nobody else', async () => {
  const { admin } = await stage.openTenant()
  const coach = await stage.join(admin, ['coach'])
  const colleague = await stage.join(admin, ['coach'])
  const own = await takeIn(coach.api, named('Moussa', 'Keita'))
  const shared = await takeIn(colleague.api, named('Moussa', 'Camara', { deputyId: memberId(coach) }))
  await takeIn(colleague.api, named('Moussa', 'Bah'))
  const { body } = await coach.api.listParticipants({ query: { q: 'moussa' } })
  expect(body.items.map(({ id }) => id).sort()).toEqual([own.id, shared.id].sort())
  // Whosever cases a coach asks for, it is their own that they get.
  const asked = { coach: memberId(colleague) }
  const found = await coach.api.listParticipants({ query: { ...asked, q: 'moussa' } })
  expect(found.body.items).toHaveLength(2)
  const listed = await coach.api.listParticipants({ query: asked })
  expect(listed.body.items.map(({ id }) => id).sort()).toEqual([own.id, shared.id].sort())

  const { body: handedOver } = await coach.api.editParticipant({
    params: { participantId: own.id },
    body: { coachId: memberId(colleague) },
    ifMatch: 1,
  })
  expect(handedOver.coachId).toBe(colleague.memberId)
  const { body: after } = await coach.api.listParticipants({ query: { q: 'moussa' } })
  expect(after.items.map(({ id }) => id)).toEqual([shared.id])
})

test('who came by a handover is found by the receiver, under the name as soon as it is known', async () => {
  const houses = await twoHouses(stage)
  const search = async (q: string) =>
    (await houses.chief.api.listParticipants({ query: { q } })).body.items.map(({ names }) => names[0]?.given)
  expect(await search('fatou ndiaye')).toEqual([])
  await referralIn(houses, 'active')
  expect(await search('fatou ndiaye')).toEqual(['Fatou'])
})

test('the search narrows like the list', async () => {
  const { admin } = await stage.openTenant()
  const coordinator = await stage.join(admin, ['coordinator'])
  const decided = await takeIn(coordinator.api, named('Ousmane', 'Ba', { stage: 'decided' }))
  await takeIn(coordinator.api, named('Ousmane', 'Sy'))
  const { body } = await coordinator.api.listParticipants({ query: { q: 'ousmane', stage: 'decided' } })
  expect(body.items.map(({ id }) => id)).toEqual([decided.id])
  await coordinator.api.moveStage({
    params: { participantId: decided.id },
    body: { stage: 'in_plan' },
    ifMatch: 1,
  })
  const repeated = await coordinator.api.listParticipants({ query: { q: 'ousmane', stage: 'decided' } })
  expect(repeated.body.items).toEqual([])
})

test('nothing of a name, a number or a note stands in the engine as it is', async () => {
  const { admin } = await stage.openTenant()
  const coordinator = await stage.join(admin, ['coordinator'])
  const marked = aPerson({
    names: [{ kind: 'official', primary: true, given: 'Zzyxquil', family: 'Vlothramm' }],
    returnDistrict: 'Qwhorbel',
    channels: [
      { kind: 'phone', value: '+221770012399', safety: { shared: false, mayMentionGermany: false } },
    ],
    supportNeeds: { health: { need: 'Grizzlewick', urgent: false } },
  })
  const { id } = await takeIn(coordinator.api, marked)
  await coordinator.api.listParticipants({ query: { q: 'Zzyxquil' } })
  for (const table of ['main', 'keys'] as const) {
    const rows = JSON.stringify(await scan(stage.cloud, table), (_, value) =>
      value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
    )
    expect(rows).not.toMatch(/zzyxquil|vlothramm|qwhorbel|770012399|grizzlewick/i)
    if (rows.includes('CASELOAD')) expect(rows).toContain(id)
  }
})

test('a search says how many more there are, leads to them, and narrows by year, district and coach', async () => {
  const { admin } = await stage.openTenant()
  const coordinator = await stage.join(admin, ['coordinator'])
  const coach = await stage.join(admin, ['coach'])
  const people = ['Pikine', 'Thiès', 'Thies', 'Pikine', undefined].entries()
  for (const [n, returnDistrict] of people) {
    const change = { birth: { year: 1990 + n }, ...(returnDistrict && { returnDistrict }) }
    const spelling = n % 2 === 0 ? 'Mamadou' : 'Mamadu'
    await takeIn(n < 4 ? coordinator.api : coach.api, named(spelling, 'Diallo', change))
  }
  const q = 'Mamadou Diallo'
  const first = (await coordinator.api.listParticipants({ query: { q, limit: 2 } })).body
  expect([first.items.length, first.more]).toEqual([2, 3])
  const found = (await pages(coordinator, { q, limit: 2 })).map((page) => page.map(({ id }) => id))
  expect(found.map((page) => page.length)).toEqual([2, 2, 1])
  expect(new Set(found.flat()).size).toBe(5)
  // A page that holds all there are is the last one.
  const whole = (await coordinator.api.listParticipants({ query: { q, limit: 5 } })).body
  expect([whole.more, whole.next]).toEqual([0, undefined])

  const count = async (narrow: Query) =>
    (await coordinator.api.listParticipants({ query: { q, ...narrow } })).body.items.length
  expect(await count({ birthYear: 1991 })).toBe(1)
  expect(await count({ district: 'thies' })).toBe(2)
  expect(await count({ district: 'Pikine', birthYear: 1990 })).toBe(1)
  expect(await count({ coach: memberId(coach) })).toBe(1)
  for (const narrow of [{ birthYear: 1991 }, { district: 'Pikine' }] as const) {
    expect(await refusalOf(coordinator.api.listParticipants({ query: narrow }))).toMatchObject({
      errors: [{ path: `query.${Object.keys(narrow)[0]}`, code: 'only_with_a_name' }],
    })
  }
  // A cursor of one search leads nowhere in another, nor for somebody who sees less.
  for (const [who, query] of [
    [coordinator, { q: 'Mamadou' }],
    [coordinator, { q, birthYear: 1991 }],
    [coach, { q }],
  ] as const) {
    const foreign = who.api.listParticipants({ query: { ...query, cursor: first.next } })
    expect(await refusalOf(foreign)).toMatchObject({ status: 400 })
  }
})

test('a family name with letters that a keyboard lacks is found all the same', async () => {
  const { admin } = await stage.openTenant()
  const coordinator = await stage.join(admin, ['coordinator'])
  const spellings = [
    ['Weiß', 'Weiss'],
    ['Jäger', 'Jaeger'],
    ['Sørensen', 'Soerensen'],
    ['Łukasz', 'Lukasz'],
    ['Đorđević', 'Djordjevic'],
    ['İnönü', 'Inonu'],
    ['Işık', 'Isik'],
  ] as const
  for (const [written] of spellings) await takeIn(coordinator.api, named('Noor', written))
  for (const [written, typed] of spellings) {
    const { body } = await coordinator.api.listParticipants({ query: { q: typed } })
    expect([typed, body.items[0]?.names[0]?.family]).toEqual([typed, written])
  }
})
