import { describe, expect, test } from 'vitest'
import { memberId } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'
import {
  inDays,
  journey,
  preparedCase,
  referralIn,
  type SeenReferral,
  today,
  twoHouses,
} from '../support/exchange.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { miriam, jonas, awa, chief } = houses
const way = journey(houses)
const params = ({ id }: Pick<SeenReferral, 'id'>) => ({ params: { referralId: id } })

/** A handover that is under way, of a person who wants the coach to learn how they fare, or does not. */
async function active(feedback: boolean): Promise<SeenReferral> {
  const asked = await way.asked(await way.draft((await preparedCase(houses)).id))
  const body = {
    tiers: ['T0', 'T1', 'T2', 'T3'] as ('T0' | 'T1' | 'T2' | 'T3')[],
    packageVersion: asked.packageVersion,
    language: 'fr',
    witnessId: memberId(jonas),
    feedback,
  }
  const { body: offered } = await miriam.api.giveConsent({ ...way.at(asked), body })
  return way.met(await way.departed(await way.accepted(offered)))
}

const reporting = async (
  referral: SeenReferral,
  month: 3 | 6 | 12,
  outcome: 'employed' | 'seeking' = 'employed',
) => (await awa.api.reportOutcome({ ...way.at(referral), body: { month, outcome, date: today() } })).body

const seenBy = async (person: typeof miriam, referral: SeenReferral) =>
  (await person.api.readReferral(params(referral))).body

const rowsOf = async (table: 'main' | 'keys', { id }: SeenReferral) =>
  (await scan(stage.cloud, table)).filter(
    ({ pk, sk }) => String(pk).includes(id) && String(sk).includes('OUTCOME'),
  )

describe('what came of it', () => {
  test('is the receiver’s own where the person did not agree to more: the sender finds it nowhere', async () => {
    const done = await way.completed(await active(false))
    expect(done).toMatchObject({ outcome: 'employed', outcomes: [{ month: 0, outcome: 'employed' }] })
    expect(await seenBy(awa, done)).toMatchObject({ outcome: 'employed' })
    expect(await seenBy(chief, done)).toMatchObject({ outcome: 'employed' })
    expect(await seenBy(miriam, done)).toMatchObject({ outcome: 'unknown', outcomes: [] })
    const { body: told } = await miriam.api.readTimeline(params(done))
    const { body: lines } = await miriam.api.listReferrals({ query: { box: 'outbox' } })
    expect(JSON.stringify([told, lines])).not.toContain('employed')
    const stored = (await scan(stage.cloud, 'main')).filter(({ pk }) => String(pk).includes(done.id))
    expect(JSON.stringify(stored)).not.toContain('employed')
    expect((await rowsOf('main', done)).map(({ sk }) => sk)).toEqual(['OUTCOME#OWN'])
    expect(await rowsOf('keys', done)).toEqual([])
    expect(await refusalOf(reporting(done, 3))).toMatchObject({ status: 422, code: 'feedback_not_agreed' })
  })

  test('comes back to the coach where the person agreed to it, at the end and months later', async () => {
    const early = await reporting(await active(true), 3, 'seeking')
    expect(await seenBy(miriam, early)).toMatchObject({
      state: 'active',
      outcomes: [{ month: 3, outcome: 'seeking' }],
    })
    const done = await way.completed(early)
    const later = await reporting(await reporting(done, 6), 12)
    const right = await reporting(later, 6, 'seeking')
    for (const person of [awa, miriam]) {
      const seen = await seenBy(person, right)
      expect(seen.outcome).toBe('employed')
      expect(seen.outcomes?.map(({ month, outcome }) => `${month} ${outcome}`)).toEqual([
        '0 employed',
        '3 seeking',
        '6 seeking',
        '12 employed',
      ])
    }
    expect(
      await refusalOf(
        miriam.api.reportOutcome({
          ...way.at(right),
          body: { month: 3, outcome: 'employed', date: today() },
        }),
      ),
    ).toMatchObject({ status: 403 })
  })

  test('is unknown to the sender again when the person takes that back, by the key and not by the view alone', async () => {
    const done = await way.completed(await active(true))
    expect(await seenBy(miriam, done)).toMatchObject({ outcome: 'employed' })
    const { body: revoked } = await miriam.api.revokeConsent({ ...way.at(done), body: { way: 'phone' } })
    expect(revoked.outcome).toBe('unknown')
    expect(await rowsOf('keys', done)).toEqual([])
    expect(await seenBy(miriam, done)).toMatchObject({ outcome: 'unknown', outcomes: [] })
    expect(await seenBy(awa, done)).toMatchObject({ outcome: 'employed' })
    expect(await refusalOf(reporting(revoked, 3))).toMatchObject({ status: 422, code: 'consent_ended' })
  })

  test('or gives a new consent that no longer speaks of it', async () => {
    const done = await way.completed(await active(true))
    const body = {
      tiers: ['T0' as const],
      packageVersion: done.packageVersion,
      language: 'fr',
      witnessId: memberId(jonas),
      feedback: false,
    }
    await miriam.api.renewConsent({ ...way.at(done), body })
    expect(await seenBy(miriam, done)).toMatchObject({ outcome: 'unknown', outcomes: [] })
    expect(await rowsOf('keys', done)).toEqual([])
  })

  test('is not reported before there is anything to report, nor twice into the future', async () => {
    const accepted = await referralIn(houses, 'accepted')
    expect(await refusalOf(reporting(accepted, 3))).toMatchObject({ status: 409, state: 'accepted' })
    const ahead = { month: 3 as const, outcome: 'employed' as const, date: inDays(30) }
    expect(
      await refusalOf(awa.api.reportOutcome({ ...way.at(await active(true)), body: ahead })),
    ).toMatchObject({ errors: [{ path: 'body.date', code: 'in_the_future' }] })
  })
})
