import type { Narrator } from '../narrator.ts'
import type { StoryDays } from './calendar.ts'
import type { Cast, Centre } from './cast.ts'
import { keyOf, nameOf, type ParticipantId, type Returnee } from './coach.ts'
import type { Offer } from './offer.ts'

/** The centre takes an offer: the referral's fourth version. */
export async function accept(
  { adviser, deputy }: Centre,
  { referralId }: Offer,
  person: Returnee,
  narrate: Narrator,
  ifMatch = 3,
): Promise<void> {
  const take = () =>
    adviser.api.acceptReferral({
      params: { referralId },
      body: { responsibleId: adviser.memberId, deputyId: deputy.memberId },
      ifMatch,
      idempotencyKey: keyOf(person)('accept'),
    })
  await narrate.step(adviser.name, 'story.accept', take, { ...nameOf(person), deputy: deputy.name })
}

/** The coach writes down that the person has left. */
export async function depart(
  { miriam }: Cast,
  { referralId }: Offer,
  person: Returnee,
  days: StoryDays,
  narrate: Narrator,
  ifMatch: number,
): Promise<void> {
  const record = () =>
    miriam.api.recordDeparture({
      params: { referralId },
      body: { date: days.day(0), proof: 'border_crossing_confirmation' },
      ifMatch,
      idempotencyKey: keyOf(person)('departure'),
    })
  await narrate.step(miriam.name, 'story.recordDeparture', record, nameOf(person))
}

/** The centre has met the person: responsibility moves in this moment. */
export async function meet(
  { miriam }: Cast,
  { adviser }: Centre,
  { referralId }: Offer,
  person: Returnee,
  days: StoryDays,
  narrate: Narrator,
  ifMatch: number,
): Promise<void> {
  const params = { referralId }
  const confirm = () =>
    adviser.api.confirmFirstContact({
      params,
      body: { date: days.day(0), way: 'phone' },
      ifMatch,
      idempotencyKey: keyOf(person)('first-contact'),
    })
  await narrate.step(adviser.name, 'story.firstContact', confirm, nameOf(person))
  const { body } = await narrate.step(miriam.name, 'story.seeOwner', () =>
    miriam.api.readReferral({ params }),
  )
  if (body.owner !== 'receiver') throw new Error('responsibility did not move')
}

/** Dakar sees the offer, says so, takes it, and reads what is open; later the person travels and is met. */
export async function acceptAndMeet(
  cast: Cast,
  offer: Offer,
  person: Returnee,
  days: StoryDays,
  narrate: Narrator,
): Promise<void> {
  const { adviser: awa } = cast.dakar
  const params = { referralId: offer.referralId }
  await narrate.step(awa.name, 'story.readInbox', () => awa.api.listReferrals({ query: { box: 'inbox' } }))
  await narrate.step(awa.name, 'story.acknowledge', () =>
    awa.api.acknowledgeReferral({
      params,
      body: {},
      ifMatch: 3,
      idempotencyKey: keyOf(person)('acknowledge'),
    }),
  )
  await accept(cast.dakar, offer, person, narrate, 4)
  await narrate.step(awa.name, 'story.readPackage', () => awa.api.readPackage({ params }))
  await depart(cast, offer, person, days, narrate, 5)
  await narrate.step(awa.name, 'story.readContact', () =>
    awa.api.readPackage({ params, query: { tier: 'T2' } }),
  )
  await meet(cast, cast.dakar, offer, person, days, narrate, 6)
}

/** Dakar goes on in a case of its own. */
export async function workInDakar(
  { dakar }: Cast,
  person: Returnee,
  narrate: Narrator,
): Promise<ParticipantId> {
  const { name, api } = dakar.adviser
  const { body: found } = await narrate.step(name, 'story.searchDakar', () =>
    api.listParticipants({ query: { q: `${person.given} ${person.family}` } }),
  )
  const [own] = found.items
  if (own === undefined) throw new Error('Dakar has no case of its own')
  const params = { participantId: own.id }
  await narrate.step(name, 'story.readOwnCase', () => api.readCase({ params }))
  const list = () => api.listFollowUps({ params })
  const { body: year } = await narrate.step(name, 'story.followUps', list, nameOf(person))
  if (year.items.length > 0) return own.id
  // Of somebody whom a version met that knew of no follow-up, the year begins by hand.
  const begin = () =>
    api.beginFollowUps({
      params,
      body: { contactOn: own.openedAt.slice(0, 10) },
      idempotencyKey: keyOf(person)('begin-follow-ups'),
    })
  await narrate.step(name, 'story.beginFollowUps', begin, nameOf(person))
  return own.id
}

/** A coach of an organisation that is no party finds nothing, whatever she asks for. */
export async function strangerFindsNothing(
  { lea }: Cast,
  { referralId }: Offer,
  participantId: ParticipantId,
  narrate: Narrator,
): Promise<void> {
  const referral = { params: { referralId } }
  const person = { params: { participantId } }
  await narrate.refused(lea.name, 'story.strangerReferral', 404, () => lea.api.readReferral(referral))
  await narrate.refused(lea.name, 'story.strangerPackage', 404, () => lea.api.readPackage(referral))
  await narrate.refused(lea.name, 'story.strangerTimeline', 404, () => lea.api.readTimeline(referral))
  await narrate.refused(lea.name, 'story.strangerPerson', 404, () => lea.api.readParticipant(person))
  await narrate.refused(lea.name, 'story.strangerCase', 404, () => lea.api.readCase(person))
}
