import type { ResourceOf } from '@passerelle/client'
import type { Narrator } from '../narrator.ts'
import { inFrench } from '../say.ts'
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

const returnee = (given: string, family: string, birthYear: number, phone: string): Returnee => ({
  key: given.toLowerCase(),
  given,
  family,
  birthYear,
  phone,
})

export const aminata = returnee('Aminata', 'Diallo', 1994, '+221770000001')
export const ousmane = returnee('Ousmane', 'Sarr', 1988, '+221770000002')
export const mariama = returnee('Mariama', 'Ba', 1999, '+221770000003')
export const lamine = returnee('Lamine', 'Ndiaye', 1985, '+221770000004')
export const binta = returnee('Binta', 'Sow', 1991, '+221770000005')
export const moussa = returnee('Moussa', 'Faye', 1979, '+221770000006')

export const fama = returnee('Fama', 'Gueye', 2001, '+221770000007')

export const rokhaya = returnee('Rokhaya', 'Thiam', 1990, '+221770000008')

/** A key for each step of a person's, always the same. */
export function keyOf({ key }: Returnee): (step: string) => string {
  return (step) => `story-${key}-${step}-0001`
}

/** Whom a line is about. */
export function nameOf({ given }: Returnee): { readonly name: string } {
  return { name: given }
}

/** The coach takes somebody in. */
async function takeIn(
  { miriam }: Cast,
  { programmeId }: Ground,
  person: Returnee,
  days: StoryDays,
  narrate: Narrator,
): Promise<ParticipantId> {
  const entry = () =>
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
      idempotencyKey: keyOf(person)('take-in'),
    })
  const { body: participant } = await narrate.step(miriam.name, 'story.takeIn', entry, nameOf(person))
  return participant.id
}

/** The coach takes somebody in and writes down what they can do: all that another organisation can be asked on. */
export async function prepareReturnee(
  cast: Cast,
  ground: Ground,
  person: Returnee,
  days: StoryDays,
  narrate: Narrator,
): Promise<ParticipantId> {
  const participantId = await takeIn(cast, ground, person, days, narrate)
  await assess(cast, participantId, person, days, narrate)
  return participantId
}

async function assess(
  { miriam }: Cast,
  participantId: ParticipantId,
  person: Returnee,
  days: StoryDays,
  narrate: Narrator,
): Promise<void> {
  const assessment = () =>
    miriam.api.recordAssessment({
      params: { participantId },
      body: {
        assessedOn: days.day(0),
        occupations: [{ isco08: '7531', years: 4, learnt: 'informal', evidence: [{ kind: 'work_sample' }] }],
        languages: [
          { language: 'wo', firstLanguage: true },
          { language: 'fr', listening: 'B2', reading: 'B1', spokenInteraction: 'B2', writing: 'A2' },
        ],
        skills: [{ name: inFrench('story.data.skill'), level: 'independent' }],
      },
      idempotencyKey: keyOf(person)('assessment'),
    })
  await narrate.step(miriam.name, 'story.assessment', assessment, nameOf(person))
}

/** The coach takes somebody in and works out with them what they can do and what they will learn. */
export async function coachReturnee(
  cast: Cast,
  ground: Ground,
  person: Returnee,
  days: StoryDays,
  narrate: Narrator,
): Promise<ParticipantId> {
  const { miriam } = cast
  const key = keyOf(person)
  const participantId = await takeIn(cast, ground, person, days, narrate)
  const params = { participantId }
  await narrate.step(miriam.name, 'story.interview', () =>
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
  await assess(cast, participantId, person, days, narrate)
  const plan = () =>
    miriam.api.beginPlan({
      params,
      body: {
        occupationalGoal: { isco08: '7531' },
        businessIdea: true,
        items: ground.moduleIds
          .slice(0, 2)
          .map((moduleId) => ({ moduleId, purpose: inFrench('story.data.purpose') })),
      },
      idempotencyKey: key('plan'),
    })
  await narrate.step(miriam.name, 'story.plan', plan, nameOf(person))
  await narrate.step(miriam.name, 'story.agree', () =>
    miriam.api.agreePlan({
      params,
      body: { confirmation: 'signed', language: 'fr' },
      ifMatch: 1,
      idempotencyKey: key('agree'),
    }),
  )
  return participantId
}
