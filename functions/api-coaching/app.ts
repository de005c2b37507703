import { access } from '@passerelle/contract/access'
import { coaching } from '@passerelle/contract/coaching'
import type { SessionId } from '@passerelle/domain/kernel'
import { api } from '@passerelle/runtime'
import { enrolParticipant, readPlace, unenrolParticipant } from './change-roster.ts'
import { cancelSession, editSession } from './change-session.ts'
import { openCoachingContext } from './context.ts'
import { makeFeed, readFeed, removeFeed } from './feed.ts'
import { listAttendance } from './list-attendance.ts'
import { listSessions } from './list-sessions.ts'
import { planSession, readPlanned } from './plan-session.ts'
import { readRoster } from './read-roster.ts'
import { readSessionFeed } from './read-session-feed.ts'
import { recordAttendance } from './record-attendance.ts'
import { takeRosterAlong } from './take-roster-along.ts'
import { viewSession } from './view-session.ts'

// The stored id of every operation upon a session is the session's.
export const app = api(coaching, access, openCoachingContext, {
  planSession: {
    run: (context, { body }) => planSession(context, body),
    replay: (context, id) => readPlanned(context, id as SessionId),
  },
  listSessions: (context, { query }) => listSessions(context, query),
  readSession: async (context, { params }) => viewSession(await context.sessions.get(params.sessionId)),
  editSession: (context, { params, body, expected }) =>
    editSession(context, params.sessionId, body, expected),
  cancelSession: {
    run: (context, { params, expected }) => cancelSession(context, params.sessionId, expected),
    replay: async (context, id) => viewSession(await context.sessions.get(id as SessionId)),
  },
  readRoster: (context, { params }) => readRoster(context, params.sessionId),
  enrolParticipant: {
    run: (context, { params, body }) => enrolParticipant(context, params.sessionId, body.participantId),
    replay: (context, id, { body }) => readPlace(context, id as SessionId, body.participantId),
  },
  unenrolParticipant: (context, { params }) =>
    unenrolParticipant(context, params.sessionId, params.participantId),
  takeRosterAlong: (context, { params }) => takeRosterAlong(context, params.sessionId),
  recordAttendance: (context, { params, body, expected }) =>
    recordAttendance(context, params.sessionId, body, expected),
  listAttendance: (context, { params }) => listAttendance(context, params.participantId),
  readFeed: (context) => readFeed(context),
  makeFeed: { run: (context) => makeFeed(context), replay: (context) => readFeed(context) },
  removeFeed: (context) => removeFeed(context),
  readSessionFeed: (context) => readSessionFeed(context),
})
