import type { DayKind } from '@passerelle/domain/calendar'

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

  openProgramme: {
    'body.term.from': 'term',
    'body.term.to': 'term',
    'body.extensions[].to': 'term',
    'body.extensions[].decidedOn': 'record',
  },
  editProgramme: {
    'body.term.from': 'term',
    'body.term.to': 'term',
    'body.extension.to': 'term',
    'body.extension.decidedOn': 'record',
  },

  takeInParticipant: particulars(),
  editParticipant: particulars(),
  recordFirstInterview: { 'body.heldOn': 'record' },
  rewriteFirstInterview: { 'body.heldOn': 'record' },
  recordAssessment: { 'body.assessedOn': 'record' },
  rewriteAssessment: { 'body.assessedOn': 'record' },

  planSession: { 'body.day': 'term' },
  editSession: { 'body.day': 'term' },
  listSessions: { 'query.from': 'term', 'query.before': 'term' },

  createReferral: arrival(),
  issuePaper: arrival(),
  departEarly: { 'body.date': 'expectation', ...arrival() },
  advanceDeparture: { 'body.date': 'expectation', ...arrival() },
  giveConsent: { 'body.expiresOn': 'expectation' },
  renewConsent: { 'body.expiresOn': 'expectation' },
  giveOwnConsent: { 'body.expiresOn': 'expectation' },
  waitlistReferral: { 'body.earliest': 'expectation' },
  reconfirmReferral: { 'body.earliest': 'expectation' },
  recordDeparture: { 'body.date': 'event' },
  confirmFirstContact: { 'body.date': 'event' },
  reportNoContact: { 'body.attempts[].date': 'event' },
  resumeReferral: { 'body.date': 'event' },
  startService: { 'body.date': 'event' },
  completeReferral: { 'body.date': 'event' },
  reportOutcome: { 'body.date': 'event' },

  findMeetingSlots: { 'query.from': 'expectation' },
  proposeAppointment: { 'body.slots[].start': 'expectation', 'body.slots[].end': 'expectation' },
  agreeAppointment: { 'body.start': 'expectation' },
}

function particulars(): Readonly<Record<string, DayKind>> {
  return {
    'body.birth.date': 'birth',
    'body.plannedDeparture.date': 'plan',
    'body.plannedDeparture.window.from': 'plan',
    'body.plannedDeparture.window.to': 'plan',
  }
}

function arrival(): Readonly<Record<string, DayKind>> {
  return { 'body.arrivalWindow.earliest': 'expectation', 'body.arrivalWindow.latest': 'expectation' }
}
