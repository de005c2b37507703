import type { Module, Programme } from '../programmes/index.ts'
import type { Corridor, Delivery, Member, SafetyLimits, Tenant, Webhook } from '../tenancy/index.ts'
import { but, type FieldRule, type Rules } from './rule.ts'

/** The description that an organisation gives of itself. */
const organisation = {
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
const programme = but(organisation, { purposes: ['coaching', 'reporting'], retention: 'funding' })
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
  state: organisation,
  openedAt: organisation,
  version: organisation,
} as const satisfies Rules<Tenant>

export const memberRules = {
  id: membership,
  name: staff,
  email: staff,
  roles: membership,
  state: membership,
  subject: membership,
  invitedAt: membership,
  notices: membership,
  language: membership,
  version: membership,
} as const satisfies Rules<Member>

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
  state: agreement,
  signatures: agreement,
  suspendedBy: agreement,
  limits: agreement,
  version: agreement,
} as const satisfies Rules<Corridor>

export const safetyLimitsRules = {
  limits: but(organisation, { purposes: ['administration', 'handover', 'accountability'] }),
  recipients: but(organisation, { purposes: ['administration', 'handover'] }),
  version: organisation,
} as const satisfies Rules<SafetyLimits>

export const programmeRules = {
  id: programme,
  version: programme,
  openedAt: programme,
  changedAt: programme,
  template: programme,
  state: programme,
  name: programme,
  commissioningParty: programme,
  funders: programme,
  targets: programme,
  deliveryModes: programme,
  languages: programme,
  term: programme,
  extensions: programme,
  sites: programme,
} as const satisfies Rules<Programme>

export const moduleRules = {
  id: programme,
  programmeId: programme,
  version: programme,
  changedAt: programme,
  state: programme,
  title: programme,
  trade: programme,
  teachingUnits: programme,
  capacity: programme,
  deliveryMode: programme,
  siteId: programme,
  languages: programme,
} as const satisfies Rules<Module>

const integration = but(organisation, { purposes: ['administration', 'handover'], retention: 'tenancy' })
const credential = but(integration, { storage: 'sealed' })

export const webhookRules = {
  id: integration,
  url: credential,
  types: integration,
  state: integration,
  secret: credential,
  createdAt: integration,
  version: integration,
} as const satisfies Rules<Webhook>

export const deliveryRules = {
  id: integration,
  webhookId: integration,
  type: integration,
  referralId: integration,
  referralState: integration,
  referralVersion: integration,
  side: integration,
  occurredAt: integration,
  state: integration,
  attempts: integration,
  dueAt: integration,
  lastStatus: integration,
  lastFault: integration,
  version: integration,
} as const satisfies Rules<Delivery>
