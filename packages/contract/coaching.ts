import { personNamesSchema } from '@passerelle/domain/casework'
import {
  attendanceSchema,
  clashGrounds,
  newSessionSchema,
  placesInSession,
  recordAttendanceSchema,
  sessionChangeSchema,
  sessionFeedSchema,
  sessionSchema,
} from '@passerelle/domain/coaching'
import { idSchema, instantSchema, rule } from '@passerelle/domain/kernel'
import * as z from 'zod'
import { pageOf, pageQuerySchema } from './list.ts'
import { routes } from './route.ts'

/** A session without the ids of those who come: how many have a place, how many wait for one. */
export const sessionViewSchema = sessionSchema.omit({ enrolled: true, waiting: true }).extend({
  taken: z.int().min(0),
  waiting: z.int().min(0),
  /** The holiday of its country that it falls on, by its name in the calendar. */
  holiday: z.string().optional(),
})
export type SessionView = z.output<typeof sessionViewSchema>

/** Another session at the same time, and what both of them want. */
export const clashSchema = z.strictObject({
  sessionId: idSchema<'session'>(),
  with: z.array(z.enum(clashGrounds)),
})

/** A session that was planned; of a series the first one, with all of them, and what stands in the way of any. */
export const plannedSessionSchema = sessionViewSchema.extend({
  sessions: z.array(sessionViewSchema.pick({ id: true, startsAt: true, holiday: true })),
  clashes: z.array(clashSchema),
})
export type PlannedSession = z.output<typeof plannedSessionSchema>

/** Which sessions: those that begin in a period, by default the four weeks from now on; of one instructor, or of all. */
export const sessionsQuerySchema = pageQuerySchema
  .extend({
    from: instantSchema.optional(),
    before: instantSchema.optional(),
    instructor: idSchema<'member'>().optional(),
  })
  .refine(({ from, before }) => from === undefined || before === undefined || from < before, {
    ...rule('ends_before_it_begins'),
    path: ['before'],
  })
export type SessionsQuery = z.output<typeof sessionsQuerySchema>

/**
 * Somebody on a roster. Of a person who was erased since there is only the place that they had.
 */
export const rosterLineSchema = z.strictObject({
  participantId: idSchema<'participant'>(),
  place: z.enum(placesInSession),
  erased: z.literal(true).optional(),
  pseudonym: z.string().optional(),
  names: personNamesSchema.optional(),
  attendance: attendanceSchema.optional(),
})

/** A session with those who come to it, as far as the member works with them; the rest is a number. */
export const rosterSchema = sessionViewSchema.extend({
  lines: z.array(rosterLineSchema),
  /** Those with a place, or waiting for one, whom the member does not work with. */
  withheld: z.int().min(0),
})
export type Roster = z.output<typeof rosterSchema>

export const enrolSchema = z.strictObject({ participantId: idSchema<'participant'>() })

/** The place that somebody got, or the one that they have in the waiting list, counted from 1. */
export const enrolledSchema = z.strictObject({
  participantId: idSchema<'participant'>(),
  place: z.enum(placesInSession),
  position: z.int().min(1).optional(),
  /** Of the session, now. */
  version: z.int().min(1),
  clashes: z.array(clashSchema),
})
export type Enrolled = z.output<typeof enrolledSchema>

/** All attendances of a case, and the units that they come to. */
export const caseAttendanceSchema = z.strictObject({
  items: z.array(attendanceSchema),
  units: z.array(
    z.strictObject({ moduleId: idSchema<'module'>().optional(), teachingUnits: z.int().min(0) }),
  ),
})
export type CaseAttendance = z.output<typeof caseAttendanceSchema>

/** A member's feed: since when there is one; version 0 as long as there is none. */
export const feedSchema = z.strictObject({
  version: z.int().min(0),
  createdAt: sessionFeedSchema.shape.createdAt.optional(),
})
export type Feed = z.output<typeof feedSchema>

/** A feed that was just made. Its address is told once; whoever has lost it makes another one. */
export const madeFeedSchema = feedSchema.extend({ address: z.url().optional() })
export type MadeFeed = z.output<typeof madeFeedSchema>

const feed = '/v1/me/session-feed'

const session = '/v1/sessions/{sessionId}'

/** Sessions, who comes to them, and how they attended. */
export const coaching = routes('api-coaching', {
  planSession: {
    method: 'POST',
    path: '/v1/sessions',
    summary:
      'Plan a session, or a weekly series that keeps its hour on the wall; clashes are told, not refused',
    body: newSessionSchema,
    answer: { status: 201, body: plannedSessionSchema },
  },
  listSessions: {
    method: 'GET',
    path: '/v1/sessions',
    summary: 'List sessions in the order of their beginning',
    query: sessionsQuerySchema,
    answer: { status: 200, body: pageOf(sessionViewSchema) },
  },
  readSession: {
    method: 'GET',
    path: session,
    summary: 'Read one session',
    answer: { status: 200, body: sessionViewSchema },
  },
  editSession: {
    method: 'PATCH',
    path: session,
    summary: 'Change a session that is still planned; with more places, those who wait come in',
    body: sessionChangeSchema,
    change: true,
    answer: { status: 200, body: sessionViewSchema },
  },
  cancelSession: {
    method: 'POST',
    path: `${session}/cancel`,
    summary: 'Call a session off',
    change: true,
    answer: { status: 200, body: sessionViewSchema },
  },
  readRoster: {
    method: 'GET',
    path: `${session}/roster`,
    summary:
      'Read who comes to a session and how they attended; a coach who does not hold it gets their own cases',
    answer: { status: 200, body: rosterSchema },
  },
  enrolParticipant: {
    method: 'POST',
    path: `${session}/roster`,
    summary: 'Give somebody a place in a session, or the next one on its waiting list',
    body: enrolSchema,
    answer: { status: 200, body: enrolledSchema },
  },
  unenrolParticipant: {
    method: 'DELETE',
    path: `${session}/roster/{participantId}`,
    summary: 'Take somebody off a roster; whoever waits first gets the place',
    answer: { status: 204 },
  },
  takeRosterAlong: {
    method: 'GET',
    path: `${session}/visit`,
    summary:
      'Read the roster of a session to take it along on a device, to where there is no network; the journal says who did',
    answer: { status: 200, body: rosterSchema },
  },
  recordAttendance: {
    method: 'PUT',
    path: `${session}/attendance`,
    summary:
      'Write down how people attended, all lines or none: what was written before is corrected, and kept; what is known already changes nothing; a line that names the version it knew never writes over another one',
    body: recordAttendanceSchema,
    change: true,
    answer: { status: 200, body: rosterSchema },
  },
  listAttendance: {
    method: 'GET',
    path: '/v1/participants/{participantId}/attendance',
    summary: 'List which sessions a person attended, with the teaching units by module',
    answer: { status: 200, body: caseAttendanceSchema },
  },
  readFeed: {
    method: 'GET',
    path: feed,
    summary: 'Read since when there is a feed of the sessions that one holds, if there is one',
    answer: { status: 200, body: feedSchema },
  },
  makeFeed: {
    method: 'POST',
    path: feed,
    summary: 'Make an address under which a calendar reads the sessions that one holds; one before it ends',
    answer: { status: 200, body: madeFeedSchema },
  },
  removeFeed: {
    method: 'DELETE',
    path: feed,
    summary: 'End the address under which a calendar reads one’s sessions',
    answer: { status: 204 },
  },
  readSessionFeed: {
    method: 'GET',
    path: '/v1/session-feed',
    summary: 'The sessions of the member whose feed it is, for a calendar (RFC 5545)',
    answer: { status: 200 },
    media: 'text/calendar',
  },
})

/** What a calendar reads, which signs in nowhere: by an address that nobody guesses. */
export const sessionFeeds = routes('api-session-feeds', {
  showSessionFeed: {
    method: 'GET',
    path: '/v1/public/session-feeds/{feedCode}',
    summary: 'The sessions that a member holds, for the calendar that has the address (RFC 5545)',
    answer: { status: 200 },
    media: 'text/calendar',
  },
})
