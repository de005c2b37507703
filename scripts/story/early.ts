import type { Narrator } from '../narrator.ts'
import type { StoryDays } from './calendar.ts'
import type { Cast } from './cast.ts'
import { keyOf, nameOf, type ParticipantId, type Returnee } from './coach.ts'
import { accept } from './hand-over.ts'
import type { Offer } from './offer.ts'

/**
 * The flight is brought forward. One command moves the case, freezes the plan, asks for certificates and hastens every
 * limit; the person takes a sheet and a paper along, with which any centre can go on, should Dakar be closed.
 */
export async function leaveEarly(
  { miriam, jonas, dakar }: Cast,
  participantId: ParticipantId,
  offer: Offer,
  person: Returnee,
  days: StoryDays,
  narrate: Narrator,
): Promise<void> {
  const key = keyOf(person)
  const params = { participantId }
  const advance = () =>
    miriam.api.departEarly({
      params,
      body: { date: days.day(5) },
      ifMatch: 1,
      idempotencyKey: key('early-departure'),
    })
  await narrate.step(miriam.name, 'story.departEarly', advance, nameOf(person))
  const issue = () =>
    miriam.api.issuePaper({
      params,
      body: {
        tiers: ['T0', 'T1', 'T2'],
        needs: ['business_startup', 'advice'],
        consent: { language: 'fr', witnessId: jonas.memberId },
      },
      idempotencyKey: key('paper'),
    })
  await narrate.step(miriam.name, 'story.issuePaper', issue, nameOf(person))
  await narrate.step(miriam.name, 'story.readSheet', () =>
    miriam.api.readSheet({ params, query: { language: 'fr' } }),
  )
  await accept(dakar, offer, person, narrate, 4)
}
