import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'
import { fatou, inDays, journey, preparedCase, type SeenReferral, twoHouses } from '../support/exchange.ts'
import { type OwnLink, ownLink } from '../support/own-link.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const { cloud } = stage
const houses = await twoHouses(stage)
const { miriam, lead, awa, chief, dakar } = houses
const way = journey(houses)

const at = ({ referralId, version }: { referralId: string; version: number }) => ({
  params: { referralId },
  ifMatch: version,
})
const one = ({ id }: Pick<SeenReferral, 'id'>) => ({ params: { referralId: id } })
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const yes = { tiers: ['T0', 'T1', 'T2', 'T3'] as const, packageVersion: 1, language: 'fr' }

/** Somebody with a link whom Dakar is to be asked for. */
async function asked() {
  const participant = await preparedCase(houses, fatou())
  const referral = await way.asked(await way.draft(participant.id))
  const person = await ownLink(stage, miriam, participant)
  return { participant, referral, person }
}

/** How many keys of packages there are still. */
async function packageKeys({ id }: Pick<SeenReferral, 'id'>): Promise<readonly string[]> {
  const rows = await scan(cloud, 'keys')
  return rows
    .filter(({ pk, sk }) => String(pk).includes(`#${id}#`) && /#T\d$/.test(String(sk)))
    .map(({ sk }) => String(sk))
}

describe('a person without an account, the whole way', () => {
  let person: OwnLink
  let referral: SeenReferral
  let participantId: Parameters<typeof miriam.api.readPlan>[0]['params']['participantId']

  beforeAll(async () => {
    const all = await asked()
    person = all.person
    participantId = all.participant.id
    referral = all.referral
  })

  test('sees in words of their own that they are asked, by whom, for what', async () => {
    const { body } = await person.api.listOwnConsents()
    expect(body).toMatchObject({ lang: 'fr', dir: 'ltr', earlier: 0 })
    const [item] = body.items
    expect(item).toMatchObject({
      referralId: referral.id,
      state: 'awaiting_consent',
      organisation: { name: dakar.name, country: 'SN' },
      sender: { country: 'DE' },
      owner: 'sender',
      waiting: true,
      allowed: ['give', 'refuse', 'withdraw'],
    })
    expect(item?.tiers.map(({ tier, agreed, open }) => [tier, agreed, open])).toEqual(
      ['T0', 'T1', 'T2', 'T3'].map((tier) => [tier, false, false]),
    )
    expect(item?.purposes.map(({ purpose }) => purpose)).toContain('reintegration_support')
    expect((await person.api.listHolders()).body.items).toEqual([])
  })

  test('sees the steps that were planned with them, in their language', async () => {
    const { body } = await person.api.readOwnPlan()
    expect(body).toMatchObject({ lang: 'fr', state: 'draft' })
    expect(body.stateText).toContain('travaillez encore')
    expect(body.items).toMatchObject([
      { purpose: 'For the shop', status: 'planned', statusText: 'prévu', teachingUnitsDone: 0 },
      { status: 'planned' },
    ])
    const { body: plan } = await miriam.api.readPlan({ params: { participantId } })
    expect(body.items.map(({ title }) => title)).toEqual(plan.items.map(({ title }) => title['fr']))
    await miriam.api.agreePlan({
      params: { participantId },
      ifMatch: plan.version,
      body: { confirmation: 'spoken', language: 'fr' },
    })
    const { body: agreed } = await person.api.readOwnPlan()
    expect(agreed).toMatchObject({ state: 'agreed', agreedAt: expect.stringMatching(/^20/) })
  })

  test('has no steps as long as none are planned, and none of somebody else’s', async () => {
    const participant = await takeIn(miriam.api, fatou())
    const { api } = await ownLink(stage, miriam, participant)
    const { body } = await api.readOwnPlan()
    expect(body).toEqual({
      lang: 'fr',
      dir: 'ltr',
      stateText: expect.stringContaining('Aucun plan'),
      items: [],
    })
    await miriam.api.removeLink({ params: { participantId: participant.id } })
    expect(await refusalOf(api.readOwnPlan())).toMatchObject({ status: 401 })
  })

  test('is shown the very bytes that will cross, and the notice, each in its language', async () => {
    const { body, version } = await person.api.readOwnConsent(one(referral))
    expect(version).toBe(referral.version)
    const { body: seen } = await miriam.api.previewPackage({ ...one(referral), query: { language: 'fr' } })
    expect(body.parts).toEqual(seen.parts)
    for (const { text, sha256: hash } of body.parts) expect(sha256(text)).toBe(hash)
    expect(body.notice).toEqual(seen.notice)
    expect(sha256(body.notice.text)).toBe(body.notice.sha256)
    expect(body.choices.map(({ tiers, extent }) => [tiers.join(' '), extent])).toEqual([
      ['T0', 'offer'],
      ['T0 T1', 'acceptance'],
      ['T0 T1 T2', 'whole'],
      ['T0 T1 T2 T3', 'whole'],
    ])
    expect(body.choices[0]?.text).toContain('une place pour quelqu’un comme vous')
    expect(seen.choices).toEqual(body.choices)
    const answer = await fetch(`${cloud.api}/v1/self/consents/${referral.id}`, {
      headers: { Authorization: `Bearer ${person.bearer}`, 'Accept-Language': 'ar' },
    })
    expect(await answer.json()).toMatchObject({ lang: 'ar', dir: 'rtl', notice: { language: 'ar' } })
  })

  test('says yes alone, and the offer is sent with the hashes of what they saw', async () => {
    const { body: before } = await person.api.readOwnConsent(one(referral))
    const order = {
      ...at(before),
      body: { ...yes, tiers: [...yes.tiers] },
      idempotencyKey: 'yes-by-own-link-once',
    }
    const { body: given } = await person.api.giveOwnConsent(order)
    expect(given).toMatchObject({ state: 'offered', waiting: false, consent: { state: 'given' } })
    const repeated = await person.api.giveOwnConsent(order)
    expect(repeated.headers.get('idempotency-replayed')).toBe('true')
    expect(repeated.body).toMatchObject({ state: 'offered', version: given.version })

    const { body: offered } = await awa.api.readReferral(one(referral))
    expect(offered).toMatchObject({ state: 'offered', openTiers: ['T0'], consent: { state: 'given' } })
    const { body: read } = await awa.api.readPackage(one(referral))
    expect(read.parts).toEqual(before.parts.filter(({ tier }) => tier === 'T0'))
    const { body: timeline } = await miriam.api.readTimeline(one(referral))
    const said = timeline.items.at(-1)
    expect(said).toMatchObject({ command: 'give-consent', side: 'person', opened: ['T0'] })
    expect(said).not.toHaveProperty('memberId')
  })

  test('keeps a receipt that says that they did it alone, and names nobody', async () => {
    const { body } = await person.api.readOwnReceipt(one(referral))
    expect(body).toMatchObject({
      'dpv:hasNotice': { 'dct:language': 'fr' },
      'passerelle:holdsNow': ['T0', 'T1', 'T2', 'T3'],
      'dpv:hasConsentStatus': [{ '@type': 'dpv:ConsentGiven' }],
    })
    expect(body['dpv:hasConsentStatus'][0]).not.toHaveProperty('passerelle:witnesses')
    expect(JSON.stringify(body)).not.toContain('Ndiaye')
  })

  test('sees who holds what since when, and who read it', async () => {
    await way.accepted((await awa.api.readReferral(one(referral))).body)
    await awa.api.readPackage({ ...one(referral), query: { tier: 'T1' } })
    const { body } = await person.api.listHolders()
    expect(body.items).toMatchObject([
      {
        referralId: referral.id,
        organisation: { name: dakar.name, country: 'SN' },
        state: 'accepted',
        open: [{ tier: 'T0' }, { tier: 'T1' }],
        disclosures: [
          { tiers: ['T0'], occasion: 'opened', names: ['Que vous avez besoin d’aide'] },
          { tiers: ['T1'], occasion: 'opened' },
          { tiers: ['T1'], occasion: 'read' },
        ],
      },
    ])
    expect(body.items[0]).not.toHaveProperty('erasure')
  })

  test('takes a part back, and that part opens for nobody any more', async () => {
    const { body: before } = await person.api.readOwnConsent(one(referral))
    const { body } = await person.api.withdrawOwnConsent({ ...at(before), body: { tiers: ['T3'] } })
    expect(body).toMatchObject({ state: 'accepted', consent: { state: 'given' } })
    expect(body.tiers.map(({ tier }) => tier)).toEqual(['T0', 'T1', 'T2'])
    expect(await packageKeys(referral)).not.toContainEqual(expect.stringContaining('T3'))
    const { body: after } = await person.api.readOwnConsent(one(referral))
    expect(after.parts.map(({ tier }) => tier)).toEqual(['T0', 'T1', 'T2'])
  })

  test('takes everything back after somebody took them on: every key dies, and the receiver has to answer', async () => {
    const { body: before } = await person.api.readOwnConsent(one(referral))
    const { body } = await person.api.withdrawOwnConsent({ ...at(before), body: {} })
    expect(body).toMatchObject({ state: 'consent_revoked', consent: { state: 'revoked' }, waiting: false })
    expect(await packageKeys(referral)).toEqual([])
    expect((await person.api.readOwnConsent(one(referral))).body.parts).toEqual([])
    expect((await refusalOf(awa.api.readPackage(one(referral)))).code).toBe('package_closed')
    const { body: holders } = await person.api.listHolders()
    expect(holders.items).toMatchObject([{ open: [], erasure: { answer: 'awaited' } }])
  })

  test('sees what the receiver answered', async () => {
    const { body: revoked } = await chief.api.readReferral(one(referral))
    await chief.api.answerErasure({
      ...one(referral),
      ifMatch: revoked.version,
      body: { answer: 'own_legal_ground', ground: 'Accounts have to be kept.' },
    })
    const { body } = await person.api.listHolders()
    expect(body.items).toMatchObject([
      { erasure: { answer: 'own_legal_ground', ground: 'Accounts have to be kept.' } },
    ])
  })
})

describe('what a person says', () => {
  test('may be no, and then nothing was ever passed on', async () => {
    const { referral, person } = await asked()
    const { body } = await person.api.refuseOwnConsent({
      ...at({ referralId: referral.id, version: 2 }),
      body: {},
    })
    expect(body).toMatchObject({ state: 'withdrawn', allowed: ['withdraw'] })
    expect(await packageKeys(referral)).toEqual([])
    expect((await refusalOf(chief.api.readReferral(one(referral)))).code).toBe('not_found')
    expect((await person.api.listHolders()).body.items).toEqual([])
  })

  test('counts for what they saw, in the version that they saw, and for tiers that are there', async () => {
    const { referral, person } = await asked()
    const version = referral.version
    const say = (body: object, ifMatch = version) =>
      refusalOf(
        person.api.giveOwnConsent({ ...one(referral), ifMatch, body: { ...yes, tiers: ['T0'], ...body } }),
      )
    expect(await say({}, version - 1)).toMatchObject({ status: 412, code: 'stale_version' })
    expect(await say({ packageVersion: 2 })).toMatchObject({
      errors: [{ path: 'body.packageVersion', code: 'superseded' }],
    })
    expect(await say({ tiers: ['T1'] })).toMatchObject({ errors: [{ code: 'offer_tier_required' }] })
    expect(await say({ tiers: ['T0', 'T2'] })).toMatchObject({
      errors: [{ path: 'body.tiers', code: 'opens_only_with' }],
    })
    expect(await say({ witnessId: miriam.memberId })).toMatchObject({ status: 400, code: 'invalid' })
    expect(await say({ expiresOn: inDays(-2) })).toMatchObject({ errors: [{ code: 'not_in_the_future' }] })
    expect(await say({ expiresOn: '1405-09-07' })).toMatchObject({ errors: [{ code: 'implausible_date' }] })
    const { body } = await person.api.giveOwnConsent({
      ...at({ referralId: referral.id, version }),
      body: { ...yes, tiers: ['T0', 'T1'] },
    })
    expect(body.tiers.filter(({ agreed }) => agreed).map(({ tier }) => tier)).toEqual(['T0', 'T1'])
    expect(body.consent?.text).toContain('Elle n’apprend pas qui vous êtes')
    const repeated = { ...one(referral), ifMatch: body.version, body: {} }
    expect(await refusalOf(person.api.refuseOwnConsent(repeated))).toMatchObject({
      status: 409,
      code: 'illegal_transition',
      state: 'offered',
    })
  })

  test('no longer counts in the moment in which their link is taken back', async () => {
    const { participant, referral, person } = await asked()
    await person.api.readOwnConsent(one(referral))
    await miriam.api.removeLink({ params: { participantId: participant.id } })
    const order = { ...one(referral), ifMatch: referral.version, body: { ...yes, tiers: ['T0' as const] } }
    expect(await refusalOf(person.api.giveOwnConsent(order))).toMatchObject({ status: 401 })
    expect((await miriam.api.readReferral(one(referral))).body.state).toBe('awaiting_consent')
  })
})

describe('somebody with several referrals', () => {
  test('sees each as it stands, and one that was begun a moment ago from their next session on', async () => {
    const { participant, referral, person } = await asked()
    await person.api.refuseOwnConsent({
      ...at({ referralId: referral.id, version: referral.version }),
      body: {},
    })
    const draft = await way.draft(participant.id, 'referral')
    const { body: before } = await person.api.listOwnConsents()
    expect(before.items.map(({ state }) => state)).toEqual(['withdrawn'])
    expect(await refusalOf(person.api.readOwnConsent(one(draft)))).toMatchObject({ status: 404 })
    cloud.forgetAuthorizations()
    const { body: after } = await person.api.listOwnConsents()
    expect(after.items.map(({ state }) => state)).toEqual(['withdrawn', 'draft'])
    expect((await person.api.readOwnConsent(one(draft))).body.parts).toEqual([])
    expect(await refusalOf(person.api.readOwnReceipt(one(draft)))).toMatchObject({ status: 404 })
  })
})

describe('a person is shown nobody else', () => {
  test('not another person of the same organisation, not what is sent by another one', async () => {
    const first = await asked()
    const second = await asked()
    const order = { ...one(second.referral), ifMatch: second.referral.version, body: {} }
    for (const refused of [
      await refusalOf(first.person.api.readOwnConsent(one(second.referral))),
      await refusalOf(first.person.api.refuseOwnConsent(order)),
      await refusalOf(first.person.api.withdrawOwnConsent(order)),
      await refusalOf(first.person.api.giveOwnConsent({ ...order, body: { ...yes, tiers: ['T0'] } })),
      await refusalOf(first.person.api.readOwnConsent({ params: { referralId: dakar.id } })),
    ]) {
      expect(refused).toMatchObject({ status: 404, code: 'not_found' })
    }
    const { body } = await first.person.api.listOwnConsents()
    expect(body.items.map(({ referralId }) => referralId)).toEqual([first.referral.id])
    expect((await miriam.api.readReferral(one(second.referral))).body.state).toBe('awaiting_consent')
  })

  test('and members act for nobody: what is the person’s to say is theirs alone', async () => {
    const { referral } = await asked()
    const order = { ...one(referral), ifMatch: referral.version, body: {} }
    for (const { api } of [miriam, lead, awa]) {
      expect(await refusalOf(api.listOwnConsents())).toMatchObject({ status: 403 })
      expect(await refusalOf(api.refuseOwnConsent(order))).toMatchObject({ status: 403 })
    }
  })
})
