import { contactWays, remark, type Step, withdrawReasons } from './step.ts'

/** What the organisation does that sent a referral. */
export const senderSteps: readonly Step[] = [
  {
    command: 'answer',
    operation: 'answerQuestions',
    tone: 'main',
    happens: 'step.answerHappens',
    fields: remark('answers', 0),
  },
  {
    command: 'record-departure',
    operation: 'recordDeparture',
    tone: 'main',
    happens: 'step.departureHappens',
    fields: [
      { kind: 'date', name: 'date', label: 'step.departureDate', bound: 'past', first: 'today' },
      {
        kind: 'code',
        name: 'proof',
        label: 'step.proof',
        choices: [
          ['border_crossing_confirmation', 'proof.border_crossing_confirmation'],
          ['confirmed_by_iom', 'proof.confirmed_by_iom'],
          ['boarding_pass', 'proof.boarding_pass'],
          ['self_report', 'proof.self_report'],
        ],
      },
    ],
  },
  {
    command: 'advance-departure',
    operation: 'advanceDeparture',
    tone: 'other',
    happens: 'step.advanceHappens',
    fields: [
      { kind: 'date', name: 'date', label: 'step.departureDate', bound: 'future' },
      { kind: 'date', name: 'arrivalWindow.earliest', label: 'step.arrivalEarliest', bound: 'future' },
      { kind: 'date', name: 'arrivalWindow.latest', label: 'step.arrivalLatest', bound: 'future' },
    ],
  },
  {
    command: 'resume',
    operation: 'resumeReferral',
    tone: 'main',
    happens: 'step.resumeHappens',
    fields: [
      { kind: 'date', name: 'date', label: 'step.date', bound: 'past', first: 'today' },
      { kind: 'code', name: 'way', label: 'step.way', choices: contactWays },
    ],
  },
  {
    command: 'accept-back',
    operation: 'acceptBackReferral',
    tone: 'main',
    happens: 'step.acceptBackHappens',
    fields: [],
  },
  {
    command: 'reroute',
    operation: 'rerouteReferral',
    tone: 'main',
    happens: 'step.rerouteHappens',
    fields: [{ kind: 'partner', name: 'to', label: 'refer.to' }],
  },
  {
    command: 'refuse',
    operation: 'refuseConsent',
    tone: 'other',
    happens: 'step.refuseHappens',
    fields: [],
  },
  {
    command: 'revise',
    operation: 'reviseReferral',
    tone: 'other',
    happens: 'step.reviseHappens',
    fields: [],
  },
  {
    command: 'withdraw',
    operation: 'withdrawReferral',
    tone: 'grave',
    happens: 'step.withdrawHappens',
    fields: [
      { kind: 'code', name: 'reason', label: 'step.reason', choices: withdrawReasons },
      { kind: 'text', name: 'comment', label: 'step.comment', isOptional: true },
    ],
  },
  {
    command: 'revoke-consent',
    operation: 'revokeConsent',
    tone: 'grave',
    happens: 'step.revokeHappens',
    fields: [{ kind: 'code', name: 'way', label: 'step.revokeWay', choices: contactWays }],
  },
]
