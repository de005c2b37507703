import type { SessionView } from '@passerelle/contract/coaching'
import {
  assertPlans,
  cancelSession as cancel,
  editSession as edit,
  type Session,
  type SessionChange,
} from '@passerelle/domain/coaching'
import type { SessionId } from '@passerelle/domain/kernel'
import { assertVersion } from '@passerelle/table'
import type { CoachingContext } from './context.ts'
import { sessionEntry } from './entry.ts'
import { viewSession } from './view-session.ts'

/** Changes a session that is still planned. */
export async function editSession(
  context: CoachingContext,
  id: SessionId,
  change: SessionChange,
  expected: number,
): Promise<SessionView> {
  const session = await open(context, id, expected)
  const { programme } = await context.sessions.frame(session.programmeId)
  const edited = edit(session, change, programme, context.clock.now().toISOString())
  assertPlans(edited, context.me, context.roles)
  return commit(context, session, edited, Object.keys(change))
}

/** Calls a session off. */
export async function cancelSession(
  context: CoachingContext,
  id: SessionId,
  expected: number,
): Promise<SessionView> {
  const session = await open(context, id, expected)
  return commit(context, session, cancel(session, context.clock.now().toISOString()), ['state'])
}

async function open(context: CoachingContext, id: SessionId, expected: number): Promise<Session> {
  const session = await context.sessions.get(id)
  assertPlans(session, context.me, context.roles)
  assertVersion(session, expected)
  return session
}

async function commit(
  context: CoachingContext,
  before: Session,
  now: Session,
  fields: readonly string[],
): Promise<SessionView> {
  await context.sessions.replace(now, before, sessionEntry(now, fields))
  return viewSession(now)
}
