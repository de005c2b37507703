import { programmeRules } from '../programmes/field-rules.ts'
import { but, type FieldRule, type Rules } from '../sharing/field-rule.ts'
import type { Attendance } from './attendance.ts'
import type { Session } from './session.ts'
import type { SessionFeed } from './session-feed.ts'

// A session is the organisation's own affair; of participants it holds ids, which say nothing outside of it.
const planned = programmeRules.term

export const sessionRules = {
  id: planned,
  version: planned,
  changedAt: planned,
  state: planned,
  programmeId: planned,
  moduleId: planned,
  kind: planned,
  deliveryMode: planned,
  title: planned,
  siteId: planned,
  room: planned,
  instructorId: planned,
  day: planned,
  hour: planned,
  timeZone: planned,
  teachingUnits: planned,
  unitMinutes: planned,
  breakMinutes: planned,
  capacity: planned,
  country: planned,
  startsAt: planned,
  endsAt: planned,
  series: planned,
  enrolled: planned,
  waiting: planned,
} as const satisfies Rules<Session>

// A hash of 128 random bits leads to nothing but the code that it was made of.
export const sessionFeedRules = {
  memberId: planned,
  version: planned,
  createdAt: planned,
  digest: planned,
} as const satisfies Rules<SessionFeed>

/** Proves to a funder that somebody was taught, so it is kept as long as that has to be proved. */
export const proof = {
  category: 'ordinary',
  purposes: ['coaching', 'reporting'],
  tier: 'never',
  retention: 'funding',
  storage: 'sealed',
} as const satisfies FieldRule

const facet = but(proof, { storage: 'clear' })

export const attendanceRules = {
  participantId: facet,
  sessionId: facet,
  version: facet,
  // By it the clock knows how long a funder may ask; the session says the same of whom it enrolled.
  programmeId: facet,
  moduleId: proof,
  kind: proof,
  startsAt: proof,
  timeZone: proof,
  plannedUnits: proof,
  status: proof,
  teachingUnits: proof,
  note: but(proof, { purposes: ['coaching'] }),
  recordedAt: proof,
  recordedBy: proof,
  notedAt: proof,
  // The strokes alone, without speed and pressure: nothing by which a person could be recognised among others.
  signature: proof,
  earlier: proof,
} as const satisfies Rules<Attendance>
