export { expiryWrites, noConsent } from './consent/consents.ts'
export { disclosureWrites, type ShownTiers } from './consent/disclosures.ts'
export { requireNotices } from './consent/require-notices.ts'
export {
  type AppointmentChange,
  agendaOf,
  appointmentIn,
  appointmentsIn,
  endingWrites,
  type KeptAppointments,
  keepAppointment,
  keptAppointments,
} from './conversation/appointments.ts'
export {
  keepMessage,
  keepReceipt,
  messageIn,
  messagesOf,
  receiptsIn,
  unreadIn,
} from './conversation/messages.ts'
export { type FoundOutcomes, outcomesFor, outcomeWrites } from './outcome/outcomes.ts'
export { documentsIn, type OpenPart, openParts, shownParts } from './package/packages.ts'
export { type Beginning, beginReferral } from './referral/begin-referral.ts'
export {
  type Candidate,
  caseFileKeys,
  findCandidate,
  type PackedCase,
  readCaseFile,
} from './referral/case-file.ts'
export { commitEarlyDeparture, type Departing, findDeparting } from './referral/early-departure.ts'
export { type FoundReferral, type Reader, slotsOf } from './referral/find-referral.ts'
export { followingCase } from './referral/follow-case.ts'
export { followUpWrites } from './referral/following-up.ts'
export { handOnCase } from './referral/hand-on-case.ts'
export { type OwnReferrals, ownReferrals } from './referral/own-referrals.ts'
export { presentIn, readPresent } from './referral/present-referrals.ts'
export {
  completingWrites,
  findReceivedCase,
  followingWrites,
  reassigningWrites,
  requireReceivedCaseGone,
} from './referral/received-case.ts'
export { closingThread } from './referral/referral-key-moves.ts'
export {
  addressOf,
  type Countries,
  calendarsOf,
  clockWrite,
  countriesOf,
  type DueReferral,
  eventRow,
  type ListedReferral,
  placesOf,
  readDue,
  readReferral,
  referralRow,
  sealedRequestIn,
  threadSlot,
} from './referral/referral-rows.ts'
export { type Referrals, referrals } from './referral/referrals.ts'
export { commitSettled, findSettling } from './referral/settling.ts'
export {
  assertNotGone,
  assertOneHandover,
  departureIn,
  departureOf,
  isAnyUnderWay,
} from './referral/under-way.ts'
export { isAskedRow, readAsked } from './watch/asked-rows.ts'
export { listWaiting, type WaitingLines, type WaitingReferral } from './watch/waiting.ts'
export { watchWrites } from './watch/watch-rows.ts'
export { whoseIn } from './watch/watched-referrals.ts'
