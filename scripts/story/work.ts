import type { Narrator } from '../narrator.ts'
import type { StoryDays } from './calendar.ts'
import type { Cast } from './cast.ts'
import { keyOf, nameOf, type ParticipantId, type Returnee } from './coach.ts'

/** She agrees to be matched, applies for a vacancy, and is hired; the employer gets what she released and nothing else. */
export async function findWork(
  { dakar: { adviser, deputy } }: Cast,
  participantId: ParticipantId,
  person: Returnee,
  days: StoryDays,
  narrate: Narrator,
): Promise<void> {
  const { api, name: who } = adviser
  const key = keyOf(person)
  const whom = nameOf(person)
  const params = { participantId }
  const agreement = { language: 'fr', witnessId: deputy.memberId } as const
  await narrate.step(
    who,
    'story.agreeToMatching',
    () =>
      api.agreeToMatching({
        params,
        body: {
          agreement,
          profile: {
            occupations: ['7411'],
            skills: ['Toits'],
            languages: [
              { language: 'fr', level: 'B1' },
              { language: 'wo', level: 'C2' },
            ],
            regions: [{ country: 'SN', region: 'SN-DK' }],
          },
        },
        idempotencyKey: key('agree-to-matching'),
      }),
    whom,
  )
  const { body: found } = await narrate.step(
    who,
    'story.findMatches',
    () => api.findMatches({ params }),
    whom,
  )
  const [match] = found.items
  if (match === undefined) throw new Error('nothing was found for her')
  const { body: application } = await narrate.step(
    who,
    'story.prepareApplication',
    () =>
      api.prepareApplication({
        params,
        body: { vacancyId: match.vacancy.id, release: ['name', 'occupations', 'languages'], agreement },
        idempotencyKey: key('prepare-application'),
      }),
    whom,
  )
  const at = { ...params, applicationId: application.id }
  await narrate.step(
    who,
    'story.sendApplication',
    () =>
      api.moveApplication({
        params: at,
        ifMatch: 1,
        body: { to: 'sent' },
        idempotencyKey: key('send-application'),
      }),
    whom,
  )
  await narrate.step(
    who,
    'story.hire',
    () =>
      api.moveApplication({
        params: at,
        ifMatch: 2,
        body: { to: 'hired', startsOn: days.day(10), proof: 'contract' },
        idempotencyKey: key('hire'),
      }),
    whom,
  )
}
