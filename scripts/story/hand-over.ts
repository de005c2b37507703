import { isReplay, type Narrator } from '../narrator.ts'
import type { StoryDays } from './calendar.ts'
import type { Cast } from './cast.ts'
import type { ParticipantId, Returnee } from './coach.ts'

/** An offered handover: its id, and what leads on from there. */
export type Offer = { readonly referralId: string }

/** The coach prepares a handover, shows the person what would cross, and records the consent before a witness. */
export async function offerHandover(
  { miriam, jonas, dakar, ...cast }: Cast,
  participantId: ParticipantId,
  person: Returnee,
  narrate: Narrator,
): Promise<Offer> {
  const key = keyOf(person)
  const { body: draft } = await narrate.step(miriam.name, `story.${person.key}.create`, () =>
    miriam.api.createReferral({
      body: { participantId, to: dakar.tenant.id, kind: 'handover', needs: ['business_startup', 'advice'] },
      idempotencyKey: key('create'),
    }),
  )
  const params = { referralId: draft.id }
  const asked = await narrate.step(miriam.name, `story.${person.key}.requestConsent`, () =>
    miriam.api.requestConsent({
      params,
      body: { tiers: ['T0', 'T1', 'T2'], language: 'fr' },
      ifMatch: 1,
      idempotencyKey: key('request-consent'),
    }),
  )
  if (!isReplay(asked)) {
    await narrate.step(miriam.name, `story.${person.key}.preview`, () =>
      miriam.api.previewPackage({ params, query: { language: 'fr' } }),
    )
    await narrate.refused(cast.awa.name, 'story.notYetOffered', 404, () =>
      cast.awa.api.readReferral({ params }),
    )
  }
  await narrate.step(miriam.name, `story.${person.key}.giveConsent`, () =>
    miriam.api.giveConsent({
      params,
      body: {
        tiers: ['T0', 'T1', 'T2'],
        packageVersion: 1,
        language: 'fr',
        witnessId: jonas.memberId,
        readAloud: true,
      },
      ifMatch: 2,
      idempotencyKey: key('give-consent'),
    }),
  )
  return { referralId: draft.id }
}

/** Dakar sees the offer, says so, takes it, and reads what is open; later the person travels and is met. */
export async function acceptAndMeet(
  { miriam, awa, ibrahima }: Cast,
  { referralId }: Offer,
  person: Returnee,
  days: StoryDays,
  narrate: Narrator,
): Promise<void> {
  const key = keyOf(person)
  const params = { referralId }
  await narrate.step(awa.name, 'story.readInbox', () => awa.api.listReferrals({ query: { box: 'inbox' } }))
  await narrate.step(awa.name, 'story.acknowledge', () =>
    awa.api.acknowledgeReferral({ params, body: {}, ifMatch: 3, idempotencyKey: key('acknowledge') }),
  )
  await narrate.step(awa.name, 'story.accept', () =>
    awa.api.acceptReferral({
      params,
      body: { responsibleId: awa.memberId, deputyId: ibrahima.memberId },
      ifMatch: 4,
      idempotencyKey: key('accept'),
    }),
  )
  await narrate.step(awa.name, 'story.readPackage', () => awa.api.readPackage({ params }))
  await narrate.step(miriam.name, 'story.recordDeparture', () =>
    miriam.api.recordDeparture({
      params,
      body: { date: days.day(0), proof: 'border_crossing_confirmation' },
      ifMatch: 5,
      idempotencyKey: key('departure'),
    }),
  )
  await narrate.step(awa.name, 'story.readContact', () =>
    awa.api.readPackage({ params, query: { tier: 'T2' } }),
  )
  await narrate.step(awa.name, 'story.firstContact', () =>
    awa.api.confirmFirstContact({
      params,
      body: { date: days.day(0), way: 'phone' },
      ifMatch: 6,
      idempotencyKey: key('first-contact'),
    }),
  )
  const { body: referral } = await narrate.step(miriam.name, 'story.seeOwner', () =>
    miriam.api.readReferral({ params }),
  )
  if (referral.owner !== 'receiver') throw new Error('responsibility did not move')
}

/** Dakar goes on in a case of its own. */
export async function workInDakar({ awa }: Cast, person: Returnee, narrate: Narrator): Promise<void> {
  const { body: found } = await narrate.step(awa.name, 'story.searchDakar', () =>
    awa.api.listParticipants({ query: { q: `${person.given} ${person.family}` } }),
  )
  const [own] = found.items
  if (own === undefined) throw new Error('Dakar has no case of its own')
  await narrate.step(awa.name, 'story.readOwnCase', () =>
    awa.api.readCase({ params: { participantId: own.id } }),
  )
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

/** A second person changes their mind: the coach withdraws the offer, and its package opens for nobody. */
export async function withdrawOffer(
  { miriam, awa }: Cast,
  { referralId }: Offer,
  person: Returnee,
  narrate: Narrator,
): Promise<void> {
  const params = { referralId }
  await narrate.step(miriam.name, 'story.withdraw', () =>
    miriam.api.withdrawReferral({
      params,
      body: { reason: 'other_centre_chosen' },
      ifMatch: 3,
      idempotencyKey: keyOf(person)('withdraw'),
    }),
  )
  await narrate.refused(awa.name, 'story.packageGone', 409, () => awa.api.readPackage({ params }))
}

function keyOf(person: Returnee): (step: string) => string {
  return (step) => `story-${person.key}-${step}-0001`
}
