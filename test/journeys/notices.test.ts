import { beforeEach, expect, test } from 'vitest'
import { memberId } from '../support/casework.ts'
import { clockOf } from '../support/clock.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'
import { journey, preparedCase, referralIn, twoHouses } from '../support/exchange.ts'
import { freshLetters, type Letter } from '../support/letters.ts'
import { refusalOf } from '../support/refusal.ts'
import { messagesOf, openStream, refusedIn, type StreamRecord } from '../support/stream.ts'

const stage = await openTestCloud({ tells: true })
const { cloud } = stage
const houses = await twoHouses(stage)
const { miriam, jonas, lead, awa, ibrahima, chief, lea, admins } = houses
const way = journey(houses)
const { sweep, letPass } = clockOf(stage)
const changes = await openStream(cloud)

const letters = freshLetters(cloud)
beforeEach(async () => {
  await letters()
})

const to = (mails: readonly Letter[]) => mails.map((mail) => mail.to).sort()
const people = (...those: readonly Person[]) => those.map(({ email }) => email).sort()

async function choose(
  { api }: Person,
  body: { notices?: 'immediately' | 'daily' | 'never'; language?: 'de' | 'ar' },
) {
  const { body: now } = await api.readNotices()
  return (await api.editNotices({ body, ifMatch: now.version })).body
}

test('each turn is told to whoever it passes to, and to nobody else', async () => {
  const participant = await preparedCase(houses)
  const draft = await way.draft(participant.id)
  const asked = await way.asked(draft)
  // Nobody is written to about what they have just done themselves.
  expect(await letters()).toEqual([])
  const offered = await way.offered(asked)
  expect(to(await letters())).toEqual(people(chief))
  const acknowledged = await way.acknowledged(offered)
  expect(await letters()).toEqual([])
  const { body: unsure } = await awa.api.askQuestions({
    ...way.at(acknowledged),
    body: { questions: [{ topic: 'other', text: 'Does she have a place to stay?' }] },
  })
  expect(to(await letters())).toEqual(people(miriam))
  expect(unsure.state).toBe('needs_info')
  const { body: answered } = await miriam.api.answerQuestions({
    ...way.at(unsure),
    body: { answers: [{ topic: 'other', text: 'With her aunt.' }] },
  })
  expect(to(await letters())).toEqual(people(chief))
  const accepted = await way.accepted(answered)
  expect(to(await letters())).toEqual(people(miriam))
  await way.departed(accepted)
  expect(to(await letters())).toEqual(people(awa, ibrahima))
})

test('a letter says nothing but that something waits, in the language of whom it goes to', async () => {
  await choose(chief, { language: 'ar' })
  const offered = await referralIn(houses, 'offered')
  const [arabic] = await letters()
  expect(arabic).toEqual({
    to: chief.email,
    kind: 'sent',
    from: 'passerelle@dev.example',
    subject: 'Passerelle: هناك ما ينتظركم',
    text: expect.stringContaining(`\n\n${cloud.console}/inbox\n\n`),
  })
  await choose(chief, { language: 'de' })
  await way.accepted(offered)
  const [german] = await letters()
  // Without a wish of their own, in the language of their organisation.
  expect(german).toMatchObject({ to: miriam.email, subject: 'Passerelle: Etwas wartet auf Sie' })
  for (const { subject, text } of [arabic, german].flatMap((mail) => mail ?? [])) {
    for (const word of [offered.id, offered.pseudonym ?? '-', 'SN', 'Senegal', houses.bfz.name, 'Mira']) {
      expect(`${subject} ${text}`).not.toContain(word)
    }
  }
})

test('who wants none gets none; who wants one a day gets it in the morning, with the count, once', async () => {
  expect(await choose(chief, { notices: 'never' })).toMatchObject({ notices: 'never', language: 'de' })
  await referralIn(houses, 'offered')
  expect(await letters()).toEqual([])

  await choose(awa, { notices: 'daily' })
  await choose(lead, { notices: 'daily' })
  await referralIn(houses, 'departed')
  await way.draft((await preparedCase(houses)).id)
  expect(to(await letters())).not.toContain(awa.email)
  const at = '2026-03-02T08:00:00.000Z' // a Monday morning in both places
  const round = async (order: object) => {
    const outcome = await cloud.invoke('send-digests', order)
    if ('error' in outcome) throw new Error(outcome.error.errorMessage)
    return JSON.parse(outcome.payload)
  }
  expect(await round({ at: '2026-03-01T08:00:00.000Z' })).toEqual({ sent: 0, failed: 0 }) // a Sunday
  expect(await round({ at: '2026-03-02T13:00:00.000Z' })).toEqual({ sent: 0, failed: 0 })
  expect(await round({ at })).toEqual({ sent: 2, failed: 0 })
  const { items } = (await awa.api.readInbox()).body
  const [hers] = (await letters()).filter((mail) => mail.to === awa.email)
  expect(items.length).toBeGreaterThan(1)
  expect(hers?.text).toContain(`${items.length} choses vous attendent`)
  expect(await round({ at: '2026-03-02T09:00:00.000Z' })).toEqual({ sent: 0, failed: 0 })
  expect(await letters()).toEqual([])
  // On the next day again; and nothing where nothing waits.
  await choose(lea, { notices: 'daily' })
  expect(await round({ at: '2026-03-03T08:00:00.000Z' })).toEqual({ sent: 2, failed: 0 })
  expect(to(await letters())).toEqual(people(awa, lead))
})

test('nobody is written to on a day on which their own organisation rests, whatever its country does', async () => {
  const round = async (at: string) => {
    const outcome = await cloud.invoke('send-digests', { at })
    if ('error' in outcome) throw new Error(outcome.error.errorMessage)
    return to(await letters())
  }
  await admins.bfz.api.correctCalendar({ body: { subdivision: 'DE-BY' }, ifMatch: 1 })
  // Corpus Christi: a holiday in Bavaria, and neither in all of Germany nor in Senegal.
  expect(await round('2026-06-04T08:00:00.000Z')).toEqual(people(awa))
  expect(await round('2026-06-05T08:00:00.000Z')).toEqual(people(awa, lead))
})

test('a broken deadline is told to the coordinators of both sides at once', async () => {
  await choose(chief, { notices: 'immediately' })
  const offered = await referralIn(houses, 'offered')
  await letters()
  await letPass(offered, 'acknowledgement')
  await sweep()
  const told = await letters()
  // The one at the sender wants one letter a day, but not of this.
  expect(to(told)).toEqual(people(lead, chief))
  expect(new Set(told.map(({ subject }) => subject))).toEqual(
    new Set(['Passerelle: Eine Frist ist verstrichen']),
  )
})

test('what comes twice, late and in any order is told once; a poisoned row holds up nobody', async () => {
  const departed = await referralIn(houses, 'departed')
  expect(await letters()).not.toEqual([])
  const events = (await changes()).filter(
    ({ dynamodb: { Keys } }) =>
      Keys['pk']?.['S']?.toString().endsWith(departed.id) &&
      Keys['sk']?.['S']?.toString().startsWith('EVENT#'),
  )
  expect(events).toHaveLength(departed.seq)
  const shuffled = [...events, ...events].sort((one, other) =>
    (one.eventID ?? '') < (other.eventID ?? '') ? 1 : -1,
  )
  await handOver(shuffled)
  expect(await letters()).toEqual([])

  const [good] = events
  if (good === undefined) throw new Error('something happened')
  const keys = { ...good.dynamodb.Keys, pk: { S: 'T#nobody#MEMBERS' } }
  const poisoned = { ...good, dynamodb: { ...good.dynamodb, Keys: keys, SequenceNumber: '7' } }
  expect(await handOver([poisoned, good])).toEqual(['7'])
})

test('a letter that was refused is tried again, and one of which nobody knows is not', async () => {
  const failing = async (interference: object) => {
    let tries = 0
    const interfere = ({ service }: { service: string }) => {
      if (service !== 'ses') return undefined
      tries += 1
      return tries === 1 ? interference : undefined
    }
    cloud.interfere(interfere as Parameters<typeof cloud.interfere>[0])
    try {
      await referralIn(houses, 'offered')
      return await letters()
    } finally {
      cloud.interfere(undefined)
    }
  }
  expect(to(await failing({ fail: { code: 'TooManyRequestsException', status: 429 } }))).toEqual(
    people(chief),
  )
  // It was sent, but the answer was lost: one letter, not two.
  expect(to(await failing({ drop: 'after' }))).toEqual(people(chief))
})

test('everybody chooses for themselves, knowing what they change', async () => {
  const { body } = await jonas.api.readNotices()
  expect(body).toEqual({ notices: 'immediately', version: expect.any(Number) })
  expect(
    await refusalOf(jonas.api.editNotices({ body: { notices: 'daily' }, ifMatch: body.version + 1 })),
  ).toMatchObject({ code: 'stale_version' })
  expect(
    await refusalOf(jonas.api.editNotices({ body: { notices: 'hourly' as 'daily' }, ifMatch: body.version })),
  ).toMatchObject({ code: 'invalid', errors: [{ path: 'body.notices' }] })
  await admins.bfz.api.readNotices()
})

test('who is removed hears no more; who took over what was theirs does', async () => {
  const accepted = await referralIn(houses, 'accepted')
  for (const person of [awa, ibrahima]) {
    const params = { memberId: memberId(person) }
    await chief.api.handOn({ params, body: { to: memberId(chief) } })
    const { body } = await admins.dakar.api.readMember({ params })
    await admins.dakar.api.removeMember({ params, ifMatch: body.version })
  }
  const { body: handedOn } = await miriam.api.readReferral({ params: { referralId: accepted.id } })
  await letters()
  await way.departed(handedOn)
  expect(to(await letters())).toEqual(people(chief))
})

test('that somebody was told is kept for a month and says who and of what alone', async () => {
  const claims = (await scan(cloud, 'main')).filter(({ entity }) => entity === 'LetterClaim')
  expect(claims.length).toBeGreaterThan(10)
  for (const claim of claims) {
    expect(Object.keys(claim).sort()).toEqual(['entity', 'expiresAt', 'pk', 'sk', 'version'])
    expect(Number(claim['expiresAt']) * 1000).toBeLessThan(Date.now() + 31 * 86_400_000)
  }
})

async function handOver(changes: readonly StreamRecord[]): Promise<readonly string[]> {
  const outcome = await cloud.invoke('notify-members', { Records: messagesOf(changes) })
  if ('error' in outcome) throw new Error(outcome.error.errorMessage)
  return refusedIn(outcome.payload)
}
