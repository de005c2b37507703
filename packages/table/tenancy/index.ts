export { requireAgreement, requireCorridor } from './agreement.ts'
export {
  type FoundNotice,
  type NoticeBook,
  noticeBook,
  readInForce,
  readWording,
  requireInForce,
} from './consent-notices.ts'
export { type Corridors, corridors } from './corridors.ts'
export { type Directory, directory, organisationIn } from './directory.ts'
export { type JournalBook, journalBook } from './journal-book.ts'
export {
  type Members,
  memberRow,
  members,
  readMember,
  replaceClear,
  replaceMember,
  type WorkLeft,
} from './members.ts'
export { allTenants, findMembership, findTenant, type Membership, membershipRow } from './memberships.ts'
export { hasOtherCoach } from './other-coaches.ts'
export { type CalendarBook, calendarBook, readOwnCalendar } from './own-calendar.ts'
export { type PlacesBook, placesBook } from './own-places.ts'
export { replaceOwn, requireOwn } from './own-row.ts'
export { type Presentation, presentationIn, presentationKeys, readOwnPlaces } from './presentation.ts'
export {
  requireActing,
  requireActiveMember,
  requireAdmin,
  requireCaseworker,
  requireCounsellor,
  requireExchanger,
  requireInstructor,
  requireKnownMember,
  requireMember,
  requireProgramme,
} from './references.ts'
export { type SafetyBook, safetyBook } from './safety-limits.ts'
export {
  type ServiceAccounts,
  serviceAccounts,
  type UsedAccount,
} from './service-accounts.ts'
export {
  findServiceCaller,
  type ServiceCaller,
  serviceClientRow,
  useNoted,
} from './service-callers.ts'
export { type OwnTenant, ownTenant, type TenantRegistry, tenantRegistry } from './tenants.ts'
