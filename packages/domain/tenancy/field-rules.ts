import type { OwnCalendar } from '../calendar/calendars.ts'
import { but, type FieldRule, type Rules } from '../sharing/field-rule.ts'
import type { ConsentNotice, NoticesInForce, NoticeWording } from './consent-notice.ts'
import type { Corridor } from './corridor.ts'
import type { Card, DirectoryEntry } from './directory.ts'
import type { Member } from './member.ts'
import type { OwnPlaces } from './places.ts'
import type { SafetyLimits } from './safety-limit.ts'
import type { ServiceAccount } from './service-account.ts'
import type { Tenant } from './tenant.ts'

/** The description that an organisation gives of itself. */
export const organisation = {
  category: 'ordinary',
  purposes: ['administration'],
  tier: 'never',
  retention: 'tenancy',
  storage: 'clear',
} as const satisfies FieldRule

const agreement = but(organisation, {
  purposes: ['administration', 'handover', 'accountability'],
  retention: 'agreement',
})
const membership = but(organisation, { retention: 'membership' })
const staff = but(membership, { storage: 'sealed' })

export const tenantRules = {
  id: organisation,
  slug: organisation,
  name: organisation,
  kind: organisation,
  country: organisation,
  language: organisation,
  publicAuthority: organisation,
  code: organisation,
  findable: organisation,
  state: organisation,
  openedAt: organisation,
  version: organisation,
} as const satisfies Rules<Tenant>

export const directoryEntryRules = {
  country: organisation,
  state: organisation,
  since: organisation,
  version: organisation,
} as const satisfies Rules<DirectoryEntry>

export const cardRules = {
  name: organisation,
  country: organisation,
  kind: organisation,
} as const satisfies Rules<Card>

export const memberRules = {
  id: membership,
  name: staff,
  email: staff,
  roles: membership,
  state: membership,
  subject: membership,
  invitedAt: membership,
  invitation: membership,
  arrivedAt: membership,
  leaving: membership,
  notices: membership,
  language: membership,
  version: membership,
  accountVersion: membership,
} as const satisfies Rules<Member>

export const serviceAccountRules = {
  id: membership,
  // Somebody may have called it after a colleague.
  name: staff,
  roles: membership,
  state: membership,
  clientId: membership,
  secrets: membership,
  pending: membership,
  createdAt: membership,
  version: membership,
} as const satisfies Rules<ServiceAccount>

export const corridorRules = {
  id: agreement,
  from: agreement,
  to: agreement,
  kinds: agreement,
  highestTier: agreement,
  purposes: agreement,
  transferBasis: agreement,
  validity: agreement,
  parties: agreement,
  addressed: agreement,
  state: agreement,
  signatures: agreement,
  suspendedBy: agreement,
  renewal: agreement,
  calendars: agreement,
  limits: agreement,
  version: agreement,
} as const satisfies Rules<Corridor>

export const ownCalendarRules = {
  timeZone: organisation,
  weekend: organisation,
  subdivision: organisation,
  added: organisation,
  removed: organisation,
  version: organisation,
} as const satisfies Rules<OwnCalendar>

export const ownPlacesRules = {
  places: but(organisation, { purposes: ['administration', 'handover'] }),
  version: organisation,
} as const satisfies Rules<OwnPlaces>

// What was put before people has to be known for as long as a consent to it.
const notice = but(organisation, { purposes: ['administration', 'handover', 'accountability'] })

export const consentNoticeRules = {
  language: notice,
  version: notice,
  editions: notice,
} as const satisfies Rules<ConsentNotice>

export const noticeWordingRules = {
  language: notice,
  edition: notice,
  texts: notice,
} as const satisfies Rules<NoticeWording>

export const noticesInForceRules = {
  notices: notice,
  version: notice,
} as const satisfies Rules<NoticesInForce>

export const safetyLimitsRules = {
  limits: but(organisation, { purposes: ['administration', 'handover', 'accountability'] }),
  recipients: but(organisation, { purposes: ['administration', 'handover'] }),
  version: organisation,
} as const satisfies Rules<SafetyLimits>
