import { expect, test } from 'vitest'
import { clockOf } from '../support/clock.ts'
import type { Person } from '../support/cloud.ts'
import { openTestCloud } from '../support/cloud.ts'
import { journey, preparedCase, referralIn, twoHouses } from '../support/exchange.ts'
import { isMembers, nameOf } from '../support/interference.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud({ concurrency: 1 })
const houses = await twoHouses(stage)
const { miriam, jonas, lead, awa, ibrahima, chief, lea } = houses
const way = journey(houses)
const { sweep, letPass } = clockOf(stage)

const offered = await referralIn(houses, 'offered')
const accepted = await referralIn(houses, 'accepted')
const departed = await referralIn(houses, 'departed')
const draft = await way.draft((await preparedCase(houses)).id)
await referralIn(houses, 'active')

async function waiting({ api }: Person, query: { limit?: number; cursor?: string } = {}) {
  return (await api.readInbox({ query })).body
}

const brief = ({ items }: Awaited<ReturnType<typeof waiting>>) =>
  items.map(({ referralId, side, what }) => `${side} ${what} ${referralId}`).sort()

test('each finds what waits for them, and nobody what waits for others', async () => {
  expect(brief(await waiting(miriam))).toEqual(
    [`sender record_departure ${accepted.id}`, `sender finish_draft ${draft.id}`].sort(),
  )
  expect(brief(await waiting(awa))).toEqual([`receiver make_contact ${departed.id}`])
  expect(brief(await waiting(ibrahima))).toEqual([`receiver make_contact ${departed.id}`])
  expect(brief(await waiting(jonas))).toEqual([])
  expect(brief(await waiting(lea))).toEqual([])
  // An offer that nobody has taken on is the coordinators'.
  expect(brief(await waiting(chief))).toEqual(
    [`receiver acknowledge_offer ${offered.id}`, `receiver make_contact ${departed.id}`].sort(),
  )
  expect(brief(await waiting(lead))).toHaveLength(2)
})

test('a line says what, since when, until when, and where to go on', async () => {
  const { items } = await waiting(chief)
  expect(items.find(({ referralId }) => referralId === offered.id)).toEqual({
    referralId: offered.id,
    side: 'receiver',
    what: 'acknowledge_offer',
    sentence: 'A new offer came in. Say that you have seen it.',
    since: expect.any(String),
    dueAt: expect.any(String),
    overdue: false,
    escalated: false,
    also: ['decide_offer'],
    link: `/v1/referrals/${offered.id}`,
  })
  const dates = items.map(({ dueAt = '' }) => dueAt)
  expect(dates).toEqual([...dates].sort())
})

test('a line speaks the language that is asked for', async () => {
  for (const [language, word] of [
    ['de', 'Angebot'],
    ['fr-SN', 'proposition'],
    ['ar', 'عرض'],
  ] as const) {
    const answer = await fetch(`${stage.cloud.api}/v1/inbox`, {
      headers: { Authorization: `Bearer ${chief.tokens.access}`, 'Accept-Language': language },
    })
    expect(await answer.text()).toContain(word)
  }
})

test('page by page it is the same, each line once', async () => {
  const whole = brief(await waiting(chief))
  const found: string[] = []
  let cursor: string | undefined
  let pages = 0
  do {
    const page = await waiting(chief, { limit: 1, ...(cursor && { cursor }) })
    expect(page.items.length).toBeLessThanOrEqual(1)
    found.push(...brief(page))
    cursor = page.next
    pages += 1
  } while (cursor !== undefined)
  expect(found.sort()).toEqual(whole)
  expect(pages).toBeLessThanOrEqual(whole.length + 1)
  const { next = '' } = await waiting(chief, { limit: 1 })
  expect(await refusalOf(waiting(lea, { cursor: next }))).toMatchObject({ code: 'invalid' })
  expect(await refusalOf(waiting(awa, { cursor: next }))).toMatchObject({ code: 'invalid' })
})

test('what was escalated stays with whoever must act, and both sides’ coordinators see it; it can be answered late', async () => {
  const revoked = await referralIn(houses, 'accepted')
  const { body: gone } = await miriam.api.revokeConsent({
    params: { referralId: revoked.id },
    ifMatch: revoked.version,
    body: { way: 'phone' },
  })
  await letPass(revoked, 'erasure_answer')
  await sweep()
  const lineOf = async (person: Person) =>
    (await waiting(person)).items.find(({ referralId }) => referralId === revoked.id)
  expect(await lineOf(awa)).toMatchObject({ what: 'answer_erasure', overdue: true, escalated: true })
  expect(await lineOf(chief)).toMatchObject({ what: 'answer_erasure', escalated: true })
  expect(await lineOf(lead)).toMatchObject({ what: 'follow_up', side: 'sender', escalated: true })
  expect(await lineOf(miriam)).toBeUndefined()

  const { body } = await awa.api.answerErasure({
    params: { referralId: revoked.id },
    ifMatch: gone.version + 1,
    body: { answer: 'own_legal_ground', ground: 'Bookkeeping, ten years.' },
  })
  expect(body.deadlines).toEqual([])
  expect(await lineOf(lead)).toBeUndefined()
})

test('it costs one query a box and one call for what they name; a coordinator’s also looks at the other side', async () => {
  const calls = async (person: Person) => {
    const seen: string[] = []
    await waiting(person)
    stage.cloud.interfere((call) => {
      if (isMembers(call)) seen.push(nameOf(call))
      return undefined
    })
    await waiting(person)
    stage.cloud.interfere(undefined)
    return seen
  }
  const queries = (count: number) => Array<string>(count).fill('dynamodb:Query')
  expect(await calls(awa)).toEqual([...queries(2), 'dynamodb:BatchGetItem'])
  expect(await calls(chief)).toEqual([...queries(4), 'dynamodb:BatchGetItem'])
  expect(await calls(jonas)).toEqual(queries(2))
})
