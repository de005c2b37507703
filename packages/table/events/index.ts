export { type CallerDirectory, type KnownTenant, openCallerDirectory } from './callers.ts'
export type { NewAsked } from './changes.ts'
export {
  type AskedAt,
  type AskedOf,
  type ContactDesk,
  digestOfAsk,
  openContactDesk,
} from './contact-desk.ts'
export { type Deliveries, type DueDelivery, deliveryIdOf, openDeliveries } from './deliveries.ts'
export { type Digests, openDigests } from './digests.ts'
export { type ErasureCompletion, openErasureCompletion } from './erasure-completion.ts'
export { type GoneFiles, openGoneFiles } from './gone-files.ts'
export type { Letters, Notice } from './letters.ts'
export { type Employee, type MemberAccounts, openMemberAccounts } from './member-accounts.ts'
export { type Notices, openNotices } from './notices.ts'
export { type Operators, openOperators } from './operators.ts'
export {
  type CountriesAndCentres,
  type OffersPage,
  openPublicOffers,
  type PublicOffers,
} from './public-offers.ts'
export { openPublicRecords, type PublicRecords } from './public-records.ts'
export type { PublicVacancies, VacanciesPage } from './public-vacancies.ts'
export {
  type ClockedReferral,
  openReferralClock,
  type Recount,
  type ReferralClock,
} from './referral-clock.ts'
export { openRetentionClock, type RetentionClock } from './retention-clock.ts'
export { openSealClock, type SealClock } from './seal-clock.ts'
export { openServiceClients, type ServiceClients } from './service-clients.ts'
export { openShownOffers, type ShownOffers, type Touched } from './shown-offers.ts'
export type { Unreadable } from './unreadable.ts'
