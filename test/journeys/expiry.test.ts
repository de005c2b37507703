import { describe, expect, test } from 'vitest'
import { clockOf } from '../support/clock.ts'
import { openTestCloud } from '../support/cloud.ts'
import { plant, scan } from '../support/engine.ts'
import {
  journey,
  pathLimits,
  preparedCase,
  referralIn,
  type SeenReferral,
  twoHouses,
} from '../support/exchange.ts'
import { callsDuring, isRoles } from '../support/interference.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { miriam, awa } = houses
const way = journey(houses)
const params = ({ id }: Pick<SeenReferral, 'id'>) => ({ params: { referralId: id } })

const { sweep, letPass } = clockOf(stage)

const rowsOf = async (table: 'main' | 'keys', { id }: Pick<SeenReferral, 'id'>) =>
  (await scan(stage.cloud, table)).filter(({ pk }) => String(pk).includes(id))

describe('the clock', () => {
  test('finds nothing to do while no limit is over', async () => {
    await referralIn(houses, 'offered')
    expect(await sweep()).toMatchObject({ acted: 0, failed: 0 })
  })

  test('ends an offer that nobody answered: keys and all, and the sender is responsible as before', async () => {
    const offered = await referralIn(houses, 'offered')
    await letPass(offered, 'acknowledgement', 'decision')
    expect(await sweep()).toMatchObject({ due: 1, acted: 2, failed: 0 })
    const { body } = await miriam.api.readReferral(params(offered))
    expect(body).toMatchObject({
      state: 'expired',
      owner: 'sender',
      openTiers: [],
      deadlines: [],
      version: 5,
    })
    expect((await rowsOf('keys', offered)).map(({ pk, sk }) => [String(pk).split('#').at(-1), sk])).toEqual([
      ['HELD', 'TIER#00000000#COURSE'],
    ])
    expect(await refusalOf(awa.api.readPackage(params(offered)))).toMatchObject({ code: 'package_closed' })
    const { body: told } = await awa.api.readTimeline(params(offered))
    expect(told.items.slice(-2)).toMatchObject([
      { command: 'escalate', side: 'system', policy: 'acknowledgement' },
      { command: 'expire', side: 'system', policy: 'decision', to: 'expired' },
    ])
    const journal = await scan(stage.cloud, 'main')
    const lines = journal.filter(
      ({ aggregateId, action }) => aggregateId === offered.id && action === 'expire',
    )
    expect(lines.map(({ pk, member }) => [String(pk).split('#')[1], member]).sort()).toEqual(
      [
        [houses.bfz.id, 'system'],
        [houses.dakar.id, 'system'],
      ].sort(),
    )
    expect(await sweep()).toMatchObject({ acted: 0, failed: 0 })
    expect((await miriam.api.readReferral(params(offered))).body.version).toBe(5)
  })

  test('only reminds where it is not for a clock to decide', async () => {
    const accepted = await referralIn(houses, 'accepted')
    await letPass(accepted, 'departure_question')
    await sweep()
    const { body } = await miriam.api.readReferral(params(accepted))
    expect(body).toMatchObject({ state: 'accepted', version: accepted.version + 1 })
    expect(pathLimits(body)).toMatchObject([{ policy: 'departure_question', actedAt: expect.any(String) }])
    // Once, however often it looks.
    expect(await sweep()).toMatchObject({ acted: 0, failed: 0 })
  })

  test('gives responsibility back to the sender when nobody reports a contact', async () => {
    const departed = await referralIn(houses, 'departed')
    await letPass(
      departed,
      'first_contact_nudge_1',
      'first_contact_nudge_2',
      'first_contact_nudge_3',
      'first_contact',
    )
    expect(await sweep()).toMatchObject({ acted: 4 })
    const { body } = await miriam.api.readReferral(params(departed))
    expect(body).toMatchObject({ state: 'no_contact', owner: 'sender' })
    expect(pathLimits(body).map(({ policy }) => policy)).toEqual(['reappearance'])
  })

  test('takes a request back that the person never answered, and lets a draft go without a trace', async () => {
    const asked = await referralIn(houses, 'awaiting_consent')
    await letPass(asked, 'consent_request')
    await sweep()
    const { body: draft } = await miriam.api.readReferral(params(asked))
    expect(draft).toMatchObject({ state: 'draft', packageVersion: 1 })
    await letPass(asked, 'draft_reminder', 'draft_deletion')
    expect(await sweep()).toMatchObject({ acted: 2, failed: 0 })
    expect(await refusalOf(miriam.api.readReferral(params(asked)))).toMatchObject({ status: 404 })
    expect(await rowsOf('keys', asked)).toEqual([])
    const left = (await rowsOf('main', asked)).filter(({ pk }) => !String(pk).startsWith('A#'))
    expect(left).toEqual([])
    const query = { participantId: asked.participantId }
    expect((await miriam.api.listReferrals({ query })).body.items).toEqual([])
  })

  test('after a second request shows the person the newer package, and the older one opens for nobody', async () => {
    const asked = await referralIn(houses, 'awaiting_consent')
    await letPass(asked, 'consent_request')
    await sweep()
    const repeated = await way.asked((await miriam.api.readReferral(params(asked))).body)
    expect(repeated.packageVersion).toBe(2)
    const keys = (await rowsOf('keys', asked)).map(({ sk }) => String(sk))
    expect(keys.filter((sk) => sk.startsWith('TIER#00000001#'))).toEqual([])
    const met = await way.met(await way.departed(await way.accepted(await way.offered(repeated))))
    const { body } = await awa.api.readPackage(params(met))
    expect(body).toMatchObject({ packageVersion: 2 })
    expect(body.parts.map(({ tier }) => tier)).toEqual(['T0', 'T1', 'T2', 'T3'])
  })

  test('does not stop at a record that it cannot read', async () => {
    const offered = await referralIn(houses, 'offered')
    const over = new Date(Date.now() - 2 * 86_400_000).toISOString()
    await plant(stage.cloud, 'main', {
      pk: { S: 'R#nobody' },
      sk: { S: 'CLOCK' },
      gsi1pk: { S: `P#CLOCK#${over.slice(0, 10)}` },
      gsi1sk: { S: `${over}#nobody` },
    })
    await letPass(offered, 'decision')
    expect(await sweep()).toMatchObject({ acted: 1, failed: 1 })
    expect((await miriam.api.readReferral(params(offered))).body.state).toBe('expired')
  })

  test('leaves alone what somebody changed in the very moment', async () => {
    const offered = await referralIn(houses, 'offered')
    await letPass(offered, 'decision')
    let accepting: Promise<unknown> | undefined
    stage.cloud.interfere(async ({ operation }) => {
      if (operation !== 'TransactWriteItems' || accepting !== undefined) return undefined
      accepting = way.accepted(offered)
      await accepting
      return undefined
    })
    await sweep()
    stage.cloud.interfere(undefined)
    expect((await miriam.api.readReferral(params(offered))).body).toMatchObject({
      state: 'accepted',
      version: 4,
    })
  })

  test('takes one read a referral and one write a limit, however many are due', async () => {
    const many = 20
    const participant = await preparedCase(houses)
    for (let n = 0; n < many; n += 1) {
      const offered = await way.offered(await way.asked(await way.draft(participant.id, 'referral')))
      await letPass(offered, 'acknowledgement', 'decision')
    }
    const calls = await callsDuring(stage.cloud, () => sweep(), isRoles('ReferralExpiryExpire'))
    const count = (name: string) => calls.filter((call) => call === `dynamodb:${name}`).length
    console.info(
      `${many} referrals, ${2 * many} limits: ${count('GetItem')} reads, ${count('TransactWriteItems')} writes`,
    )
    expect(count('GetItem')).toBeLessThanOrEqual(many + 2)
    expect(count('TransactWriteItems')).toBe(2 * many)
    expect(count('Query')).toBeLessThanOrEqual(40)
    expect(await sweep()).toMatchObject({ acted: 0 })
  })
})
