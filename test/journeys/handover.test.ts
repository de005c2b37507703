import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { memberId } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'
import {
  journey,
  pathLimits,
  preparedCase,
  referralIn,
  type SeenReferral,
  twoHouses,
} from '../support/exchange.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { miriam, jonas, lead, awa, ibrahima, chief } = houses
const way = journey(houses)

const params = ({ id }: Pick<SeenReferral, 'id'>) => ({ params: { referralId: id } })
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

describe('a handover, from the first draft to the outcome', () => {
  test('leaves exactly one organisation responsible at every step, and tells each side what it may do', async () => {
    const participant = await preparedCase(houses)
    const draft = await way.draft(participant.id)
    expect(draft).toMatchObject({
      state: 'draft',
      owner: 'sender',
      side: 'sender',
      participantId: participant.id,
      pseudonym: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/),
      sender: { responsibleId: miriam.memberId },
      request: { needs: ['business_startup', 'advice'] },
      allowed: ['request-consent', 'advance-departure', 'withdraw'],
      warnings: [],
      version: 1,
    })

    const asked = await way.asked(draft)
    expect(asked).toMatchObject({ state: 'awaiting_consent', packageVersion: 1, openTiers: [], version: 2 })
    expect(asked.allowed).toEqual([
      'revise',
      'give-consent',
      'refuse',
      'advance-departure',
      'withdraw',
      'revoke-consent',
    ])

    const offered = await way.offered(asked)
    expect(offered).toMatchObject({
      state: 'offered',
      owner: 'sender',
      openTiers: ['T0'],
      consent: { state: 'given', tiers: ['T0', 'T1', 'T2', 'T3'] },
      version: 3,
    })

    const acknowledged = await way.acknowledged(offered)
    expect(acknowledged).toMatchObject({ state: 'offered', side: 'receiver', version: 4 })
    expect(acknowledged.acknowledgedAt).toBeDefined()

    const accepted = await way.accepted(acknowledged)
    expect(accepted).toMatchObject({
      state: 'accepted',
      owner: 'sender',
      openTiers: ['T0', 'T1'],
      receiver: { responsibleId: awa.memberId, deputyId: ibrahima.memberId },
    })

    const departed = await way.departed(accepted)
    expect(departed).toMatchObject({ state: 'departed', owner: 'sender', openTiers: ['T0', 'T1', 'T2'] })

    const met = await way.met(departed)
    expect(met).toMatchObject({ state: 'active', owner: 'receiver', openTiers: ['T0', 'T1', 'T2', 'T3'] })

    const completed = await way.completed(met)
    expect(completed).toMatchObject({
      state: 'completed',
      owner: 'receiver',
      outcome: 'employed',
      version: 8,
    })
    const { body: asSender } = await miriam.api.readReferral(params(draft))
    expect(asSender).toMatchObject({
      state: 'completed',
      owner: 'receiver',
      side: 'sender',
      outcome: 'employed',
    })
  })

  test('gives the receiver a case of its own: under a pseudonym first, by name once they have met', async () => {
    const accepted = await referralIn(houses, 'accepted')
    const own = { params: { participantId: accepted.participantId ?? '' } }
    const { body: before } = await awa.api.readCase(own)
    expect(before.participant).toMatchObject({
      names: [{ kind: 'pseudonym', given: accepted.pseudonym }],
      coachId: awa.memberId,
      deputyId: ibrahima.memberId,
      returnDistrict: 'Pikine',
      openedFrom: accepted.id,
      stage: 'decided',
    })
    expect(before.assessment?.occupations).toMatchObject([{ isco08: '7531' }])
    expect(before.plan).toMatchObject({ occupationalGoal: { isco08: '7531' }, items: [] })
    expect(JSON.stringify(before)).not.toContain('Fatou')

    await way.met(await way.departed(accepted))
    const { body: after } = await awa.api.readParticipant(own)
    expect(after).toMatchObject({
      names: [{ given: 'Fatou', family: 'Ndiaye' }],
      birth: { year: 1994 },
      channels: [{ value: '+221770000001', formatted: '+221 77 000 00 01' }],
      supportNeeds: { health: { need: 'Needs a wheelchair' } },
      stage: 'returned',
    })
    // Only what was ticked, and only what is safe.
    expect(JSON.stringify(after)).not.toMatch(/watched@|visited at home/)
    const { body: found } = await awa.api.listParticipants({ query: { q: 'Fatou Ndiaye' } })
    expect(found.items.map(({ id }) => id)).toContain(after.id)
  })

  test('shows in the sender’s case where the person is', async () => {
    const active = await referralIn(houses, 'active')
    const { body: seen } = await miriam.api.readReferral(params(active))
    const query = { participantId: seen.participantId }
    const { body } = await miriam.api.listReferrals({ query })
    expect(body.items).toMatchObject([
      { id: active.id, state: 'active', owner: 'receiver', to: houses.dakar.id },
    ])
    const atDakar = await awa.api.listReferrals({ query: { participantId: active.participantId } })
    expect(atDakar.body.items).toMatchObject([{ id: active.id, side: 'receiver' }])
    expect(await refusalOf(jonas.api.listReferrals({ query }))).toMatchObject({ status: 404 })
  })

  test('lets the receiver know the name from acceptance on where the person may be called before', async () => {
    const draft = await way.draft((await preparedCase(houses)).id)
    const offered = await way.offered(await way.asked(draft), ['T0', 'T1', 'T2'], true)
    const accepted = await way.accepted(offered)
    expect(accepted.openTiers).toEqual(['T0', 'T1', 'T2'])
    const { body } = await awa.api.readParticipant({
      params: { participantId: accepted.participantId ?? '' },
    })
    expect(body.names).toMatchObject([{ given: 'Fatou' }])
  })

  test('counts the days until somebody asks after the departure from the arrival that was offered', async () => {
    const [asking] = pathLimits(await referralIn(houses, 'accepted'))
    const days = (Date.parse(asking?.dueAt ?? '') - Date.now()) / 86_400_000
    expect(asking).toMatchObject({ policy: 'departure_question', side: 'sender' })
    expect(days).toBeGreaterThan(88)
    expect(days).toBeLessThan(92)
  })
})

describe('a referral', () => {
  test('adds a service and leaves the sender responsible to the end', async () => {
    const accepted = await referralIn(houses, 'accepted', 'referral')
    expect(accepted.allowed).toContain('start-service')
    const served = await way.served(accepted)
    expect(served).toMatchObject({ state: 'active', owner: 'sender', openTiers: ['T0', 'T1', 'T2', 'T3'] })
    const { body } = await awa.api.readParticipant({ params: { participantId: served.participantId ?? '' } })
    expect(body).toMatchObject({ names: [{ given: 'Fatou' }], stage: 'decided' })
    const completed = await way.completed(served)
    expect(completed).toMatchObject({ state: 'completed', owner: 'sender' })
  })

  test('knows no departure and no first contact', async () => {
    const accepted = await referralIn(houses, 'accepted', 'referral')
    expect(await refusalOf(way.departed(accepted))).toMatchObject({ status: 409, code: 'illegal_transition' })
    expect(await refusalOf(way.met(accepted))).toMatchObject({ status: 409, code: 'illegal_transition' })
  })
})

describe('what crosses', () => {
  test('is byte for byte what the person was shown, under the same hash on both sides', async () => {
    const asked = await referralIn(houses, 'awaiting_consent')
    const { body: shown } = await miriam.api.previewPackage({ ...params(asked), query: { language: 'fr' } })
    expect(shown.parts.map(({ tier }) => tier)).toEqual(['T0', 'T1', 'T2', 'T3'])
    expect(shown.notice).toMatchObject({ version: 1, language: 'fr', sha256: sha256(shown.notice.text) })

    await way.met(await way.departed(await way.accepted(await way.offered(asked))))
    const { body: received } = await awa.api.readPackage(params(asked))
    const { body: kept } = await miriam.api.readPackage(params(asked))
    expect(received.parts).toEqual(shown.parts)
    expect(kept.parts).toEqual(shown.parts)
    for (const { text, sha256: hash, document } of received.parts) {
      expect(sha256(text)).toBe(hash)
      expect(JSON.parse(text)).toEqual(document)
    }
  })

  test('is no more than what the person agreed to, although more was asked', async () => {
    const asked = await referralIn(houses, 'awaiting_consent')
    const offered = await way.offered(asked, ['T0', 'T1', 'T2'])
    const met = await way.met(await way.departed(await way.accepted(offered)))
    expect(met.openTiers).toEqual(['T0', 'T1', 'T2'])
    const { body } = await awa.api.readPackage(params(met))
    expect(body.parts.map(({ tier }) => tier)).toEqual(['T0', 'T1', 'T2'])
    expect(await refusalOf(awa.api.readPackage({ ...params(met), query: { tier: 'T3' } }))).toMatchObject({
      status: 409,
      code: 'package_closed',
    })
    // Not even the sender can open what was not agreed to.
    const { body: kept } = await miriam.api.readPackage(params(met))
    expect(kept.parts.map(({ tier }) => tier)).toEqual(['T0', 'T1', 'T2'])
  })

  test('is written down as disclosed when it opens, and each time the receiver reads more than the offer', async () => {
    const accepted = await referralIn(houses, 'accepted')
    await awa.api.readPackage({ ...params(accepted), query: { tier: 'T0' } })
    await awa.api.readPackage(params(accepted))
    await chief.api.readPackage({ ...params(accepted), query: { tier: 'T1' } })
    await miriam.api.readPackage(params(accepted))
    const rows = await scan(stage.cloud, 'main')
    const disclosures = rows
      .filter(({ pk, entity }) => entity === 'Disclosure' && String(pk).includes(accepted.id))
      .map(({ occasion, tiers, memberId, recipientId }) => ({ occasion, tiers, memberId, recipientId }))
    const recipientId = houses.dakar.id
    expect(disclosures).toEqual([
      { occasion: 'opened', tiers: ['T0'], memberId: undefined, recipientId },
      { occasion: 'opened', tiers: ['T1'], memberId: awa.memberId, recipientId },
      { occasion: 'read', tiers: ['T0', 'T1'], memberId: awa.memberId, recipientId },
      { occasion: 'read', tiers: ['T1'], memberId: chief.memberId, recipientId },
    ])
  })

  test('is not shown when the disclosure cannot be written down', async () => {
    const accepted = await referralIn(houses, 'accepted')
    stage.cloud.interfere((call) =>
      call.operation === 'TransactWriteItems'
        ? { fail: { code: 'InternalServerError', status: 500 } }
        : undefined,
    )
    const refused = await refusalOf(awa.api.readPackage(params(accepted)))
    const offer = await awa.api.readPackage({ ...params(accepted), query: { tier: 'T0' } })
    stage.cloud.interfere(undefined)
    expect(refused).toMatchObject({ status: 503, code: 'unavailable' })
    expect(offer.body.parts.map(({ tier }) => tier)).toEqual(['T0'])
  })
})

describe('the two boxes', () => {
  test('hold what went out and what came in, by state, and a draft only at its sender', async () => {
    const draft = await referralIn(houses, 'draft')
    const offered = await referralIn(houses, 'offered')
    const list = async (person: typeof miriam, box: 'inbox' | 'outbox', state: 'draft' | 'offered') =>
      (await person.api.listReferrals({ query: { box, state, limit: 100 } })).body.items
    const ids = async (...where: Parameters<typeof list>) => (await list(...where)).map(({ id }) => id)
    expect(await ids(lead, 'outbox', 'draft')).toContain(draft.id)
    expect(await ids(lead, 'outbox', 'offered')).toContain(offered.id)
    expect(await ids(chief, 'inbox', 'draft')).toEqual([])
    expect(await ids(chief, 'inbox', 'offered')).toContain(offered.id)
    expect(await ids(chief, 'outbox', 'offered')).toEqual([])
    const line = (await list(awa, 'inbox', 'offered')).find(({ id }) => id === offered.id)
    expect(line).toMatchObject({ kind: 'handover', side: 'receiver', pseudonym: offered.pseudonym })
    expect(line).not.toHaveProperty('request')
  })

  test('show a coach the own ones, and every offer that nobody has taken on', async () => {
    const offered = await referralIn(houses, 'offered')
    const accepted = await referralIn(houses, 'accepted')
    const another = await stage.join(houses.admins.dakar, ['coach'])
    const inbox = async (person: typeof awa) => {
      const { body } = await person.api.listReferrals({ query: { box: 'inbox', limit: 100 } })
      return body.items.map(({ id }) => id)
    }
    expect(await inbox(awa)).toEqual(expect.arrayContaining([offered.id, accepted.id]))
    expect(await inbox(another)).toContain(offered.id)
    expect(await inbox(another)).not.toContain(accepted.id)
    const { body } = await jonas.api.listReferrals({ query: { box: 'outbox' } })
    expect(body.items).toEqual([])
  })

  test('come page by page, each line once', async () => {
    const { body: all } = await lead.api.listReferrals({ query: { box: 'outbox', limit: 100 } })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const { body } = await lead.api.listReferrals({
        query: { box: 'outbox', limit: 3, ...(cursor && { cursor }) },
      })
      seen.push(...body.items.map(({ id }) => id))
      cursor = body.next
    } while (cursor !== undefined)
    expect(seen).toEqual(all.items.map(({ id }) => id))
    expect(new Set(seen).size).toBe(seen.length)
  })
})

describe('the timeline', () => {
  test('tells both sides the same from the offer on; what was before is the sender’s', async () => {
    const active = await referralIn(houses, 'active')
    const { body: sent } = await miriam.api.readTimeline(params(active))
    const { body: received } = await awa.api.readTimeline(params(active))
    expect(sent.items.map(({ command }) => command)).toEqual([
      'create',
      'request-consent',
      'give-consent',
      'accept',
      'record-departure',
      'confirm-first-contact',
    ])
    expect(received.items).toEqual(sent.items.slice(2))
    expect(sent.items[1]?.detail).toEqual({
      tiers: ['T0', 'T1', 'T2', 'T3'],
      language: 'fr',
      interpreter: false,
    })
    expect(received.items.at(-1)).toMatchObject({ opened: ['T3'], detail: { way: 'in_person' } })
  })
})

test('a command that is sent twice counts once, and answers the same', async () => {
  const offered = await referralIn(houses, 'offered')
  const idempotencyKey = 'accept-it-only-once'
  const accept = () =>
    awa.api.acceptReferral({
      ...way.at(offered),
      body: { deputyId: memberId(ibrahima) },
      idempotencyKey,
    })
  const [first, second] = [await accept(), await accept()]
  expect(second.body).toEqual(first.body)
  expect(second.headers.get('idempotency-replayed')).toBe('true')
  const { body } = await awa.api.listReferrals({ query: { participantId: first.body.participantId } })
  expect(body.items).toHaveLength(1)
})
