import type { PlannedSession } from '@passerelle/contract/coaching'
import {
  assertPlans,
  clashesOf,
  type NewSession,
  planSessions,
  type Session,
} from '@passerelle/domain/coaching'
import type { SessionId } from '@passerelle/domain/kernel'
import type { CoachingContext } from './context.ts'
import { sessionEntry } from './entry.ts'
import { viewSession } from './view-session.ts'

/** Plans a session or a series of them, and tells what else is on at the same time. */
export async function planSession(context: CoachingContext, entry: NewSession): Promise<PlannedSession> {
  assertPlans(entry, context.me, context.roles)
  const { programme, module } = await context.sessions.frame(entry.programmeId, entry.moduleId)
  const at = context.clock.now().toISOString()
  const planned = planSessions(entry, programme, module, context.ids, at)
  await context.sessions.plan(planned, programme, sessionEntry(planned[0], Object.keys(entry)))
  return viewPlanned(context, planned[0], planned)
}

/** What was answered when the session was planned, as things are now. */
export async function readPlanned(context: CoachingContext, id: SessionId): Promise<PlannedSession> {
  const first = await context.sessions.get(id)
  return viewPlanned(context, first, first.series === undefined ? [first] : await seriesOf(context, first))
}

async function viewPlanned(
  context: CoachingContext,
  first: Session,
  planned: readonly Session[],
): Promise<PlannedSession> {
  const others = await context.sessions.around(planned)
  return {
    ...viewSession(first),
    sessions: planned.map(viewSession).map(({ id, startsAt, holiday }) => ({
      id,
      startsAt,
      ...(holiday && { holiday }),
    })),
    clashes: planned.flatMap((session) => clashesOf(session, others)),
  }
}

async function seriesOf(context: CoachingContext, first: Session): Promise<readonly Session[]> {
  const weeks = first.series?.of ?? 1
  const end = new Date(Date.parse(first.endsAt) + weeks * 7 * 86_400_000).toISOString()
  const found = await context.sessions.around([{ ...first, endsAt: end }])
  return found.filter(({ series }) => series?.first === first.id)
}
