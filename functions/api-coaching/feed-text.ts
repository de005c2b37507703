import type { Session } from '@passerelle/domain/coaching'
import { closest, type Language, pick } from '@passerelle/messages'
import { feedWords } from '@passerelle/messages/session-feed'
import type { FeedContent } from '@passerelle/table/coaching'
import ical, { ICalCalendarMethod, ICalEventClass, ICalEventStatus } from 'ical-generator'

/**
 * Sessions as iCalendar (RFC 5545). Each is at an instant in UTC, so that no calendar's own idea of a zone moves it, and
 * is called by its kind and by what is taught: titles and rooms are free text, in which a name may stand.
 */
export function feedText(content: FeedContent): string {
  const language = closest([content.organisation.language]) ?? 'en'
  const { say } = feedWords.in(language)
  const calendar = ical({
    name: say('name'),
    prodId: '//Passerelle//Sessions//EN',
    method: ICalCalendarMethod.PUBLISH,
    ttl: 60 * 60,
  })
  for (const session of content.sessions) {
    const { id, startsAt, endsAt, changedAt, version, kind, state } = session
    const place = placeOf(content, session)
    calendar.createEvent({
      id: `${id}@passerelle`,
      start: new Date(startsAt),
      end: new Date(endsAt),
      stamp: new Date(changedAt),
      lastModified: new Date(changedAt),
      sequence: version - 1,
      summary: say('summary', {
        kind: say(`kind.${kind}`),
        what: subjectOf(content, session, language),
      }),
      status: state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      class: ICalEventClass.PRIVATE,
      ...(place !== undefined && { location: place }),
    })
  }
  return calendar.toString()
}

function subjectOf({ modules, programmes }: FeedContent, session: Session, language: Language): string {
  const titles = session.moduleId && modules.get(session.moduleId)?.title
  return pick(titles ?? programmes.get(session.programmeId)?.name ?? {}, language)
}

function placeOf({ programmes }: FeedContent, { programmeId, siteId }: Session): string | undefined {
  const site = programmes.get(programmeId)?.sites.find(({ id }) => id === siteId)
  return site?.name
}
