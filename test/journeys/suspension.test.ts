import { afterEach, describe, expect, test } from 'vitest'
import { clockOf } from '../support/clock.ts'
import { openTestCloud } from '../support/cloud.ts'
import { partition, plant } from '../support/engine.ts'
import {
  inDays,
  journey,
  pathLimits,
  preparedCase,
  referralIn,
  type SeenReferral,
  twoHouses,
} from '../support/exchange.ts'
import { ownLink } from '../support/own-link.ts'
import { refusalOf } from '../support/refusal.ts'

/* An organisation that the platform suspends is offered nothing more, what it owes stands still, and its partners see it. */

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { bfz, dakar, elsewhere, miriam, awa, chief, admins } = houses
const way = journey(houses)
const { sweep, letPass } = clockOf(stage)
const operator = (await stage.operator()).api

const params = ({ id }: Pick<SeenReferral, 'id'>) => ({ params: { referralId: id } })
const read = async (who: typeof miriam, referral: SeenReferral) =>
  (await who.api.readReferral(params(referral))).body

type House = typeof dakar

async function move({ id }: House, command: 'suspendTenant' | 'resumeTenant') {
  const at = { params: { tenantId: id } }
  const { version } = (await operator.readTenant(at)).body
  await operator[command]({ ...at, ifMatch: version })
  stage.cloud.forgetAuthorizations()
}
const suspend = (house: House) => move(house, 'suspendTenant')
const resume = (house: House) => move(house, 'resumeTenant')

/** Lets a suspension have begun some days ago. */
async function begunDaysAgo({ id }: House, days: number) {
  const since = new Date(Date.now() - days * 86_400_000).toISOString()
  for (const row of await partition(stage.cloud, 'main', `D#${id}`)) {
    await plant(stage.cloud, 'main', { ...row, since: { S: since } })
  }
}

afterEach(async () => {
  for (const house of [bfz, dakar]) {
    const { state } = (await operator.readTenant({ params: { tenantId: house.id } })).body
    if (state === 'suspended') await resume(house)
  }
  await sweep()
})

const stateOf = async (house: House) =>
  (await miriam.api.listPartners()).body.items.find(({ id }) => id === house.id)?.state

const closed = { status: 409, code: 'corridor_not_active', state: 'suspended' }

describe('while an organisation is suspended', () => {
  test('its partners see that, in their list and in each referral that waits for it', async () => {
    const referral = await referralIn(houses, 'accepted')
    expect(await stateOf(dakar)).toBe('active')
    await suspend(dakar)
    expect(await stateOf(dakar)).toBe('suspended')
    expect(await stateOf(elsewhere)).toBe('active')
    expect((await read(miriam, referral)).warnings).toEqual(['partner_suspended'])
    await resume(dakar)
    expect(await stateOf(dakar)).toBe('active')
    expect(await read(miriam, referral)).not.toHaveProperty('warnings')
  })

  test('nothing more is offered to it, by whoever it may be', async () => {
    const [asked, byPerson] = [await referralIn(houses, 'awaiting_consent'), await preparedCase(houses)]
    const draft = await way.draft(byPerson.id)
    const own = await way.asked(draft)
    const link = await ownLink(stage, miriam, byPerson)
    await suspend(dakar)
    expect(await refusalOf(way.offered(asked))).toMatchObject(closed)
    expect(await refusalOf(way.draft(byPerson.id, 'referral'))).toMatchObject(closed)
    const yes = {
      tiers: ['T0' as const, 'T1' as const],
      packageVersion: own.packageVersion,
      language: 'fr',
      mayCallBeforeDeparture: false,
      feedback: true,
    }
    const say = () => link.api.giveOwnConsent({ ...way.at(own), body: yes })
    expect(await refusalOf(say())).toMatchObject(closed)
    await resume(dakar)
    expect((await way.offered(asked)).state).toBe('offered')
    expect((await say()).status).toBe(200)
  })

  test('one may still withdraw what waits there', async () => {
    const referral = await referralIn(houses, 'offered')
    await suspend(dakar)
    const body = { reason: 'other_centre_chosen' as const }
    expect((await miriam.api.withdrawReferral({ ...way.at(referral), body })).body.state).toBe('withdrawn')
  })

  test('a limit of it that runs out is put off, and nobody is told of it', async () => {
    const referral = await referralIn(houses, 'offered')
    await suspend(dakar)
    await begunDaysAgo(dakar, 3)
    await letPass(referral, 'acknowledgement', 'decision')
    await sweep()
    const { state, deadlines } = await read(miriam, referral)
    expect(state).toBe('offered')
    const limits = pathLimits({ deadlines })
    expect(limits.map(({ policy }) => policy).sort()).toEqual(['acknowledgement', 'decision'])
    for (const { actedAt, dueAt = '' } of limits) {
      expect(actedAt).toBeUndefined()
      expect(dueAt > new Date().toISOString()).toBe(true)
    }
  })

  test('a limit that was over before is acted upon, and so is one of the other side', async () => {
    const [over, asked] = [await referralIn(houses, 'offered'), await referralIn(houses, 'awaiting_consent')]
    await suspend(dakar)
    await letPass(over, 'acknowledgement')
    await letPass(asked, 'consent_request')
    await sweep()
    const [acknowledgement] = (await read(miriam, over)).deadlines.filter(
      ({ policy }) => policy === 'acknowledgement',
    )
    expect(acknowledgement?.actedAt).toBeDefined()
    expect((await read(miriam, asked)).state).toBe('draft')
  })

  test('a consent runs out all the same, for it protects the person', async () => {
    const referral = await referralIn(houses, 'accepted')
    await suspend(bfz)
    await begunDaysAgo(bfz, 3)
    await letPass(referral, 'consent_expiry')
    await sweep()
    expect((await read(awa, referral)).openTiers).toEqual([])
  })

  test('the receiver of a suspended sender sees it, and the sender’s limit is put off', async () => {
    const offered = await referralIn(houses, 'offered')
    const questions = [{ topic: 'skills' as const, text: 'Which trade?' }]
    const asked = (await awa.api.askQuestions({ ...way.at(offered), body: { questions } })).body
    await suspend(bfz)
    await begunDaysAgo(bfz, 3)
    await letPass(asked, 'answer_reminder', 'answer')
    await sweep()
    const seen = await read(chief, asked)
    expect(seen).toMatchObject({ state: 'needs_info', warnings: ['partner_suspended'] })
    expect(pathLimits(seen).every(({ actedAt }) => actedAt === undefined)).toBe(true)
  })
})

describe('an organisation that works again', () => {
  test('has the days that were left when it was suspended', async () => {
    const referral = await referralIn(houses, 'offered')
    const dueIn = async () =>
      (await read(miriam, referral)).deadlines.find(({ policy }) => policy === 'decision')
    const before = await dueIn()
    await suspend(dakar)
    await begunDaysAgo(dakar, 40)
    await resume(dakar)
    await sweep()
    const after = await dueIn()
    // Counted from today, by the days of the whole limit: it began after the suspension did.
    expect(after?.counted).toMatchObject({ from: inDays(0), days: before?.counted?.days })
    await sweep()
    expect(await dueIn()).toEqual(after)
  })
})

describe('an organisation that does not exist', () => {
  const unknown = '01JAPAZ0000000000000000000'
  const terms = {
    direction: 'outgoing' as const,
    kinds: ['handover' as const],
    highestTier: 'T1' as const,
    purposes: ['reintegration_support' as const],
    transferBasis: 'scc_46_2_c' as const,
    validity: { from: '2026-01-01', to: '2099-12-31' },
  }
  const faultsOf = async (call: Promise<unknown>) =>
    (await refusalOf(call)).errors?.map(({ path, code }) => [path, code])

  test('gets no corridor, and one that exists none on a ground that its country does not have', async () => {
    const { api } = admins.elsewhere
    const propose = (change: object) =>
      api.proposeCorridor({ body: { ...terms, counterpart: dakar.id, ...change } })
    expect(await faultsOf(propose({ counterpart: unknown }))).toEqual([
      ['body.counterpart', 'unknown_reference'],
    ])
    expect(await refusalOf(propose({ transferBasis: 'adequacy_45' }))).toMatchObject({
      code: 'transfer_basis_unavailable',
    })
    await suspend(dakar)
    expect(await refusalOf(propose({}))).toMatchObject(closed)
    await resume(dakar)
    expect((await propose({})).status).toBe(201)
  })

  test('is no alternative for whoever is declined; another centre is, also without a corridor to it', async () => {
    const referral = await referralIn(houses, 'offered')
    const decline = (alternativeId: string) =>
      awa.api.declineReferral({
        ...way.at(referral),
        body: { reason: 'out_of_area', declinedBy: 'provider', alternativeId },
      })
    expect(await faultsOf(decline(unknown))).toEqual([['body.alternativeId', 'unknown_reference']])
    expect((await read(miriam, referral)).state).toBe('offered')
    expect((await decline(elsewhere.id)).body.state).toBe('declined')
  })
})
