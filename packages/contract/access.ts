import type { MemberRole, Role } from '@passerelle/domain/tenancy'

/** The callers of an operation: anybody without signing in, or the members with one of these roles. */
export type Access = 'public' | readonly Role[]

const anyMember = [
  'admin',
  'coordinator',
  'coach',
  'instructor',
  'counsellor',
  'auditor',
] as const satisfies readonly MemberRole[]
const admins = ['admin'] as const
const operators = ['operator'] as const
const leads = ['admin', 'coordinator'] as const
const coordinators = ['coordinator'] as const
/** A coordinator works with every case, the others with those of which they are coach or deputy. */
const caseworkers = ['coordinator', 'coach', 'counsellor'] as const
/** Somebody by their own link: about themselves, and nobody else. */
const people = ['person'] as const
/** The bearer of a paper that a person carried. */
const bearers = ['paper'] as const
/** A coordinator works with every referral, a coach with their own and with offers that nobody has taken on yet. */
const exchangers = ['coordinator', 'coach'] as const

/**
 * The matrix of roles and operations: the specification, one row an operation. An operation without a row does not
 * compile, and the functions answer 403 to every cell that is not here.
 */
export const access = {
  openTenant: operators,
  listTenants: operators,
  readTenant: operators,
  suspendTenant: operators,
  resumeTenant: operators,

  readOwnTenant: anyMember,
  editOwnTenant: admins,
  readMe: [...anyMember, 'operator'],
  readNotices: anyMember,
  editNotices: anyMember,
  inviteMember: admins,
  listMembers: leads,
  readMember: leads,
  editMember: admins,
  removeMember: admins,

  listPartners: ['admin', 'coordinator', 'coach'],
  proposeCorridor: admins,
  listCorridors: ['admin', 'coordinator', 'coach', 'auditor'],
  readCorridor: ['admin', 'coordinator', 'coach', 'auditor'],
  signCorridor: admins,
  suspendCorridor: leads,
  endCorridor: admins,

  listSafetyLimits: ['admin', 'coordinator', 'coach', 'auditor'],
  setSafetyLimit: leads,
  confirmSafetyLimit: leads,
  rejectSafetyLimit: leads,
  openWebhook: admins,
  listWebhooks: admins,
  readWebhook: admins,
  editWebhook: admins,
  closeWebhook: admins,
  rotateWebhookSecret: admins,
  listDeliveries: admins,
  replayDelivery: admins,

  listProgrammeTemplates: leads,
  openProgramme: leads,
  listProgrammes: ['admin', ...caseworkers],
  readProgramme: ['admin', ...caseworkers],
  editProgramme: leads,
  addModule: leads,
  listModules: ['admin', ...caseworkers],
  editModule: leads,

  takeInParticipant: caseworkers,
  listParticipants: caseworkers,
  readParticipant: caseworkers,
  editParticipant: caseworkers,
  moveStage: caseworkers,
  eraseParticipant: coordinators,
  readCase: caseworkers,
  readCaseJournal: ['coordinator', 'auditor'],
  recordFirstInterview: caseworkers,
  readFirstInterview: caseworkers,
  rewriteFirstInterview: caseworkers,
  recordAssessment: caseworkers,
  readAssessment: caseworkers,
  rewriteAssessment: caseworkers,
  beginPlan: caseworkers,
  readPlan: caseworkers,
  rewritePlan: caseworkers,
  agreePlan: caseworkers,
  unfreezePlan: caseworkers,
  addPlanItem: caseworkers,
  recordPlanProgress: caseworkers,
  makeLink: caseworkers,
  readLink: caseworkers,
  removeLink: caseworkers,

  readSelf: people,
  listOwnConsents: people,
  readOwnConsent: people,
  readOwnReceipt: people,
  giveOwnConsent: people,
  refuseOwnConsent: people,
  withdrawOwnConsent: people,
  listHolders: people,

  readInbox: exchangers,
  createReferral: exchangers,
  listReferrals: exchangers,
  readReferral: exchangers,
  readTimeline: exchangers,
  readReceipt: exchangers,
  readAsFhir: exchangers,
  previewPackage: exchangers,
  readPackage: exchangers,
  readSheet: exchangers,
  issuePaper: exchangers,
  listPapers: exchangers,
  revokePaper: exchangers,
  redeemPaper: bearers,
  departEarly: exchangers,
  requestConsent: exchangers,
  reviseReferral: exchangers,
  prepareRenewal: exchangers,
  giveConsent: exchangers,
  refuseConsent: exchangers,
  acknowledgeReferral: exchangers,
  askQuestions: exchangers,
  answerQuestions: exchangers,
  waitlistReferral: exchangers,
  reconfirmReferral: exchangers,
  acceptReferral: exchangers,
  unacceptReferral: coordinators,
  declineReferral: exchangers,
  advanceDeparture: exchangers,
  recordDeparture: exchangers,
  confirmFirstContact: exchangers,
  reportNoContact: exchangers,
  resumeReferral: exchangers,
  startService: exchangers,
  handBackReferral: exchangers,
  acceptBackReferral: exchangers,
  completeReferral: exchangers,
  reportOutcome: exchangers,
  reopenReferral: coordinators,
  rerouteReferral: coordinators,
  withdrawReferral: exchangers,
  renewConsent: exchangers,
  revokeConsent: exchangers,
  answerErasure: exchangers,
  discloseVitally: exchangers,
  voidReferral: coordinators,
  writeMessage: exchangers,
  readMessages: exchangers,
  markMessagesRead: exchangers,
  addressPerson: exchangers,
  findMeetingSlots: exchangers,
  proposeAppointment: exchangers,
  listAppointments: exchangers,
  readAppointment: exchangers,
  agreeAppointment: exchangers,
  cancelAppointment: exchangers,
  recordAppointment: exchangers,

  readDocument: 'public',
  readDocumentation: 'public',
} as const satisfies Readonly<Record<string, Access>>
