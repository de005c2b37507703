import { contactWays, declineReasons, outcomes, remark, type Step, type StepField } from './step.ts'

const attempt = (place: number): readonly StepField[] => [
  { kind: 'date', name: `attempts.${place}.date`, label: 'step.attemptDate', bound: 'past' },
  { kind: 'code', name: `attempts.${place}.way`, label: 'step.way', choices: contactWays },
]

/** What a centre does with an offer, and with a person who is on the way. */
export const receiverSteps: readonly Step[] = [
  {
    command: 'accept',
    operation: 'acceptReferral',
    tone: 'main',
    happens: 'step.acceptHappens',
    fields: [
      { kind: 'colleague', name: 'responsibleId', label: 'step.responsible', first: 'me' },
      {
        kind: 'colleague',
        name: 'deputyId',
        label: 'step.deputy',
        hint: 'step.deputyHint',
        without: 'responsibleId',
        isOptional: true,
      },
    ],
  },
  {
    command: 'acknowledge',
    operation: 'acknowledgeReferral',
    tone: 'other',
    happens: 'step.acknowledgeHappens',
    fields: [],
  },
  {
    command: 'ask',
    operation: 'askQuestions',
    tone: 'other',
    happens: 'step.askHappens',
    fields: remark('questions', 0),
  },
  {
    command: 'waitlist',
    operation: 'waitlistReferral',
    tone: 'other',
    happens: 'step.waitlistHappens',
    fields: [
      { kind: 'date', name: 'earliest', label: 'step.earliest', bound: 'future' },
      { kind: 'number', name: 'position', label: 'step.position', isOptional: true },
    ],
  },
  {
    command: 'reconfirm',
    operation: 'reconfirmReferral',
    tone: 'main',
    happens: 'step.reconfirmHappens',
    fields: [{ kind: 'date', name: 'earliest', label: 'step.earliest', bound: 'future' }],
  },
  {
    command: 'decline',
    operation: 'declineReferral',
    tone: 'grave',
    happens: 'step.declineHappens',
    fields: [
      {
        kind: 'code',
        name: 'declinedBy',
        label: 'step.declinedBy',
        choices: [
          ['provider', 'step.byUs'],
          ['client', 'step.byPerson'],
        ],
        first: 'provider',
      },
      { kind: 'code', name: 'reason', label: 'step.reason', choices: declineReasons },
      { kind: 'text', name: 'comment', label: 'step.comment', isOptional: true },
      { kind: 'partner', name: 'alternativeId', label: 'step.alternative', isOptional: true },
    ],
  },
  {
    command: 'confirm-first-contact',
    operation: 'confirmFirstContact',
    tone: 'main',
    happens: 'step.contactHappens',
    fields: [
      { kind: 'date', name: 'date', label: 'step.date', bound: 'past', first: 'today' },
      { kind: 'code', name: 'way', label: 'step.way', choices: contactWays },
    ],
  },
  {
    command: 'report-no-contact',
    operation: 'reportNoContact',
    tone: 'other',
    happens: 'step.noContactHappens',
    fields: [0, 1, 2].flatMap(attempt),
  },
  {
    command: 'start-service',
    operation: 'startService',
    tone: 'main',
    happens: 'step.startHappens',
    fields: [{ kind: 'date', name: 'date', label: 'step.date', first: 'today' }],
  },
  {
    command: 'complete',
    operation: 'completeReferral',
    tone: 'main',
    happens: 'step.completeHappens',
    fields: [
      { kind: 'code', name: 'outcome', label: 'referral.outcome', choices: outcomes },
      { kind: 'date', name: 'date', label: 'step.date', bound: 'past', first: 'today' },
    ],
  },
  {
    command: 'hand-back',
    operation: 'handBackReferral',
    tone: 'grave',
    happens: 'step.handBackHappens',
    fields: [
      { kind: 'code', name: 'reason', label: 'step.reason', choices: declineReasons },
      { kind: 'text', name: 'comment', label: 'step.comment', isOptional: true },
    ],
  },
  {
    command: 'unaccept',
    operation: 'unacceptReferral',
    tone: 'grave',
    happens: 'step.unacceptHappens',
    fields: [
      { kind: 'code', name: 'reason', label: 'step.reason', choices: declineReasons },
      {
        kind: 'code',
        name: 'to',
        label: 'step.to',
        choices: [
          ['offered', 'state.offered'],
          ['declined', 'state.declined'],
        ],
      },
      { kind: 'text', name: 'comment', label: 'step.comment', isOptional: true },
    ],
  },
  {
    command: 'answer-erasure',
    operation: 'answerErasure',
    tone: 'main',
    happens: 'step.erasureHappens',
    fields: [
      {
        kind: 'code',
        name: 'answer',
        label: 'step.erasureAnswer',
        choices: [
          ['erased', 'step.erased'],
          ['own_legal_ground', 'step.ownGround'],
        ],
      },
      { kind: 'text', name: 'ground', label: 'step.ground', isOptional: true },
    ],
  },
]
