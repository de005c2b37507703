import type { Tier } from '@passerelle/domain/sharing'
import { describe, expect, test } from 'vitest'
import { memberId } from '../support/casework.ts'
import { clockOf } from '../support/clock.ts'
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
const { miriam, jonas, awa } = houses
const way = journey(houses)
const { sweep, letPass } = clockOf(stage)
const params = ({ id }: Pick<SeenReferral, 'id'>) => ({ params: { referralId: id } })

const everything: Tier[] = ['T0', 'T1', 'T2', 'T3']

async function keysOf({ id }: Pick<SeenReferral, 'id'>): Promise<string[]> {
  return (await scan(stage.cloud, 'keys'))
    .filter(({ pk }) => String(pk).includes(id))
    .map(({ pk, sk }) => `${String(pk).split('#').at(-1)} ${String(sk).split('#').slice(1).join(' ')}`)
    .sort()
}

/** Lets the consent of a referral run out, and gives the referral as its sender reads it then. */
async function runOut(referral: SeenReferral): Promise<SeenReferral> {
  await letPass(referral, 'consent_expiry_notice', 'consent_expiry')
  expect(await sweep()).toMatchObject({ acted: 2, failed: 0 })
  return (await miriam.api.readReferral(params(referral))).body
}

async function renewed(
  referral: SeenReferral,
  change: { readonly tiers?: Tier[]; readonly mayCall?: boolean },
) {
  const body = {
    tiers: change.tiers ?? everything,
    packageVersion: referral.packageVersion,
    language: 'fr',
    witnessId: memberId(jonas),
    mayCallBeforeDeparture: change.mayCall ?? false,
  }
  return (await miriam.api.renewConsent({ ...way.at(referral), body })).body
}

const renewing = { tiers: everything, sensitiveGroups: ['health' as const], language: 'fr' }

describe('a consent that runs out', () => {
  test('is announced to the sender a month before', async () => {
    const accepted = await referralIn(houses, 'accepted')
    await letPass(accepted, 'consent_expiry_notice')
    expect(await sweep()).toMatchObject({ acted: 1, failed: 0 })
    const { body } = await miriam.api.readTimeline(params(accepted))
    expect(body.items.at(-1)).toMatchObject({ command: 'remind', policy: 'consent_expiry_notice' })
    const { body: after } = await miriam.api.readReferral(params(accepted))
    expect(after).toMatchObject({ state: 'accepted', openTiers: ['T0', 'T1'], consent: { state: 'given' } })
    expect(after.deadlines.map(({ policy }) => policy)).toContain('consent_expiry')
  })

  test.each(['offered', 'accepted', 'departed', 'active', 'completed'] as const)(
    'closes what rested on it and destroys the keys, and leaves it where it is: %s',
    async (state) => {
      const before = await referralIn(houses, state)
      const after = await runOut(before)
      expect(after).toMatchObject({
        state,
        owner: before.owner,
        openTiers: [],
        consent: { state: 'expired', tiers: [] },
      })
      expect(after.deadlines).toEqual(pathLimits(after))
      // An outcome that was told while the consent held was told.
      const told = state === 'completed' ? ['KEYS 00000000 OUTCOME'] : []
      expect(await keysOf(before)).toEqual(['HELD 00000000 COURSE', ...told])
      for (const person of [awa, miriam]) {
        expect(await refusalOf(person.api.readPackage(params(before)))).toMatchObject({
          code: 'package_closed',
        })
      }
      const { body: timeline } = await awa.api.readTimeline(params(before))
      expect(timeline.items.at(-1)).toMatchObject({
        command: 'expire-consent',
        side: 'system',
        policy: 'consent_expiry',
        to: state,
      })
      const events = (await scan(stage.cloud, 'main')).filter(
        ({ pk, sk }) => String(pk).endsWith(before.id) && String(sk).startsWith('CONSENT#'),
      )
      expect(events.map(({ kind }) => kind)).toEqual(['given', 'expired'])
      expect(await sweep()).toMatchObject({ acted: 0, failed: 0 })
    },
  )

  test('refuses every step that needs one, and says so to either side', async () => {
    const ended = { status: 422, code: 'consent_ended', state: 'expired' }
    expect(await refusalOf(way.accepted(await runOut(await referralIn(houses, 'offered'))))).toMatchObject(
      ended,
    )
    expect(await refusalOf(way.departed(await runOut(await referralIn(houses, 'accepted'))))).toMatchObject(
      ended,
    )
    expect(await refusalOf(way.met(await runOut(await referralIn(houses, 'departed'))))).toMatchObject(ended)
    const serving = await runOut(await referralIn(houses, 'accepted', 'referral'))
    expect(await refusalOf(way.served(serving))).toMatchObject(ended)
  })

  test('can be followed by another one, once the person was shown anew what would cross', async () => {
    const over = await runOut(await referralIn(houses, 'departed'))
    expect(await refusalOf(renewed(over, {}))).toMatchObject({ status: 409, code: 'contended' })
    const { body: asked } = await miriam.api.prepareRenewal({ ...way.at(over), body: renewing })
    expect(asked).toMatchObject({ state: 'departed', packageVersion: 2, openTiers: [] })
    const { body: preview } = await miriam.api.previewPackage(params(asked))
    expect(preview.parts.map(({ tier }) => tier)).toEqual(everything)
    expect(await refusalOf(awa.api.readPackage(params(asked)))).toMatchObject({ code: 'package_closed' })
    const repeated = await renewed(asked, {})
    expect(repeated).toMatchObject({
      openTiers: ['T0', 'T1', 'T2'],
      consent: { state: 'given', packageVersion: 2 },
    })
    expect(repeated.deadlines.map(({ policy }) => policy)).toContain('consent_expiry')
    const met = await way.met(repeated)
    expect(met).toMatchObject({ state: 'active', owner: 'receiver', openTiers: everything })
    expect((await awa.api.readPackage(params(met))).body.parts.map(({ tier }) => tier)).toEqual(everything)
  })

  test('is not asked for anew while it holds, nor by the receiver', async () => {
    const accepted = await referralIn(houses, 'accepted')
    expect(await refusalOf(miriam.api.prepareRenewal({ ...way.at(accepted), body: renewing }))).toMatchObject(
      { status: 409, code: 'not_possible', what: 'consent_holds' },
    )
    expect(await refusalOf(awa.api.prepareRenewal({ ...way.at(accepted), body: renewing }))).toMatchObject({
      status: 403,
    })
  })

  test('can be made to hold longer while the receiver is responsible', async () => {
    const active = await referralIn(houses, 'active')
    const repeated = await renewed(active, { tiers: ['T0', 'T1'] })
    expect(repeated).toMatchObject({ state: 'active', owner: 'receiver', openTiers: ['T0', 'T1'] })
    expect(await keysOf(repeated)).toEqual([
      'HELD 00000000 COURSE',
      'KEYS 00000000 COURSE',
      'KEYS 00000001 T0',
      'KEYS 00000001 T1',
    ])
  })
})

test('who no longer wants to be called before leaving: their name goes back to the sender until they leave', async () => {
  const { id } = await preparedCase(houses)
  const offered = await way.offered(await way.asked(await way.draft(id)), everything, true)
  const accepted = await way.accepted(offered)
  expect(accepted.openTiers).toEqual(['T0', 'T1', 'T2'])
  expect(await keysOf(accepted)).toContain('KEYS 00000001 T2')
  const quiet = await renewed(accepted, {})
  expect(quiet.openTiers).toEqual(['T0', 'T1'])
  const keys = await keysOf(quiet)
  expect(keys).toContain('HELD 00000001 T2')
  expect(keys).not.toContain('KEYS 00000001 T2')
  expect((await awa.api.readPackage(params(quiet))).body.parts.map(({ tier }) => tier)).toEqual(['T0', 'T1'])
  const departed = await way.departed(quiet)
  const { body } = await awa.api.readPackage(params(departed))
  expect(body.parts.map(({ tier }) => tier)).toEqual(['T0', 'T1', 'T2'])
})

test('after an answer the consent names the package that the person saw, and the referral the one that crosses', async () => {
  const offered = await referralIn(houses, 'offered')
  const question = { questions: [{ topic: 'dates' as const, text: 'When?' }] }
  const { body: asking } = await awa.api.askQuestions({ ...way.at(offered), body: question })
  const answer = { answers: [{ topic: 'dates' as const, text: 'In May.' }] }
  const { body: answered } = await miriam.api.answerQuestions({ ...way.at(asking), body: answer })
  expect(answered).toMatchObject({ packageVersion: 2, consent: { packageVersion: 1, tiers: everything } })
  expect((await awa.api.readReferral(params(answered))).body.consent).toMatchObject({ packageVersion: 1 })
})

test('an erasure can be answered after its limit has escalated, and both sides see how', async () => {
  const active = await referralIn(houses, 'active')
  const { body: revoked } = await miriam.api.revokeConsent({ ...way.at(active), body: { way: 'phone' } })
  expect(revoked.erasure).toBe('asked')
  await letPass(revoked, 'erasure_answer')
  expect(await sweep()).toMatchObject({ acted: 1, failed: 0 })
  const { body: late } = await awa.api.readReferral(params(revoked))
  expect(late).toMatchObject({ erasure: 'asked', allowed: ['answer-erasure'] })
  expect(late.deadlines).toMatchObject([{ policy: 'erasure_answer', actedAt: expect.any(String) }])
  const body = { answer: 'own_legal_ground' as const, ground: 'Bookkeeping, ten years.' }
  await awa.api.answerErasure({ ...way.at(late), body })
  for (const person of [awa, miriam]) {
    expect((await person.api.readReferral(params(late))).body.erasure).toBe('own_legal_ground')
  }
  const { body: told } = await miriam.api.readTimeline(params(late))
  expect(told.items.at(-1)).toMatchObject({ command: 'answer-erasure', detail: body })
})

test('the receipt tells the sender’s staff the whole life of a consent, and nobody else', async () => {
  const over = await runOut(await referralIn(houses, 'accepted'))
  const { body: receipt } = await miriam.api.readReceipt(params(over))
  expect(receipt).toMatchObject({
    '@type': 'dpv:ConsentReceipt',
    'dpv:hasDataController': { 'dpv:hasName': houses.bfz.name, 'dpv:hasCountry': 'DE' },
    'dpv:hasNotice': { 'dct:language': 'fr' },
    'passerelle:holdsNow': [],
    'passerelle:readAloud': true,
    'dpv:hasConsentStatus': [
      { '@type': 'dpv:ConsentGiven', 'passerelle:witnesses': [miriam.memberId, jonas.memberId] },
      { '@type': 'dpv:ConsentExpired' },
    ],
  })
  expect(receipt['dpv:hasProcess'][0]?.['dpv:hasRecipient']).toMatchObject([
    { 'dpv:hasName': houses.dakar.name, 'dpv:hasCountry': 'SN' },
  ])
  expect(await refusalOf(awa.api.readReceipt(params(over)))).toMatchObject({ status: 403 })
  const draft = await referralIn(houses, 'draft')
  expect(await refusalOf(miriam.api.readReceipt(params(draft)))).toMatchObject({ status: 404 })
})
