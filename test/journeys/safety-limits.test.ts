import type { Highest } from '@passerelle/domain/tenancy'
import { describe, expect, test } from 'vitest'
import { memberId } from '../support/casework.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'
import { journey, preparedCase, referralIn, type SeenReferral, twoHouses } from '../support/exchange.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()

const params = ({ id }: Pick<SeenReferral, 'id'>) => ({ params: { referralId: id } })
const tiersOf = (answer: { body: { parts: readonly { tier: string }[] } }) =>
  answer.body.parts.map(({ tier }) => tier)

/** Two houses and what their limits are, in the words of the people who set them. */
async function newHouses() {
  const houses = await twoHouses(stage)
  const { lead, admins } = houses
  const version = async () => (await lead.api.listSafetyLimits()).body.version
  const ask = async (by: Person, scope: string, highest: Highest) =>
    (
      await by.api.setSafetyLimit({
        params: { scope },
        ifMatch: await version(),
        body: { highest, reason: 'security_situation' },
      })
    ).body
  const confirm = async (by: Person, scope: string) =>
    (await by.api.confirmSafetyLimit({ params: { scope }, ifMatch: await version() })).body
  const reject = async (by: Person, scope: string) =>
    (await by.api.rejectSafetyLimit({ params: { scope }, ifMatch: await version() })).body
  const agreed = async (scope: string, highest: Highest) => {
    await ask(lead, scope, highest)
    return confirm(admins.bfz, scope)
  }
  return { ...houses, way: journey(houses), version, ask, confirm, reject, agreed }
}

const house = await newHouses()

describe('a limit that is lowered', () => {
  test('cuts a pending offer with the next request, on the word of one, and two make it last', async () => {
    const { lead, admins, awa, chief, miriam, ask, confirm, reject, way } = house
    const departed = await referralIn(house, 'departed')
    expect(tiersOf(await awa.api.readPackage(params(departed)))).toEqual(['T0', 'T1', 'T2'])

    expect(await ask(lead, 'SN', 'T1')).toMatchObject({
      items: [{ scope: 'SN', agreed: 'T3', holds: 'T1', proposal: { by: memberId(lead), highest: 'T1' } }],
    })
    expect(
      await refusalOf(awa.api.readPackage({ ...params(departed), query: { tier: 'T2' } })),
    ).toMatchObject({
      status: 422,
      code: 'safety_limit',
      scope: 'SN',
      highest: 'T1',
      detail: expect.stringContaining('T1'),
    })
    expect(tiersOf(await awa.api.readPackage(params(departed)))).toEqual(['T0', 'T1'])
    const { body: seen } = await chief.api.readReferral(params(departed))
    expect(seen).toMatchObject({ openTiers: ['T0', 'T1'], limit: { scope: 'SN', highest: 'T1' } })

    expect(await refusalOf(confirm(lead, 'SN'))).toMatchObject({ status: 422, code: 'two_persons_required' })
    expect(await refusalOf(reject(lead, 'SN'))).toMatchObject({ code: 'two_persons_required' })
    expect(await confirm(admins.bfz, 'SN')).toMatchObject({
      items: [{ scope: 'SN', agreed: 'T1', holds: 'T1', reason: 'security_situation' }],
    })

    // Work under way goes on, with the facts that may be known.
    const active = await way.met(departed)
    expect(active).toMatchObject({ owner: 'receiver', openTiers: ['T0', 'T1'] })
    expect(tiersOf(await miriam.api.readPackage(params(active)))).toEqual(['T0', 'T1', 'T2', 'T3'])
    expect(tiersOf(await miriam.api.previewPackage(params(active)))).toEqual(['T0', 'T1'])
    const own = { params: { participantId: String(active.participantId) } }
    expect(JSON.stringify((await awa.api.readParticipant(own)).body)).not.toContain('221770000001')
  })

  test('is lifted by two, and what was open before opens again', async () => {
    const { lead, admins, awa, ask, confirm } = house
    await house.agreed('SN', 'T3')
    const departed = await referralIn(house, 'departed')
    await house.agreed('SN', 'none')
    expect(await refusalOf(awa.api.readPackage(params(departed)))).toMatchObject({ highest: 'none' })

    expect(await ask(admins.bfz, 'SN', 'T3')).toMatchObject({ items: [{ holds: 'none' }] })
    expect(await refusalOf(awa.api.readPackage(params(departed)))).toMatchObject({ code: 'safety_limit' })
    expect(await refusalOf(confirm(admins.bfz, 'SN'))).toMatchObject({ code: 'two_persons_required' })
    expect(await confirm(lead, 'SN')).toMatchObject({ items: [] })
    expect(tiersOf(await awa.api.readPackage(params(departed)))).toEqual(['T0', 'T1', 'T2'])
  })
})

describe('while a limit holds', () => {
  test('nothing is prepared, asked or offered that may not cross', async () => {
    const { miriam, dakar, way } = house
    const participant = await preparedCase(house)
    const draft = await way.draft(participant.id)
    const asked = await way.asked(await referralIn(house, 'draft'))
    await house.agreed(dakar.id, 'none')
    const limit = { status: 422, code: 'safety_limit', scope: dakar.id, highest: 'none' }
    expect(await refusalOf(way.draft(participant.id))).toMatchObject(limit)
    expect(await refusalOf(way.asked(draft))).toMatchObject(limit)
    expect(await refusalOf(way.offered(asked))).toMatchObject(limit)
    expect(await refusalOf(miriam.api.previewPackage(params(asked)))).toMatchObject({ status: 409 })

    await house.agreed(dakar.id, 'T0')
    expect(await refusalOf(way.asked(draft))).toMatchObject({ ...limit, highest: 'T0' })
    const offered = await way.offered(await way.asked(draft, ['T0']), ['T0'])
    expect(offered).toMatchObject({ state: 'offered', openTiers: ['T0'] })
    await house.agreed(dakar.id, 'T3')
  })

  test('keys stay with the sender, and go with a consent that is renewed once it is lifted', async () => {
    const { miriam, dakar, awa, jonas, way } = house
    const asked = await referralIn(house, 'awaiting_consent')
    await house.agreed(dakar.id, 'T0')
    const offered = await way.offered(asked)
    expect(await keysOf(offered)).toEqual([
      'HELD COURSE',
      'HELD T1',
      'HELD T2',
      'HELD T3',
      'KEYS COURSE',
      'KEYS T0',
    ])
    expect(await refusalOf(way.accepted(offered))).toMatchObject({ code: 'safety_limit', highest: 'T0' })

    await house.agreed(dakar.id, 'T3')
    expect(await refusalOf(way.accepted(offered))).toMatchObject({ status: 409, what: 'package_held_back' })
    const { body: renewed } = await miriam.api.renewConsent({
      ...way.at(offered),
      body: {
        tiers: ['T0', 'T1', 'T2', 'T3'],
        packageVersion: offered.packageVersion,
        language: 'fr',
        witnessId: memberId(jonas),
      },
    })
    expect(await keysOf(renewed)).toEqual([
      'HELD COURSE',
      'HELD T2',
      'HELD T3',
      'KEYS COURSE',
      'KEYS T0',
      'KEYS T1',
    ])
    const accepted = await way.accepted(renewed)
    expect(tiersOf(await awa.api.readPackage(params(accepted)))).toEqual(['T0', 'T1'])
  })

  test('a corridor that is made anew, by either side, is under it from the beginning', async () => {
    const fresh = await newHouses()
    const { admins, bfz, dakar, corridorId, awa } = fresh
    const departed = await referralIn(fresh, 'departed')
    await fresh.agreed('SN', 'T0')
    const corridor = { params: { corridorId } }
    const { body: before } = await admins.dakar.api.readCorridor(corridor)
    expect(before.limits).toEqual([{ scope: 'SN', highest: 'T0' }])
    await admins.dakar.api.endCorridor({ ...corridor, ifMatch: before.version })
    const { body: repeated } = await admins.dakar.api.proposeCorridor({
      body: {
        counterpart: bfz.id,
        direction: 'incoming',
        kinds: ['handover'],
        highestTier: 'T3',
        purposes: ['reintegration_support'],
        transferBasis: 'scc_46_2_c',
        validity: { from: '2020-01-01', to: '2099-12-31' },
      },
    })
    expect(tiersOf(await awa.api.readPackage(params(departed)))).toEqual(['T0'])
    await fresh.agreed(dakar.id, 'none')
    const { body: signed } = await admins.bfz.api.signCorridor({
      params: { corridorId: repeated.id },
      ifMatch: 2,
    })
    expect(signed.state).toBe('active')
    expect((await admins.bfz.api.readCorridor({ params: { corridorId: repeated.id } })).body.limits).toEqual([
      { scope: 'SN', highest: 'T0' },
      { scope: dakar.id, highest: 'none' },
    ])
  })
})

test('a yes and a limit that meet: either the yes came first and is cut, or it is refused', async () => {
  const { dakar, awa, way } = house
  const outcomes = new Set<string>()
  for (let round = 0; round < 6; round += 1) {
    const offered = await referralIn(house, 'offered')
    const [yes, limited] = await Promise.allSettled([
      way.accepted(offered),
      house.ask(house.lead, dakar.id, 'T0'),
    ])
    expect(limited.status).toBe('fulfilled')
    outcomes.add(yes.status)
    if (yes.status === 'rejected') {
      expect(['contended', 'safety_limit']).toContain((await refusalOf(Promise.reject(yes.reason))).code)
    } else {
      expect(tiersOf(await awa.api.readPackage(params(yes.value)))).toEqual(['T0'])
    }
    await house.reject(house.admins.bfz, dakar.id)
  }
  expect(outcomes.size).toBeGreaterThan(0)
})

describe('who may', () => {
  test('a coach reads the limits and sets none; another organisation knows of none', async () => {
    const { miriam, awa, chief, lead, bfz, dakar, version } = house
    const body = { highest: 'T0', reason: 'security_situation' } as const
    const ifMatch = await version()
    expect((await miriam.api.listSafetyLimits()).body.version).toBe(ifMatch)
    expect(
      await refusalOf(miriam.api.setSafetyLimit({ params: { scope: 'SN' }, ifMatch, body })),
    ).toMatchObject({
      status: 403,
    })
    expect((await chief.api.listSafetyLimits()).body).toEqual({ items: [], version: 1 })
    // Dakar sends nothing to the first house, and so has nothing to limit there.
    const there = { params: { scope: bfz.id }, ifMatch: 1, body }
    expect(await refusalOf(chief.api.setSafetyLimit(there))).toMatchObject({ status: 404 })
    expect(await refusalOf(awa.api.setSafetyLimit(there))).toMatchObject({ status: 403 })
    const unknown = { status: 400, errors: [{ path: 'path.scope', code: 'unknown_limit_scope' }] }
    for (const [scope, refused] of [
      ['ZZ', unknown],
      ['sn', unknown],
      [lead.memberId, { status: 404 }],
      ['0123456789ABCDEFGHJKMNPQRS', { status: 404 }],
    ] as const) {
      const call = lead.api.setSafetyLimit({ params: { scope }, ifMatch, body })
      expect(await refusalOf(call), scope).toMatchObject(refused)
    }
    const limits = { params: { scope: dakar.id }, ifMatch: ifMatch + 7, body }
    expect(await refusalOf(lead.api.setSafetyLimit(limits))).toMatchObject({ status: 412, current: ifMatch })
  })

  test('each word stands in the journal, without what was said', async () => {
    const rows = (await scan(stage.cloud, 'main')).filter(
      ({ entity, aggregateId }) => entity === 'JournalEntry' && aggregateId === house.bfz.id,
    )
    const actions = new Set(
      rows.filter(({ aggregate }) => aggregate === 'SafetyLimits').map(({ action }) => action),
    )
    expect(actions).toEqual(new Set(['setSafetyLimit', 'confirmSafetyLimit', 'rejectSafetyLimit']))
    expect(JSON.stringify(rows)).not.toContain('security_situation')
  })
})

/** Where the keys of the package and of the course are. */
async function keysOf({ id }: Pick<SeenReferral, 'id'>): Promise<string[]> {
  const rows = await scan(stage.cloud, 'keys')
  return rows
    .filter(({ pk }) => String(pk).includes(id))
    .map(({ pk, sk }) => `${String(pk).split('#').at(-1)} ${String(sk).split('#').at(-1)}`)
    .toSorted()
}
