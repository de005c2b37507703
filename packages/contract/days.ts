import type { DayKind } from '@passerelle/domain/calendar'

const term = { 'body.term.from': 'term', 'body.term.to': 'term' } as const
const wholeTerm = {
  ...term,
  'body.extensions[].to': 'term',
  'body.extensions[].decidedOn': 'record',
} as const
const held = { 'body.heldOn': 'record' } as const
const assessed = { 'body.assessedOn': 'record' } as const
const expiring = { 'body.expiresOn': 'expectation' } as const
const waiting = { 'body.earliest': 'expectation' } as const
const happened = { 'body.date': 'event' } as const
const arrival = {
  'body.arrivalWindow.earliest': 'expectation',
  'body.arrivalWindow.latest': 'expectation',
} as const
// A step whose day has passed is told as well: it is overdue, and no slip of the pen.
const businessSteps = { 'body.steps[].dueOn': 'expectation' } as const
const particulars = {
  'body.birth.date': 'birth',
  'body.plannedDeparture.date': 'plan',
  'body.plannedDeparture.window.from': 'plan',
  'body.plannedDeparture.window.to': 'plan',
} as const

/**
 * Every day and every instant that a request may name, by operation and place (`[]` for each of a list), and of which
 * kind it is: the kind says how far from the present it may lie. A test walks through the schemas and fails for a day
 * that stands here nowhere.
 */
export const days: Readonly<Record<string, Readonly<Record<string, DayKind>>>> = {
  correctCalendar: { 'body.added[]': 'expectation', 'body.removed[]': 'expectation' },
  proposeCorridor: { 'body.validity.from': 'term', 'body.validity.to': 'term' },
  renewCorridor: { 'body.until': 'term' },
  readJournal: { 'query.from': 'record', 'query.to': 'record' },
  listJournalSeals: { 'query.from': 'record', 'query.to': 'record' },
  listJournalLines: { 'query.from': 'record', 'query.to': 'record' },
  readJournalCheck: { 'query.day': 'record' },

  addProgrammeTemplate: wholeTerm,
  editProgrammeTemplate: wholeTerm,
  openProgramme: wholeTerm,
  prepareSunset: { 'body.endsOn': 'term' },
  editProgramme: {
    ...term,
    'body.extension.to': 'term',
    'body.extension.decidedOn': 'record',
    'body.lastPaymentOn': 'record',
  },

  draftOffer: { 'body.capacity.asOf': 'record' },
  editOffer: { 'body.capacity.asOf': 'record' },
  draftVacancy: { 'body.validThrough': 'expectation' },
  editVacancy: { 'body.validThrough': 'expectation' },
  addLabourFinding: { 'body.asOf': 'record' },
  editLabourFinding: { 'body.asOf': 'record' },
  agreeToMatching: { 'body.profile.earliestOn': 'expectation' },
  rewriteWorkProfile: { 'body.earliestOn': 'expectation' },
  moveApplication: { 'body.startsOn': 'event' },

  takeInParticipant: particulars,
  editParticipant: particulars,
  recordFirstInterview: held,
  rewriteFirstInterview: held,
  recordAssessment: assessed,
  rewriteAssessment: assessed,

  placeHold: { 'body.until': 'term' },
  listEndings: { 'query.until': 'term' },

  writeNote: { 'body.day': 'record' },
  rewriteNote: { 'body.day': 'record' },

  planSession: { 'body.day': 'term' },
  editSession: { 'body.day': 'term' },
  // A device that was without a network tells the time by its own clock.
  recordAttendance: { 'body.lines[].notedAt': 'record', 'body.lines[].signature.signedAt': 'record' },
  listSessions: { 'query.from': 'term', 'query.before': 'term' },

  beginFollowUps: { 'body.contactOn': 'event' },
  planFollowUp: { 'body.aimedOn': 'expectation' },
  recordFollowUp: {
    'body.attempts[].on': 'event',
    'body.result.on': 'event',
    'body.result.since': 'record',
  },
  recordBaseline: held,
  rewriteBaseline: held,
  answerOwnFollowUp: { 'body.since': 'record' },
  listDueFollowUps: { 'query.until': 'expectation' },
  beginBusinessPlan: businessSteps,
  rewriteBusinessPlan: businessSteps,
  recordBusinessStep: { 'body.doneOn': 'record' },
  recordFoundingOutcome: { 'body.on': 'record', 'body.endedOn': 'record' },
  recheckBusinessPlan: { 'body.pricedOn': 'record' },
  assessRecognition: { 'body.on': 'record' },
  issueCertificate: { 'body.decision.on': 'record', 'body.validUntil': 'term' },

  createReferral: arrival,
  issuePaper: arrival,
  departEarly: { 'body.date': 'expectation', ...arrival },
  advanceDeparture: { 'body.date': 'expectation', ...arrival },
  giveConsent: expiring,
  renewConsent: expiring,
  giveOwnConsent: expiring,
  waitlistReferral: waiting,
  reconfirmReferral: waiting,
  recordDeparture: happened,
  confirmFirstContact: happened,
  reportNoContact: { 'body.attempts[].date': 'event' },
  resumeReferral: happened,
  startService: happened,
  completeReferral: happened,
  reportOutcome: happened,

  addInstitution: { 'body.membership.since': 'term' },
  joinNetwork: { 'body.since': 'term' },
  leaveNetwork: { 'body.until': 'term' },
  planEvent: { 'body.day': 'term' },
  editEvent: { 'body.day': 'term' },
  listEvents: { 'query.from': 'term', 'query.before': 'term' },
  readEventFigures: { 'query.from': 'term', 'query.to': 'term' },

  findMeetingSlots: { 'query.from': 'expectation' },
  proposeAppointment: { 'body.slots[].start': 'expectation', 'body.slots[].end': 'expectation' },
  agreeAppointment: { 'body.start': 'expectation' },
}
