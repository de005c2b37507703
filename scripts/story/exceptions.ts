import type { LocalCloud } from '@passerelle/local-cloud'
import type { Narrator } from '../narrator.ts'
import { inFrench } from '../say.ts'
import type { StoryDays } from './calendar.ts'
import type { Cast } from './cast.ts'
import { keyOf, nameOf, type Returnee } from './coach.ts'
import { accept, depart, meet } from './hand-over.ts'
import { askAndOffer, type Offer } from './offer.ts'

/** A second person changes their mind: the coach withdraws the offer, and its package opens for nobody. */
export async function withdrawOffer(
  { miriam, dakar }: Cast,
  { referralId }: Offer,
  person: Returnee,
  narrate: Narrator,
): Promise<void> {
  const params = { referralId }
  const withdraw = () =>
    miriam.api.withdrawReferral({
      params,
      body: { reason: 'other_centre_chosen' },
      ifMatch: 3,
      idempotencyKey: keyOf(person)('withdraw'),
    })
  await narrate.step(miriam.name, 'story.withdraw', withdraw)
  const { name, api } = dakar.adviser
  await narrate.refused(name, 'story.packageGone', 409, () => api.readPackage({ params }))
}

/** Dakar has no place and names another centre; one call later that one is being asked, with a consent of its own. */
export async function declineAndReroute(
  cast: Cast,
  { referralId }: Offer,
  person: Returnee,
  narrate: Narrator,
): Promise<void> {
  const { miriam, dakar, thies } = cast
  const key = keyOf(person)
  const params = { referralId }
  const decline = () =>
    dakar.adviser.api.declineReferral({
      params,
      body: { reason: 'no_capacity', declinedBy: 'provider', alternativeId: thies.tenant.id },
      ifMatch: 3,
      idempotencyKey: key('decline'),
    })
  await narrate.step(dakar.adviser.name, 'story.decline', decline, { other: thies.tenant.name })
  const reroute = () =>
    miriam.api.rerouteReferral({
      params,
      body: { to: thies.tenant.id },
      ifMatch: 4,
      idempotencyKey: key('reroute'),
    })
  const { body: next } = await narrate.step(miriam.name, 'story.reroute', reroute, {
    to: thies.tenant.name,
  })
  const offer = await askAndOffer(cast, next.id, person, thies, narrate, '-again')
  await accept(thies, offer, person, narrate)
}

/** Nobody answers. After ten working days the clock ends the offer; the coach was responsible all along. */
export async function letOfferExpire(
  cloud: LocalCloud,
  { miriam }: Cast,
  { referralId }: Offer,
  days: StoryDays,
  narrate: Narrator,
): Promise<void> {
  const read = () => miriam.api.readReferral({ params: { referralId } })
  if ((await read()).body.state === 'offered') {
    const due = `${days.day(30)}T03:00:00Z`
    await narrate.event('story.clockExpires', async () => {
      const outcome = await cloud.invoke('expire-referrals', { due })
      if ('error' in outcome) throw new Error(outcome.error.errorMessage)
    })
  }
  const { body } = await narrate.step(miriam.name, 'story.seeExpired', read)
  if (body.state !== 'expired' || body.owner !== 'sender') throw new Error('the offer did not expire')
}

/** Nobody can reach the person after the flight: responsibility comes back to the coach, who has a trusted channel. */
export async function loseAndFind(
  cast: Cast,
  offer: Offer,
  person: Returnee,
  days: StoryDays,
  narrate: Narrator,
): Promise<void> {
  const { miriam, dakar } = cast
  const key = keyOf(person)
  const params = { referralId: offer.referralId }
  const date = days.day(0)
  await accept(dakar, offer, person, narrate)
  await depart(cast, offer, person, days, narrate, 4)
  const report = () =>
    dakar.adviser.api.reportNoContact({
      params,
      body: {
        attempts: [
          { date, way: 'phone' },
          { date, way: 'messenger' },
          { date, way: 'through_another_person' },
        ],
      },
      ifMatch: 5,
      idempotencyKey: key('no-contact'),
    })
  await narrate.step(dakar.adviser.name, 'story.noContact', report, nameOf(person))
  await narrate.step(
    miriam.name,
    'story.uncontacted',
    () => miriam.api.listReferrals({ query: { list: 'uncontacted', box: 'outbox' } }),
    nameOf(person),
  )
  const resume = () =>
    miriam.api.resumeReferral({
      params,
      body: { date, way: 'phone' },
      ifMatch: 6,
      idempotencyKey: key('resume'),
    })
  await narrate.step(miriam.name, 'story.resume', resume, nameOf(person))
  await meet(cast, dakar, offer, person, days, narrate, 7)
}

/** The centre has said yes, and the person takes everything back: the package opens for nobody, and Dakar must answer. */
export async function withdrawConsent(
  { miriam, dakar }: Cast,
  offer: Offer,
  person: Returnee,
  narrate: Narrator,
): Promise<void> {
  const { adviser: awa } = dakar
  const key = keyOf(person)
  const params = { referralId: offer.referralId }
  await accept(dakar, offer, person, narrate)
  const revoke = () =>
    miriam.api.revokeConsent({
      params,
      body: { way: 'in_person' },
      ifMatch: 4,
      idempotencyKey: key('revoke'),
    })
  await narrate.step(miriam.name, 'story.revoke', revoke, nameOf(person))
  await narrate.refused(awa.name, 'story.packageGone', 409, () => awa.api.readPackage({ params }))
  const answer = () =>
    awa.api.answerErasure({
      params,
      body: { answer: 'own_legal_ground', ground: inFrench('story.data.ground') },
      ifMatch: 5,
      idempotencyKey: key('erasure'),
    })
  await narrate.step(awa.name, 'story.answerErasure', answer)
  await narrate.step(miriam.name, 'story.seeAnswer', () => miriam.api.readTimeline({ params }))
}
