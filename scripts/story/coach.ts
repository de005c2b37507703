import type { ResourceOf } from '@passerelle/client'
import type { Narrator } from '../narrator.ts'
import { say } from '../say.ts'
import type { StoryDays } from './calendar.ts'
import type { Cast } from './cast.ts'
import type { Ground } from './prepare.ts'

export type ParticipantId = ResourceOf<'takeInParticipant'>['id']

/** A made-up person of the story. */
export type Returnee = {
  readonly key: string
  readonly given: string
  readonly family: string
  readonly birthYear: number
  readonly phone: string
}

export const aminata: Returnee = {
  key: 'aminata',
  given: 'Aminata',
  family: 'Diallo',
  birthYear: 1994,
  phone: '+221770000001',
}
export const ousmane: Returnee = {
  key: 'ousmane',
  given: 'Ousmane',
  family: 'Sarr',
  birthYear: 1988,
  phone: '+221770000002',
}

/** The coach takes somebody in and works out with them what they can do and what they will learn. */
export async function coachReturnee(
  { miriam }: Cast,
  { programmeId, moduleIds }: Ground,
  person: Returnee,
  days: StoryDays,
  narrate: Narrator,
): Promise<ParticipantId> {
  const key = (step: string) => `story-${person.key}-${step}-0001`
  const { body: participant } = await narrate.step(miriam.name, `story.${person.key}.takeIn`, () =>
    miriam.api.takeInParticipant({
      body: {
        programmeId,
        names: [{ kind: 'official', primary: true, given: person.given, family: person.family }],
        birth: { year: person.birthYear },
        languages: ['wo', 'fr'],
        returnCountry: 'SN',
        returnDistrict: 'Pikine',
        channels: [
          {
            kind: 'phone',
            value: person.phone,
            language: 'wo',
            safety: { shared: true, mayMentionGermany: false },
          },
        ],
        plannedDeparture: { date: days.day(45), certainty: 'planned' },
      },
      idempotencyKey: key('take-in'),
    }),
  )
  const params = { participantId: participant.id }
  await narrate.step(miriam.name, `story.${person.key}.interview`, () =>
    miriam.api.recordFirstInterview({
      params,
      body: {
        heldOn: days.day(0),
        mode: 'presence',
        language: 'fr',
        interpretation: { needed: false },
        goal: inFrench('story.data.goal'),
        situation: [{ topic: 'housing', note: inFrench('story.data.housing') }],
        labourMarketDestination: { country: 'SN', region: 'Dakar', occupations: ['7531'] },
      },
      idempotencyKey: key('interview'),
    }),
  )
  await narrate.step(miriam.name, `story.${person.key}.assessment`, () =>
    miriam.api.recordAssessment({
      params,
      body: {
        assessedOn: days.day(0),
        occupations: [{ isco08: '7531', years: 4, learnt: 'informal', evidence: [{ kind: 'work_sample' }] }],
        languages: [
          { language: 'wo', firstLanguage: true },
          { language: 'fr', listening: 'B2', reading: 'B1', spokenInteraction: 'B2', writing: 'A2' },
        ],
        skills: [{ name: inFrench('story.data.skill'), level: 'independent' }],
      },
      idempotencyKey: key('assessment'),
    }),
  )
  await narrate.step(miriam.name, `story.${person.key}.plan`, () =>
    miriam.api.beginPlan({
      params,
      body: {
        occupationalGoal: { isco08: '7531' },
        businessIdea: true,
        items: moduleIds
          .slice(0, 2)
          .map((moduleId) => ({ moduleId, purpose: inFrench('story.data.purpose') })),
      },
      idempotencyKey: key('plan'),
    }),
  )
  await narrate.step(miriam.name, `story.${person.key}.agree`, () =>
    miriam.api.agreePlan({
      params,
      body: { confirmation: 'signed', language: 'fr' },
      ifMatch: 1,
      idempotencyKey: key('agree'),
    }),
  )
  return participant.id
}

// What was talked about in French is written down in French, whoever looks on.
function inFrench(key: string): string {
  return say(key, {}, 'fr')
}
