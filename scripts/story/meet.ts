import type { Narrator } from '../narrator.ts'
import { inFrench } from '../say.ts'
import type { StoryDays } from './calendar.ts'
import type { Cast } from './cast.ts'
import type { Ground } from './prepare.ts'

/** A networking day with those who send people: one of them was entered twice, and counts once. */
export async function meetPartners(
  { bfz }: Cast,
  { programmeId }: Ground,
  days: StoryDays,
  narrate: Narrator,
): Promise<void> {
  const { api, name: who } = bfz.admin
  const key = (step: string) => ({ idempotencyKey: `story-network-${step}-0001` })
  const { body: network } = await narrate.step(who, 'story.openNetwork', () =>
    api.openNetwork({ body: { name: inFrench('story.data.network'), country: 'DE' }, ...key('open') }),
  )
  const membership = { networkId: network.id, since: days.day(-60) }
  const add = (name: string, step: string) =>
    narrate.step(
      who,
      'story.addInstitution',
      () =>
        api.addInstitution({
          body: { name, kind: 'ngo', country: 'DE', place: 'München', membership },
          ...key(step),
        }),
      { name },
    )
  const { body: kept } = await add('Brückenbauer Süd e.V.', 'first')
  const { body: other } = await add('BRUECKENBAUER SÜD', 'second')
  await narrate.step(who, 'story.mergeInstitutions', () =>
    api.mergeInstitutions({
      params: { institutionId: kept.id },
      ifMatch: 1,
      body: { duplicateId: other.id },
      ...key('merge'),
    }),
  )
  const { body: event } = await narrate.step(who, 'story.planEvent', () =>
    api.planEvent({
      body: {
        programmeId,
        kind: 'networking_day',
        title: inFrench('story.data.networkingDay'),
        networkId: network.id,
        day: days.day(-2),
        hour: '09:30',
        timeZone: 'Europe/Berlin',
        minutes: 360,
        deliveryMode: 'presence',
        place: 'München',
      },
      ...key('plan'),
    }),
  )
  await narrate.step(who, 'story.recordEvent', () =>
    api.recordEventAttendance({
      params: { eventId: event.id },
      ifMatch: 1,
      body: {
        lines: [
          { institutionId: kept.id, persons: 4 },
          { institutionId: other.id, persons: 2 },
        ],
      },
    }),
  )
  const query = { programmeId, networkId: network.id, from: days.day(-60), to: days.day(0) }
  await narrate.step(who, 'story.eventFigures', () => api.readEventFigures({ query }))
}
