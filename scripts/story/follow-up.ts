import type { Narrator } from '../narrator.ts'
import type { StoryDays } from './calendar.ts'
import type { Cast } from './cast.ts'
import { keyOf, nameOf, type Returnee } from './coach.ts'

/** As long ago the centre met somebody who came by herself: the third month is over. */
const daysSinceContact = 100

/** Somebody came back by herself. The centre asks how she fares as long as it asks those who were handed over. */
export async function askHowTheyFare(
  { dakar }: Cast,
  person: Returnee,
  days: StoryDays,
  narrate: Narrator,
): Promise<void> {
  const { name, api } = dakar.adviser
  const key = keyOf(person)
  const takeIn = () =>
    api.takeInParticipant({
      body: {
        names: [{ kind: 'official', primary: true, given: person.given, family: person.family }],
        birth: { year: person.birthYear },
        languages: ['wo', 'fr'],
        returnCountry: 'SN',
        stage: 'returned',
      },
      idempotencyKey: key('take-in'),
    })
  const { body: participant } = await narrate.step(name, 'story.takeIn', takeIn, nameOf(person))
  const params = { participantId: participant.id }
  const begin = () =>
    api.beginFollowUps({
      params,
      body: { contactOn: days.day(-daysSinceContact) },
      idempotencyKey: key('begin-follow-ups'),
    })
  const { body: year } = await narrate.step(name, 'story.beginFollowUps', begin, nameOf(person))
  await narrate.step(name, 'story.dueFollowUps', () => api.listDueFollowUps({}))
  const third = year.items.find(({ month }) => month === 3)
  if (third === undefined) throw new Error('a year without its third month')
  const record = () =>
    api.recordFollowUp({
      params: { ...params, followUpId: third.id },
      ifMatch: 1,
      body: {
        result: {
          reached: true,
          on: days.day(-1),
          way: 'phone',
          outcome: 'self_employed',
          since: days.day(-30),
          proof: 'own_word',
        },
      },
    })
  await narrate.step(name, 'story.recordFollowUp', record, nameOf(person))
}
