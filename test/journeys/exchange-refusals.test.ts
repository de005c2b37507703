import { transitions } from '@passerelle/domain/exchange'
import type { MemberId, ParticipantId, ReferralId, TenantId } from '@passerelle/domain/kernel'
import { type Tier, tiers } from '@passerelle/domain/sharing'
import { dataKeyKeys, exchangeKeys } from '@passerelle/table/testing'
import { afterAll, describe, expect, test } from 'vitest'
import { memberId, takeIn } from '../support/casework.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'
import {
  fatou,
  inDays,
  journey,
  preparedCase,
  referralIn,
  type SeenReferral,
  today,
  twoHouses,
} from '../support/exchange.ts'
import { commandsOf, reads } from '../support/exchange-calls.ts'
import { rawTable } from '../support/raw-access.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { bfz, dakar, miriam, jonas, lead, awa, ibrahima, chief, lea, admins } = houses
const way = journey(houses)
const commands = commandsOf(houses)

const states = [
  'draft',
  'awaiting_consent',
  'offered',
  'accepted',
  'departed',
  'active',
  'completed',
] as const
const params = ({ id }: Pick<SeenReferral, 'id'>) => ({ params: { referralId: id } })

/** Operations that only a coordinator may call at all. */
const forLeads = (name: string) =>
  !transitions.some(({ command, by }) => command === name && by.some(({ roles }) => roles?.includes('coach')))

const callsOf = (person: Person) =>
  Object.entries(commands).flatMap(([name, call]) => (person === chief || !forLeads(name) ? [call] : []))

let refusals = 0
afterAll(() => console.info(`${refusals} refusals of the exchange`))

async function refused(call: Promise<unknown>) {
  const problem = await refusalOf(call)
  refusals += 1
  return problem
}

/** Which keys of a referral's package are still there, wherever they are. */
async function keysOf({ id }: Pick<SeenReferral, 'id'>): Promise<string[]> {
  const rows = await scan(stage.cloud, 'keys')
  return rows
    .filter(({ pk }) => String(pk).includes(id))
    .map(({ pk, sk }) => `${String(pk).split('#').at(-1)} ${String(sk).split('#').at(-1)}`)
    .sort()
}

const threadAlone = ['HELD COURSE']

describe('who is no party', () => {
  test.each(states)('gets the same 404 from every route while a handover is %s', async (state) => {
    const referral = await referralIn(houses, state)
    for (const call of [...Object.values(reads), ...Object.values(commands)]) {
      expect(await refused(call(lea.api, referral))).toMatchObject({ status: 404, code: 'not_found' })
    }
    const unknown = { id: lea.memberId, version: 1 }
    for (const call of [...Object.values(reads), ...Object.values(commands)]) {
      expect(await refused(call(lea.api, unknown))).toMatchObject({ status: 404, code: 'not_found' })
    }
  })

  test('is denied by the policies alone, whatever it asks the engine', async () => {
    const { id } = await referralIn(houses, 'active')
    const { store, keyring } = await rawTable(stage, lea)
    const address = { from: bfz.id, to: dakar.id, id }
    const denied = { name: 'AccessDeniedException' }
    await expect(store.get(exchangeKeys.referral(address))).rejects.toMatchObject(denied)
    await expect(store.query({ pk: exchangeKeys.referral(address).pk })).rejects.toMatchObject(denied)
    await expect(store.get(dataKeyKeys.openTier(address, 1, 'T0'), 'keys')).rejects.toMatchObject(denied)
    await expect(store.get(dataKeyKeys.corridorKek(address), 'keys')).rejects.toMatchObject(denied)
    const place = { part: 0, since: '', referral: '' as ReferralId }
    const box = { pk: exchangeKeys.inbox(dakar.id, place).pk, index: 'gsi1' } as const
    await expect(store.query(box)).rejects.toMatchObject(denied)
    await expect(keyring.referrals.read(address, [{ edition: 1, compartment: 'T2' }])).rejects.toMatchObject(
      denied,
    )
  })
})

describe('the receiver', () => {
  test.each(['draft', 'awaiting_consent'] as const)('does not know of one that is %s', async (state) => {
    const referral = await referralIn(houses, state)
    for (const person of [awa, chief]) {
      for (const call of [...Object.values(reads), ...callsOf(person)]) {
        expect(await refused(call(person.api, referral))).toMatchObject({ status: 404, code: 'not_found' })
      }
    }
    const { body } = await chief.api.listReferrals({ query: { box: 'inbox', limit: 100 } })
    expect(body.items.map(({ id }) => id)).not.toContain(referral.id)
  })

  test('cannot find one that is not offered yet with credentials of its own role either', async () => {
    const { id } = await referralIn(houses, 'awaiting_consent')
    const { store } = await rawTable(stage, chief)
    const { pk, sk } = exchangeKeys.doorOf(dakar.id, id)
    expect((await store.query({ pk, beginsWith: sk, index: 'gsi1' })).items).toEqual([])
  })

  test('cannot open who it is before departure, even with credentials of its own role', async () => {
    const accepted = await referralIn(houses, 'accepted')
    const { store, keyring } = await rawTable(stage, awa)
    const address = { from: bfz.id, to: dakar.id, id: accepted.id }
    const open = async () => {
      const tiers: Tier[] = ['T0', 'T1', 'T2', 'T3']
      const slots = tiers.map((compartment) => ({ edition: 1, compartment }))
      return [...(await keyring.referrals.read(address, slots)).keys.keys()]
    }
    expect(await open()).toEqual(['T0', 'T1'])
    for (const tier of ['T2', 'T3'] as const) {
      const held = dataKeyKeys.heldTier(address, 1, tier)
      const denied = { name: 'AccessDeniedException' }
      await expect(store.get(held, 'keys')).rejects.toMatchObject(denied)
      await expect(store.query({ pk: held.pk }, 'keys')).rejects.toMatchObject(denied)
      expect(await store.get(dataKeyKeys.openTier(address, 1, tier), 'keys')).toBeUndefined()
    }
    expect(await keysOf(accepted)).toEqual([
      'HELD COURSE',
      'HELD T2',
      'HELD T3',
      'KEYS COURSE',
      'KEYS T0',
      'KEYS T1',
    ])
    await way.departed(accepted)
    expect(await open()).toEqual(['T0', 'T1', 'T2', 'T3'])
  })

  test('reads no tier before it opens', async () => {
    const offered = await referralIn(houses, 'offered')
    for (const tier of ['T1', 'T2', 'T3'] as const) {
      expect(await refused(awa.api.readPackage({ ...params(offered), query: { tier } }))).toMatchObject({
        status: 409,
        code: 'package_closed',
      })
    }
    const { body } = await awa.api.readPackage(params(offered))
    expect(body.parts.map(({ tier }) => tier)).toEqual(['T0'])
    expect(await refused(awa.api.previewPackage(params(offered)))).toMatchObject({ status: 403 })
  })
})

describe('a command', () => {
  test('at a version that is over is refused, and changes nothing', async () => {
    const referral = await referralIn(houses, 'offered')
    const problem = await refused(commands.accept(awa.api, { ...referral, version: 2 }))
    expect(problem).toMatchObject({ status: 412, code: 'stale_version', current: 3 })
    expect((await awa.api.readReferral(params(referral))).body.version).toBe(3)
  })
})

describe('who may', () => {
  test('of an organisation’s own people is whoever answers for it, stands in or coordinates', async () => {
    const accepted = await referralIn(houses, 'accepted')
    const another = await stage.join(admins.dakar, ['coach'])
    for (const [person, status] of [
      [jonas, 404],
      [another, 404],
      [admins.bfz, 403],
      [admins.dakar, 403],
      [await stage.join(admins.bfz, ['counsellor', 'instructor', 'auditor']), 403],
    ] as const) {
      for (const call of Object.values(reads)) {
        expect(await refused(call(person.api, accepted))).toMatchObject({ status })
      }
    }
    expect((await lead.api.readReferral(params(accepted))).status).toBe(200)
    expect((await ibrahima.api.readReferral(params(accepted))).status).toBe(200)
    expect((await chief.api.readReferral(params(accepted))).status).toBe(200)
  })
})

describe('a consent', () => {
  const giving = (referral: SeenReferral, change: object) =>
    miriam.api.giveConsent({
      ...way.at(referral),
      body: {
        tiers: ['T0', 'T1'],
        packageVersion: 1,
        language: 'fr',
        witnessId: memberId(jonas),
        ...change,
      },
    })

  test('is about the package that was shown, with the offer in it and nothing that it lacks', async () => {
    const draft = await way.draft((await preparedCase(houses)).id, 'referral')
    const asked = await way.asked(draft, ['T0', 'T1'])
    const field = async (change: object) => (await refused(giving(asked, change))).errors?.[0]
    expect(await field({ packageVersion: 2 })).toMatchObject({
      path: 'body.packageVersion',
      code: 'superseded',
    })
    expect(await field({ tiers: ['T1'] })).toMatchObject({ path: 'body.tiers', code: 'offer_tier_required' })
    expect(await field({ tiers: ['T0', 'T2'] })).toMatchObject({ path: 'body.tiers', code: 'not_in_package' })
    expect(await field({ expiresOn: today() })).toMatchObject({ code: 'not_in_the_future' })
    expect(await field({ expiresOn: inDays(1000) })).toMatchObject({ code: 'too_late' })
  })

  test('is asked for all that the way to its end needs, and for no part that would be empty', async () => {
    const { id } = await preparedCase(houses)
    const { id: bare } = await takeIn(miriam.api, fatou())
    const handover = await way.draft(id)
    const referral = await way.draft(id, 'referral')
    const unprepared = await way.draft(bare)
    const errorsOf = async (draft: SeenReferral, body: object) => {
      const asking = miriam.api.requestConsent({
        ...way.at(draft),
        body: { tiers: ['T0'], language: 'fr', ...body },
      })
      return (await refused(asking)).errors?.map(({ path, code }) => `${path} ${code}`)
    }
    expect(await errorsOf(referral, {})).toEqual(['body.tiers leads_nowhere'])
    expect(await errorsOf(referral, { tiers: ['T0', 'T2'] })).toEqual(['body.tiers leads_nowhere'])
    expect(await errorsOf(handover, { tiers: ['T0', 'T2'] })).toEqual(['body.tiers leads_nowhere'])
    expect(await errorsOf(handover, { tiers: ['T0', 'T1'] })).toEqual(['body.tiers leads_nowhere'])
    const all = { tiers: [...tiers] }
    expect(await errorsOf(handover, all)).toEqual(['body.sensitiveGroups groups_required'])
    expect(await errorsOf(handover, { ...all, sensitiveGroups: ['health', 'psychosocial'] })).toEqual([
      'body.sensitiveGroups[1] nothing_in_group',
    ])
    expect(await errorsOf(handover, { tiers: ['T0', 'T1', 'T2'], sensitiveGroups: ['health'] })).toEqual([
      'body.sensitiveGroups groups_without_tier',
    ])
    expect(await errorsOf(unprepared, { tiers: ['T0', 'T1', 'T2'] })).toEqual([
      'body.tiers[1] nothing_in_tier',
    ])
    const asked = await way.asked(referral, ['T0', 'T1'])
    expect(asked.choices).toMatchObject([
      { tiers: ['T0'], extent: 'offer', text: expect.stringContaining('cannot take the person on') },
      { tiers: ['T0', 'T1'], extent: 'whole' },
    ])
  })

  test('with a gap in it is not taken down, and a narrow one says to both sides how far it leads', async () => {
    const asked = await referralIn(houses, 'awaiting_consent')
    for (const chosen of [
      ['T0', 'T2'],
      ['T0', 'T1', 'T3'],
    ]) {
      expect((await refused(giving(asked, { tiers: chosen }))).errors).toMatchObject([
        { path: 'body.tiers', code: 'opens_only_with' },
      ])
    }
    const nameless = await way.offered(asked, ['T0', 'T1'])
    expect(nameless.consent).toMatchObject({ state: 'given', extent: 'acceptance' })
    expect((await awa.api.readReferral(params(nameless))).body.consent).toMatchObject({
      tiers: ['T0', 'T1'],
      extent: 'acceptance',
    })
  })

  test('needs a second member of staff, who works there', async () => {
    const asked = await referralIn(houses, 'awaiting_consent')
    expect(await refused(giving(asked, { witnessId: memberId(miriam) }))).toMatchObject({
      status: 422,
      code: 'two_persons_required',
    })
    const gone = await stage.join(admins.bfz, ['coach'])
    const { version } = await admins.bfz.api.readMember({ params: { memberId: gone.memberId } })
    await admins.bfz.api.removeMember({ params: { memberId: gone.memberId }, ifMatch: version ?? 0 })
    for (const witness of [awa, gone]) {
      const problem = await refused(giving(asked, { witnessId: memberId(witness) }))
      expect(problem).toMatchObject({
        status: 400,
        errors: [{ path: 'body.witnessId', code: 'unknown_reference' }],
      })
    }
    expect((await miriam.api.readReferral(params(asked))).body.state).toBe('awaiting_consent')
  })

  test('that does not cover a tier keeps the step that would open it from happening', async () => {
    const offerOnly = await way.offered(await referralIn(houses, 'awaiting_consent'), ['T0'])
    expect(await refused(way.accepted(offerOnly))).toMatchObject({
      status: 422,
      code: 'consent_missing',
      tiers: ['T1'],
    })
    const nameless = await way.offered(await referralIn(houses, 'awaiting_consent'), ['T0', 'T1'])
    expect(await refused(way.departed(await way.accepted(nameless)))).toMatchObject({
      status: 422,
      code: 'consent_missing',
      tiers: ['T2'],
    })
  })

  test('that is refused ends it, and destroys the package', async () => {
    const asked = await referralIn(houses, 'awaiting_consent')
    const { body } = await miriam.api.refuseConsent({ ...way.at(asked), body: {} })
    expect(body).toMatchObject({
      state: 'withdrawn',
      owner: 'sender',
      allowed: ['revoke-consent'],
    })
    expect(await keysOf(asked)).toEqual(threadAlone)
    expect(await refused(miriam.api.previewPackage(params(asked)))).toMatchObject({ code: 'package_closed' })
    expect(await refused(awa.api.readReferral(params(asked)))).toMatchObject({ status: 404 })
  })
})

describe('what ends without a result', () => {
  test('declined: nobody opens the package any more; the receiver keeps a tombstone', async () => {
    const offered = await referralIn(houses, 'offered')
    const body = { reason: 'other' as const, declinedBy: 'provider' as const }
    expect(await refused(awa.api.declineReferral({ ...way.at(offered), body }))).toMatchObject({
      status: 400,
      errors: [{ path: 'body.comment', code: 'comment_required' }],
    })
    const { body: declined } = await awa.api.declineReferral({
      ...way.at(offered),
      body: { ...body, comment: 'The house is being rebuilt.' },
    })
    expect(declined).toMatchObject({ state: 'declined', owner: 'sender', openTiers: [] })
    expect(declined).not.toHaveProperty('pseudonym')
    expect(declined).not.toHaveProperty('urgency')
    expect(await keysOf(offered)).toEqual(threadAlone)
    for (const person of [awa, miriam]) {
      expect(await refused(person.api.readPackage(params(offered)))).toMatchObject({
        status: 409,
        code: 'package_closed',
        state: 'declined',
      })
    }
    const { body: sent } = await miriam.api.readTimeline(params(offered))
    expect(sent.items.at(-1)).toMatchObject({
      reason: 'other',
      detail: { comment: 'The house is being rebuilt.' },
    })
    const { body: received } = await awa.api.readTimeline(params(offered))
    expect(received.items.at(-1)).toMatchObject({ reason: 'other' })
    expect(received.items.at(-1)).not.toHaveProperty('detail')
  })

  test.each(['draft', 'awaiting_consent', 'offered', 'accepted', 'departed'] as const)(
    'withdrawn while it is %s: the keys are gone from the table and the package opens for nobody',
    async (state) => {
      const referral = await referralIn(houses, state)
      const { body } = await miriam.api.withdrawReferral({
        ...way.at(referral),
        body: { reason: 'did_not_depart' },
      })
      expect(body).toMatchObject({ state: 'withdrawn', owner: 'sender', openTiers: [] })
      expect(await keysOf(referral)).toEqual(threadAlone)
      expect(await refused(miriam.api.readPackage(params(referral)))).toMatchObject({ status: 409 })
      const isKnown = state !== 'draft' && state !== 'awaiting_consent'
      expect(await refused(awa.api.readPackage(params(referral)))).toMatchObject({
        status: isKnown ? 409 : 404,
      })
    },
  )
})

describe('a person who takes everything back', () => {
  const ends = [
    ['awaiting_consent', 'consent_revoked', 'sender', false],
    ['offered', 'consent_revoked', 'sender', false],
    ['accepted', 'consent_revoked', 'sender', true],
    ['departed', 'consent_revoked', 'sender', true],
    ['active', 'consent_revoked', 'receiver', true],
    ['completed', 'completed', 'receiver', true],
  ] as const

  test.each(ends)(
    'while it is %s: %s, and the %s is responsible',
    async (state, after, owner, mustAnswer) => {
      const referral = await referralIn(houses, state)
      const { body } = await miriam.api.revokeConsent({ ...way.at(referral), body: { way: 'phone' } })
      expect(body).toMatchObject({ state: after, owner, openTiers: [] })
      expect(body.deadlines.map(({ policy }) => policy)).toEqual(mustAnswer ? ['erasure_answer'] : [])
      expect(body.erasure).toBe(mustAnswer ? 'asked' : undefined)
      expect(await keysOf(referral)).toEqual(threadAlone)
      if (state !== 'awaiting_consent') expect(body.consent).toMatchObject({ state: 'revoked', tiers: [] })
      for (const person of [awa, miriam]) {
        const status = person === awa && state === 'awaiting_consent' ? 404 : 409
        expect(await refused(person.api.readPackage(params(referral)))).toMatchObject({ status })
      }
    },
  )

  test('can tell the receiver, who writes it down and can do so although it opens nothing any more', async () => {
    const accepted = await referralIn(houses, 'accepted')
    const { body } = await awa.api.revokeConsent({ ...way.at(accepted), body: { way: 'in_person' } })
    expect(body).toMatchObject({ state: 'consent_revoked', owner: 'sender' })
    expect(await keysOf(accepted)).toEqual(threadAlone)

    const { body: declined } = await commands.decline(awa.api, await referralIn(houses, 'offered'))
    const repeated = await awa.api.revokeConsent({ ...way.at(declined), body: { way: 'letter' } })
    expect(repeated.body.state).toBe('declined')
    const { body: told } = await miriam.api.readTimeline(params(declined))
    expect(told.items.at(-1)).toMatchObject({ command: 'revoke-consent', detail: { way: 'letter' } })
  })

  test('or one tier of it: that tier is closed for good, and all else goes on', async () => {
    const accepted = await referralIn(houses, 'accepted')
    const { body } = await miriam.api.revokeConsent({
      ...way.at(accepted),
      body: { tiers: ['T3'], way: 'in_person' },
    })
    expect(body).toMatchObject({ state: 'accepted', consent: { state: 'given', tiers: ['T0', 'T1', 'T2'] } })
    expect(await keysOf(accepted)).not.toContain('HELD T3')
    const met = await way.met(await way.departed(body))
    expect(met.openTiers).toEqual(['T0', 'T1', 'T2'])
    const own = await awa.api.readParticipant({ params: { participantId: met.participantId ?? '' } })
    expect(own.body.supportNeeds).toBeUndefined()
  })
})

describe('the corridor', () => {
  const suspend = (version: number) =>
    admins.bfz.api.suspendCorridor({ params: { corridorId: houses.corridorId }, ifMatch: version })
  const resume = (version: number) =>
    admins.bfz.api.signCorridor({ params: { corridorId: houses.corridorId }, ifMatch: version })
  const version = async () =>
    (await admins.bfz.api.readCorridor({ params: { corridorId: houses.corridorId } })).body.version

  test('that is suspended lets nothing new cross, and lets everybody take back', async () => {
    const offered = await referralIn(houses, 'offered')
    const draft = await referralIn(houses, 'draft')
    const departed = await referralIn(houses, 'departed')
    await suspend(await version())
    const closed = { status: 409, code: 'corridor_not_active', state: 'suspended' }
    expect(await refused(way.accepted(offered))).toMatchObject(closed)
    expect(await refused(way.asked(draft))).toMatchObject(closed)
    expect(await refused(way.met(departed))).toMatchObject(closed)
    expect(await refused(way.draft((await preparedCase(houses)).id))).toMatchObject(closed)
    const { body } = await miriam.api.withdrawReferral({
      ...way.at(offered),
      body: { reason: 'wrong_recipient' },
    })
    expect(body.state).toBe('withdrawn')
    await resume(await version())
    expect((await way.met(departed)).owner).toBe('receiver')
  })

  test('that is suspended in the very moment of a step refuses it in its transaction', async () => {
    const offered = await referralIn(houses, 'offered')
    let suspended: Promise<unknown> | undefined
    const now = await version()
    stage.cloud.interfere(async ({ operation, principal }) => {
      const isHers = principal?.kind === 'role' && principal.sessionName === awa.memberId
      if (!isHers || operation !== 'TransactWriteItems' || suspended !== undefined) return undefined
      suspended = suspend(now)
      await suspended
      return undefined
    })
    const problem = await refused(way.accepted(offered))
    stage.cloud.interfere(undefined)
    expect(problem).toMatchObject({ status: 409, code: 'corridor_not_active', state: 'suspended' })
    expect((await awa.api.readReferral(params(offered))).body).toMatchObject({ state: 'offered', version: 3 })
    await resume(await version())
  })

  test('carries what both signed, and no kind or tier beyond it', async () => {
    const narrow = await twoHouses(stage, { highestTier: 'T1', kinds: ['referral'] })
    const theirs = journey(narrow)
    const { id } = await preparedCase(narrow)
    expect(await refused(theirs.draft(id, 'handover'))).toMatchObject({
      status: 422,
      code: 'corridor_forbids',
      what: 'kind',
      allowed: ['referral'],
    })
    const draft = await theirs.draft(id, 'referral')
    expect(await refused(theirs.asked(draft))).toMatchObject({
      status: 422,
      code: 'corridor_forbids',
      what: 'tier',
      allowed: ['T0', 'T1'],
    })
  })
})

describe('a new referral', () => {
  const creating = (
    change: { participantId: ParticipantId; to?: TenantId; deputyId?: MemberId },
    person = miriam,
  ) => person.api.createReferral({ body: { to: dakar.id, kind: 'handover', needs: ['advice'], ...change } })

  test('is of a case of one’s own, to an organisation with which there is a corridor', async () => {
    const { id: participantId } = await preparedCase(houses)
    const unknown = {
      status: 400,
      errors: [{ path: 'body.participantId', code: 'unknown_reference' }],
    }
    expect(await refused(creating({ participantId }, jonas))).toMatchObject(unknown)
    const { id: foreign } = await takeIn(awa.api)
    expect(await refused(creating({ participantId: foreign }))).toMatchObject(unknown)
    const missing = { status: 409, code: 'corridor_missing' }
    expect(await refused(creating({ participantId, to: bfz.id }))).toMatchObject(missing)
    const nobody = await takeIn(lea.api)
    expect(await refused(creating({ participantId: nobody.id }, lea))).toMatchObject(missing)
    expect(await refused(creating({ participantId: foreign, to: bfz.id }, awa))).toMatchObject(missing)
  })

  test('has a deputy who is somebody else and works there', async () => {
    const { id: participantId } = await preparedCase(houses)
    expect(await refused(creating({ participantId, deputyId: memberId(miriam) }))).toMatchObject({
      status: 400,
      errors: [{ path: 'body.deputyId', code: 'own_deputy' }],
    })
    expect(await refused(creating({ participantId, deputyId: memberId(awa) }))).toMatchObject({
      status: 400,
      errors: [{ path: 'body.deputyId', code: 'unknown_reference' }],
    })
    const { body } = await creating({ participantId, deputyId: memberId(jonas) })
    expect((await jonas.api.readReferral(params(body))).body.sender.deputyId).toBe(jonas.memberId)
  })

  test('that comes late is warned of', async () => {
    const soon = fatou({ plannedDeparture: { date: inDays(20), certainty: 'booked' } })
    expect((await way.draft((await preparedCase(houses, soon)).id)).warnings).toEqual(['short_notice'])
    const now = fatou({ plannedDeparture: { date: inDays(5), certainty: 'booked' } })
    const draft = await way.draft((await preparedCase(houses, now)).id)
    expect(draft).toMatchObject({ warnings: ['short_notice', 'fast_track'], track: 'fast' })
  })
})

describe('what a step says', () => {
  test('is not of a day that has not come', async () => {
    const accepted = await referralIn(houses, 'accepted')
    const body = { date: inDays(3), proof: 'self_report' as const }
    expect(await refused(miriam.api.recordDeparture({ ...way.at(accepted), body }))).toMatchObject({
      status: 400,
      errors: [{ path: 'body.date', code: 'in_the_future' }],
    })
  })

  test('names two who answer for the person, both of the receiver', async () => {
    const offered = await referralIn(houses, 'offered')
    const accepting = (body: object) =>
      awa.api.acceptReferral({ ...way.at(offered), body: { deputyId: memberId(ibrahima), ...body } })
    expect(await refused(accepting({ deputyId: memberId(awa) }))).toMatchObject({
      status: 400,
      errors: [{ path: 'body.deputyId', code: 'own_deputy' }],
    })
    const theirs = { responsibleId: memberId(ibrahima), deputyId: memberId(ibrahima) }
    expect(await refused(accepting(theirs))).toMatchObject({
      errors: [{ path: 'body.deputyId', code: 'own_deputy' }],
    })
    expect(await refused(accepting({ deputyId: memberId(jonas) }))).toMatchObject({
      status: 400,
      errors: [{ path: 'body.deputyId', code: 'unknown_reference' }],
    })
    expect(await refused(accepting({ responsibleId: memberId(jonas) }))).toMatchObject({
      status: 400,
      errors: [{ path: 'body.responsibleId', code: 'unknown_reference' }],
    })
    const { body } = await awa.api.listParticipants({ query: { limit: 100 } })
    expect(body.items.filter(({ pseudonym }) => pseudonym === offered.pseudonym)).toEqual([])
  })

  test('names no deputy where there is only one adviser, and both sides read that nobody stands in', async () => {
    const offered = await referralIn(houses, 'offered')
    expect(offered).not.toHaveProperty('warnings')
    const { body: alone } = await awa.api.acceptReferral({ ...way.at(offered), body: {} })
    expect(alone).toMatchObject({ receiver: { responsibleId: awa.memberId }, warnings: ['no_deputy'] })
    expect(alone.receiver).not.toHaveProperty('deputyId')
    const read = async (person: Person) => (await person.api.readReferral(params(offered))).body
    for (const person of [miriam, lead, awa, chief])
      expect((await read(person)).warnings).toEqual(['no_deputy'])
    expect(await refused(ibrahima.api.readReferral(params(offered)))).toMatchObject({ status: 404 })

    const ownCase = { participantId: String(alone.participantId) }
    const { body: received } = await chief.api.readParticipant({ params: ownCase })
    await chief.api.editParticipant({
      params: ownCase,
      ifMatch: received.version,
      body: { deputyId: memberId(ibrahima) },
    })
    for (const person of [miriam, ibrahima]) expect(await read(person)).not.toHaveProperty('warnings')
  })
})

describe('the commands that a referral names as possible', () => {
  test('are those of the reader’s role, also where another one was refused', async () => {
    const { body: declined } = await awa.api.declineReferral({
      ...way.at(await referralIn(houses, 'offered')),
      body: { reason: 'no_capacity', declinedBy: 'provider' },
    })
    const allowed = async ({ api }: Person) => (await api.readReferral(params(declined))).body.allowed
    const coordinators = ['reopen', 'reroute', 'revoke-consent', 'void-error']
    expect(await allowed(lead)).toEqual(coordinators)
    expect(await allowed(miriam)).toEqual(['revoke-consent'])
    for (const person of [awa, chief]) expect(await allowed(person)).toEqual(['revoke-consent'])
    const again = { ...way.at(declined), body: { tiers: ['T0'] as const, language: 'fr' } }
    for (const [person, possible] of [
      [lead, coordinators],
      [miriam, ['revoke-consent']],
    ] as const) {
      expect(
        await refused(person.api.requestConsent({ ...again, body: { ...again.body, tiers: ['T0'] } })),
      ).toMatchObject({ code: 'illegal_transition', allowed: expect.arrayContaining([...possible]) })
    }
  })
})
