import type { SessionsQuery, SessionView } from '@passerelle/contract/coaching'
import { spanOf } from '@passerelle/domain/kernel'
import type { PageOf } from '@passerelle/table'
import type { CoachingContext } from './context.ts'
import { viewSession } from './view-session.ts'

const daysAhead = 28

/** The sessions of a period, from now on unless it says otherwise. */
export async function listSessions(
  context: CoachingContext,
  { from, before, instructor, ...page }: SessionsQuery,
): Promise<PageOf<SessionView>> {
  const usual = { from: context.clock.now().toISOString(), days: daysAhead }
  const span = spanOf({ from, before }, usual)
  const { items, ...rest } = await context.sessions.list({ ...span, instructor }, page)
  return { items: items.map(viewSession), ...rest }
}
