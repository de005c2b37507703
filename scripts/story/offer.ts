import { isReplay, type Narrator } from '../narrator.ts'
import type { Cast, Centre } from './cast.ts'
import { keyOf, nameOf, type ParticipantId, type Returnee } from './coach.ts'

/** An offered handover: its id, and what leads on from there. An offer is a referral's third version. */
export type Offer = { readonly referralId: string }

/** The coach prepares a handover, shows the person what would cross, and records the consent before a witness. */
export async function offerHandover(
  cast: Cast,
  participantId: ParticipantId,
  person: Returnee,
  narrate: Narrator,
  to: Centre = cast.dakar,
): Promise<Offer> {
  const { miriam } = cast
  const create = () =>
    miriam.api.createReferral({
      body: { participantId, to: to.tenant.id, kind: 'handover', needs: ['business_startup', 'advice'] },
      idempotencyKey: keyOf(person)('create'),
    })
  const about = { ...nameOf(person), to: to.tenant.name }
  const { body: draft } = await narrate.step(miriam.name, 'story.create', create, about)
  return askAndOffer(cast, draft.id, person, to, narrate)
}

/** @param attempt which offer of the same person it is, so that each has keys of its own */
export async function askAndOffer(
  { miriam, jonas }: Cast,
  referralId: string,
  person: Returnee,
  to: Centre,
  narrate: Narrator,
  attempt = '',
): Promise<Offer> {
  const key = (step: string) => keyOf(person)(`${step}${attempt}`)
  const name = nameOf(person)
  const params = { referralId }
  const request = () =>
    miriam.api.requestConsent({
      params,
      body: { tiers: ['T0', 'T1', 'T2'], language: 'fr' },
      ifMatch: 1,
      idempotencyKey: key('request-consent'),
    })
  const asked = await narrate.step(miriam.name, 'story.requestConsent', request, name)
  if (!isReplay(asked)) {
    const preview = () => miriam.api.previewPackage({ params, query: { language: 'fr' } })
    await narrate.step(miriam.name, 'story.preview', preview, name)
    const { name: adviser, api } = to.adviser
    await narrate.refused(adviser, 'story.notYetOffered', 404, () => api.readReferral({ params }))
  }
  const give = () =>
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
    })
  await narrate.step(miriam.name, 'story.giveConsent', give, name)
  return { referralId }
}
