import type { SessionView } from '@passerelle/contract/coaching'
import { holidayIn } from '@passerelle/domain/calendar'
import type { Session } from '@passerelle/domain/coaching'

/** A session as members see it: those who come to it are a number. */
export function viewSession({ enrolled, waiting, ...session }: Session): SessionView {
  const holiday = session.country && holidayIn(session.country, session.day)?.key
  return { ...session, taken: enrolled.length, waiting: waiting.length, ...(holiday && { holiday }) }
}
