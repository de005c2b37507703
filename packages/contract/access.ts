import {
  caseworkerRoles,
  exchangerRoles,
  type MemberRole,
  type Role,
  serviceRoles,
  teachingRoles,
} from '@passerelle/domain/tenancy'

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
/** Those who keep the programmes, a system of the organisation's own among them. */
const keepers = [...leads, 'programme_keeper'] as const
const coordinators = ['coordinator'] as const
/** A coordinator works with every case, the others with those of which they are coach or deputy. */
const caseworkers = caseworkerRoles
/** Those who keep what is told in confidence, of the cases that they work with. */
const counsellors = ['counsellor'] as const
/** Somebody who only teaches works with the sessions that they hold, a caseworker with all of them. */
const teachers = teachingRoles
/** Those who say what a business plan is worth, and what it costs in the place. */
const businessCoaches = ['coordinator', 'coach'] as const
/** Those who see how a case stands, a system among them. */
const caseReaders = [...caseworkers, 'caseload_reader'] as const
/** Those who see the networks, events and vacancies of the organisation: whoever plans with them. */
const networkers = [...leads, 'coach', 'counsellor', 'instructor'] as const
/** Those who bring people and employers together. */
const placers = [...leads, 'coach'] as const
/** Somebody by their own link: about themselves, and nobody else. */
const people = ['person'] as const
/** The bearer of a paper that a person carried. */
const bearers = ['paper'] as const
/** The calendar that has the address of a feed. */
const calendars = ['feed'] as const
/** A coordinator works with every referral, a coach with their own and with offers that nobody has taken on yet. */
const exchangers = exchangerRoles
/** Those who see what waits and how a referral stands, a system among them. */
const referralReaders = [...exchangers, 'inbox_reader'] as const
/** Those who read what was done, and never what it was about; a system among them. */
const journalReaders = ['admin', 'auditor', 'journal_reader'] as const
/** A system that takes people in or reads their cases knows the programmes that these name. */
const programmeReaders = ['admin', ...teachers, 'programme_keeper', 'intake', 'caseload_reader'] as const

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
  appointAdmin: operators,
  resendFirstInvitation: operators,

  readOwnTenant: anyMember,
  editOwnTenant: admins,
  readCalendar: anyMember,
  correctCalendar: admins,
  readPlaces: anyMember,
  setPlaces: admins,
  listConsentNotices: anyMember,
  readConsentNotice: anyMember,
  readNoticeEdition: anyMember,
  writeConsentNotice: admins,
  // Somebody who reads the language, in an organisation where one person alone is admin.
  reviewConsentNotice: ['admin', 'coordinator', 'coach'],
  withdrawConsentNotice: leads,
  readMe: [...anyMember, 'operator', ...serviceRoles],
  readNotices: anyMember,
  editNotices: anyMember,
  inviteMember: admins,
  listMembers: leads,
  // An auditor as well: whoever acted is named in the journal by a number.
  // A system that takes people in names the coach of each; one that reads the journal knows whom a number means.
  listColleagues: [...caseworkers, 'admin', 'instructor', 'auditor', 'intake', 'journal_reader'],
  readMember: leads,
  editMember: admins,
  resendInvitation: admins,
  removeMember: admins,

  listPartners: ['admin', 'coordinator', 'coach'],
  findPartner: admins,
  proposeCorridor: admins,
  listCorridors: ['admin', 'coordinator', 'coach', 'auditor'],
  readCorridor: ['admin', 'coordinator', 'coach', 'auditor'],
  signCorridor: admins,
  renewCorridor: admins,
  suspendCorridor: leads,
  endCorridor: admins,

  listSafetyLimits: ['admin', 'coordinator', 'coach', 'auditor'],
  setSafetyLimit: leads,
  confirmSafetyLimit: leads,
  rejectSafetyLimit: leads,
  readJournal: journalReaders,
  readJournalChain: journalReaders,
  listJournalSeals: journalReaders,
  listJournalLines: journalReaders,
  readJournalProof: journalReaders,
  readJournalCheck: journalReaders,

  openServiceAccount: admins,
  // An auditor as well: the journal names a system by a number.
  listServiceAccounts: ['admin', 'auditor'],
  readServiceAccount: admins,
  editServiceAccount: admins,
  rotateServiceSecret: admins,
  endServiceSecret: admins,
  removeServiceAccount: admins,

  openWebhook: admins,
  listWebhooks: admins,
  readWebhook: admins,
  editWebhook: admins,
  closeWebhook: admins,
  rotateWebhookSecret: admins,
  listDeliveries: admins,
  replayDelivery: admins,

  listProgrammeTemplates: keepers,
  addProgrammeTemplate: keepers,
  readProgrammeTemplate: keepers,
  editProgrammeTemplate: keepers,
  checkProgrammeTemplate: keepers,
  openProgramme: keepers,
  listProgrammes: programmeReaders,
  readProgramme: programmeReaders,
  editProgramme: keepers,
  // Who is left in it are people: whoever sees every case sees how many, and hands them on.
  readSunset: coordinators,
  prepareSunset: leads,
  withdrawSunset: leads,
  handOnProgramme: coordinators,
  addModule: keepers,
  listModules: programmeReaders,
  editModule: keepers,

  readOutlooks: networkers,
  tellOutlook: placers,

  draftOffer: leads,
  listOffers: anyMember,
  readOffer: anyMember,
  editOffer: leads,
  publishOffer: leads,
  withdrawOffer: leads,
  readCentre: anyMember,
  setCentre: leads,
  readServedCountries: operators,
  setServedCountries: operators,

  // Whoever takes people in sees who asks for it; a system takes nobody in by itself.
  listContactRequests: caseworkers,
  readContactRequest: caseworkers,
  answerContactRequest: caseworkers,
  addEmployer: placers,
  listEmployers: placers,
  readEmployer: placers,
  editEmployer: placers,
  draftVacancy: placers,
  listVacancies: networkers,
  readVacancy: networkers,
  editVacancy: placers,
  openVacancy: placers,
  fillVacancy: placers,
  closeVacancy: placers,
  withdrawVacancy: placers,

  // Whoever works out plans reads what was found; those who lead answer for what is said of a market.
  addLabourFinding: leads,
  listLabourFindings: networkers,
  readLabourFinding: networkers,
  editLabourFinding: leads,
  withdrawLabourFinding: leads,

  agreeToMatching: caseworkers,
  readWorkProfile: caseworkers,
  rewriteWorkProfile: caseworkers,
  takeBackMatching: caseworkers,
  findMatches: caseworkers,
  prepareApplication: caseworkers,
  listApplications: caseworkers,
  readApplication: caseworkers,
  moveApplication: caseworkers,
  issueReleasedSheet: caseworkers,
  listVacancyApplications: caseworkers,
  readPlacementFigures: placers,

  // A system takes people in and reads how they stand. What is told in confidence, in an interview or an assessment,
  // is none of its business; and it changes no case, links no person and erases nobody.
  takeInParticipant: [...caseworkers, 'intake'],
  beginImport: [...caseworkers, 'intake'],
  readImport: [...caseworkers, 'intake'],
  importRows: [...caseworkers, 'intake'],
  // A file leaves the platform: only those write one who see every case.
  exportParticipants: coordinators,
  listParticipants: caseReaders,
  readParticipant: caseReaders,
  editParticipant: caseworkers,
  moveStage: caseworkers,
  mergeParticipants: coordinators,
  separateParticipants: coordinators,
  eraseParticipant: coordinators,
  readRetention: caseworkers,
  // Whoever works with a case may keep it longer; that it is kept no longer is for those who see all of them.
  placeHold: caseworkers,
  endHold: coordinators,
  listEndings: leads,
  readCase: caseworkers,
  readCaseJournal: ['coordinator', 'auditor'],
  recordFirstInterview: caseworkers,
  readFirstInterview: caseworkers,
  rewriteFirstInterview: caseworkers,
  recordAssessment: caseworkers,
  readAssessment: caseworkers,
  rewriteAssessment: caseworkers,
  beginPlan: caseworkers,
  readPlan: caseReaders,
  rewritePlan: caseworkers,
  agreePlan: caseworkers,
  unfreezePlan: caseworkers,
  addPlanItem: caseworkers,
  recordPlanProgress: caseworkers,
  handOn: coordinators,
  makeLink: caseworkers,
  readLink: caseworkers,
  removeLink: caseworkers,

  // Of a note, its class decides further. A try by anybody else is written down in the journal.
  listNotes: caseworkers,
  writeNote: caseworkers,
  readNote: caseworkers,
  rewriteNote: caseworkers,
  removeNote: caseworkers,
  listConfidants: counsellors,
  admitConfidant: counsellors,
  dismissConfidant: counsellors,

  // Evidence and signed sheets, as those who work with the case see them; an admin or an auditor sees none.
  listFiles: caseworkers,
  addFile: caseworkers,
  readFile: caseworkers,
  readFileContent: caseworkers,
  editFile: caseworkers,
  removeFile: caseworkers,

  planSession: teachers,
  listSessions: teachers,
  readSession: teachers,
  editSession: teachers,
  cancelSession: teachers,
  readRoster: teachers,
  enrolParticipant: caseworkers,
  unenrolParticipant: caseworkers,
  takeRosterAlong: teachers,
  recordAttendance: teachers,
  readFeed: teachers,
  makeFeed: teachers,
  removeFeed: teachers,
  readSessionFeed: calendars,
  listAttendance: caseworkers,

  listFollowUps: caseworkers,
  beginFollowUps: caseworkers,
  planFollowUp: caseworkers,
  readFollowUp: caseworkers,
  recordFollowUp: caseworkers,
  recordBaseline: caseworkers,
  readBaseline: caseworkers,
  rewriteBaseline: caseworkers,
  readInstrument: caseworkers,
  listDueFollowUps: caseworkers,
  // An admin as well, who sets what holds for the whole organisation.
  readFollowUpDays: [...caseworkers, 'admin'],
  setFollowUpDays: leads,

  beginBusinessPlan: caseworkers,
  readBusinessPlan: caseworkers,
  rewriteBusinessPlan: caseworkers,
  recordBusinessStep: caseworkers,
  submitBusinessPlan: caseworkers,
  listBusinessEditions: caseworkers,
  readBusinessEdition: caseworkers,
  giveBusinessFeedback: businessCoaches,
  // By another member than who submitted it, as long as there is one.
  decideBusinessPlan: businessCoaches,
  recordFoundingOutcome: caseworkers,
  recheckBusinessPlan: businessCoaches,
  listBusinessRechecks: caseworkers,

  beginRecognition: caseworkers,
  listRecognitions: caseworkers,
  // Whoever is named as its assessor as well, and nobody else who only teaches.
  readRecognition: teachers,
  rewriteRecognition: caseworkers,
  nameAssessor: caseworkers,
  assessRecognition: teachers,
  endRecognition: caseworkers,
  listRecognitionsToAssess: teachers,

  // What is confirmed is recorded by whoever held the session; whoever only teaches confirms it for all at once.
  issueCertificate: caseworkers,
  listCertificates: caseworkers,
  readCertificate: caseworkers,
  readCertificateDocument: caseworkers,
  revokeCertificate: caseworkers,
  issueSessionCertificates: teachers,
  readSigningKeys: leads,
  rotateSigningKey: admins,

  // Whoever sees figures need see nobody: an auditor reads them as well (N9). What is counted came from cases.
  countFigures: coordinators,
  rebuildFigures: coordinators,
  readFigures: [...leads, 'auditor'],
  freezeReport: coordinators,
  listReports: [...leads, 'auditor'],
  readReport: [...leads, 'auditor'],
  readFundersYear: [...leads, 'auditor'],
  publishReport: coordinators,
  readProgrammeAsIati: [...leads, 'auditor'],
  // A funder has admins and auditors, and no coordinators.
  listPublications: [...leads, 'auditor'],
  readPublication: [...leads, 'auditor'],
  openNetwork: leads,
  listNetworks: networkers,
  readNetwork: networkers,
  editNetwork: leads,
  closeNetwork: leads,
  addInstitution: leads,
  listInstitutions: networkers,
  readInstitution: networkers,
  editInstitution: leads,
  joinNetwork: leads,
  leaveNetwork: leads,
  mergeInstitutions: leads,
  separateInstitutions: leads,
  planEvent: leads,
  listEvents: networkers,
  readEvent: networkers,
  editEvent: leads,
  cancelEvent: leads,
  readEventAttendance: networkers,
  recordEventAttendance: leads,
  readEventFigures: networkers,

  readSelf: people,
  readOwnPlan: people,
  listOwnConsents: people,
  readOwnConsent: people,
  readOwnReceipt: people,
  giveOwnConsent: people,
  refuseOwnConsent: people,
  withdrawOwnConsent: people,
  listOwnFollowUps: people,
  answerOwnFollowUp: people,
  listOwnCertificates: people,
  readOwnCertificateDocument: people,
  readOwnWork: people,
  takeBackOwnMatching: people,
  withdrawOwnApplication: people,
  listHolders: people,
  readOwnCopy: people,

  // A system sees what waits and how each referral stands. It reads no package, for each reading is somebody's; and it
  // gives, witnesses and takes back no consent, decides nothing and writes to nobody: those are a person's own words.
  readInbox: referralReaders,
  createReferral: exchangers,
  listReferrals: referralReaders,
  readReferral: referralReaders,
  readTimeline: referralReaders,
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

  // Whoever looks for help or work in a country of return.
  listPublicCentres: 'public',
  readPublicCentre: 'public',
  findPublicOffers: 'public',
  readPublicOffer: 'public',
  showServedCountries: 'public',
  showServedCountry: 'public',
  showCentre: 'public',
  showOffer: 'public',
  findPublicVacancies: 'public',
  readPublicVacancy: 'public',
  showVacancies: 'public',
  showVacancy: 'public',
  readHsds: 'public',
  listHsdsServices: 'public',
  readHsdsService: 'public',
  listSitemaps: 'public',
  readSitemap: 'public',
  // Whoever wants to be contacted; a request is read by the code on its receipt.
  openContactForm: 'public',
  askForContact: 'public',
  readContactReceipt: 'public',
  takeBackContactRequest: 'public',
  showContactForm: 'public',
  sendContactForm: 'public',
  showReceiptDesk: 'public',
  findReceipt: 'public',
  showReceipt: 'public',
  takeBackOnPage: 'public',
  // Who comes is told by the form; the page is read by the routes of a person, as them.
  showOwnPage: 'public',
  // Whoever is shown a certificate, checks it.
  checkCertificate: 'public',
  showCertificate: 'public',
  // A calendar signs in nowhere.
  showSessionFeed: 'public',
  readIssuerKeys: 'public',
  readIssuerDocument: 'public',
  readStatusList: 'public',
  readDocument: 'public',
  readDocumentation: 'public',
  readGuide: 'public',
  readAsset: 'public',
} as const satisfies Readonly<Record<string, Access>>
