import type { TenantId } from '../../kernel/ids.ts'
import type { Corridor } from '../../tenancy/corridor.ts'
import type { ServiceNeed, Urgency } from '../referral/needs.ts'
import type { Reason } from '../referral/reasons.ts'
import type { Referral } from '../referral/referral.ts'
import type { ReferralState } from '../referral/states.ts'

/** A referral as one side may see it, with what its offer says as far as that is open. */
export type SeenForFhir = {
  readonly referral: Omit<Referral, 'pseudonym' | 'urgency' | 'request'> & {
    readonly pseudonym?: string | undefined
    readonly urgency?: Urgency | undefined
  }
  /** How the two organisations present themselves to each other. */
  readonly parties: Corridor['parties']
  readonly needs: readonly ServiceNeed[]
  /** Why it ended, where a reason was given. */
  readonly reason?: Reason | undefined
}

/** The status of a `Task` in each state (domain.md 5.5); the state itself stands in its `businessStatus`. */
export const taskStatuses = {
  draft: 'draft',
  awaiting_consent: 'draft',
  offered: 'requested',
  needs_info: 'on-hold',
  waitlisted: 'on-hold',
  accepted: 'accepted',
  departed: 'ready',
  no_contact: 'failed',
  active: 'in-progress',
  completed: 'completed',
  returned: 'cancelled',
  declined: 'rejected',
  expired: 'failed',
  withdrawn: 'cancelled',
  consent_revoked: 'cancelled',
  voided: 'entered-in-error',
} as const satisfies Readonly<Record<ReferralState, string>>

/** The status of the `ServiceRequest`: whether what is asked for is still asked for. */
export const requestStatuses = {
  draft: 'draft',
  awaiting_consent: 'draft',
  offered: 'active',
  needs_info: 'on-hold',
  waitlisted: 'on-hold',
  accepted: 'active',
  departed: 'active',
  no_contact: 'on-hold',
  active: 'active',
  completed: 'completed',
  returned: 'revoked',
  declined: 'revoked',
  expired: 'revoked',
  withdrawn: 'revoked',
  consent_revoked: 'revoked',
  voided: 'entered-in-error',
} as const satisfies Readonly<Record<ReferralState, string>>

const priorities = { routine: 'routine', soon: 'urgent', urgent: 'asap' } as const satisfies Readonly<
  Record<Urgency, string>
>

/**
 * A referral as a FHIR R4 `Bundle` of what is asked for (`ServiceRequest`) and how it stands (`Task`), for systems that
 * speak no other language. It names the person by their pseudonym in this referral alone, and holds nothing of any tier
 * but the offer.
 */
export function fhirBundle(seen: SeenForFhir) {
  const { id, changedAt } = seen.referral
  return {
    resourceType: 'Bundle',
    id,
    meta: { lastUpdated: changedAt },
    type: 'collection',
    timestamp: changedAt,
    entry: [
      { fullUrl: addressOf('service-request', id), resource: serviceRequest(seen) },
      { fullUrl: addressOf('task', id), resource: task(seen) },
    ],
  }
}

function serviceRequest(seen: SeenForFhir) {
  const { referral, parties, needs } = seen
  const { id, state, kind, from, to, urgency, createdAt, supersedes, consentId } = referral
  return {
    resourceType: 'ServiceRequest',
    id,
    identifier: [identifier('referral', id)],
    ...(supersedes && { replaces: [reference('ServiceRequest', 'referral', supersedes)] }),
    status: requestStatuses[state],
    intent: 'order',
    ...(urgency && { priority: priorities[urgency] }),
    code: concept('referral-kind', kind),
    ...(needs.length > 0 && { orderDetail: needs.map((need) => concept('service-need', need)) }),
    subject: subjectOf(seen),
    authoredOn: createdAt,
    requester: organisation(from, parties.from),
    performer: [organisation(to, parties.to)],
    ...(consentId && { supportingInfo: [reference('Consent', 'consent', consentId)] }),
  }
}

function task(seen: SeenForFhir) {
  const { referral, parties, reason } = seen
  const { id, state, kind, owner, from, to, urgency, createdAt, changedAt, acknowledgedAt } = referral
  const isReceived = state === 'offered' && acknowledgedAt !== undefined
  const [sender, receiver] = [organisation(from, parties.from), organisation(to, parties.to)]
  return {
    resourceType: 'Task',
    id,
    // FHIR knows who performs a task, and not who is responsible for the person meanwhile.
    extension: [{ url: systemOf('responsible'), valueReference: owner === 'sender' ? sender : receiver }],
    identifier: [identifier('referral', id)],
    status: isReceived ? 'received' : taskStatuses[state],
    ...(reason && { statusReason: concept('reason', reason) }),
    businessStatus: concept('referral-state', state),
    intent: 'order',
    ...(urgency && { priority: priorities[urgency] }),
    code: concept('referral-kind', kind),
    focus: { reference: addressOf('service-request', id), type: 'ServiceRequest' },
    for: subjectOf(seen),
    authoredOn: createdAt,
    lastModified: changedAt,
    requester: sender,
    owner: receiver,
  }
}

/** The person, by pseudonym; where that is not open to the reader any more, masked, as FHIR says it. */
function subjectOf({ referral: { pseudonym } }: SeenForFhir) {
  if (pseudonym !== undefined) return { type: 'Patient', identifier: identifier('pseudonym', pseudonym) }
  const url = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason'
  return { type: 'Patient', extension: [{ url, valueCode: 'masked' }] }
}

function organisation(id: TenantId, party: Corridor['parties']['from']) {
  return {
    type: 'Organization',
    identifier: identifier('organisation', id),
    ...(party && { display: party.name }),
  }
}

function reference(type: string, system: string, value: string) {
  return { type, identifier: identifier(system, value) }
}

function identifier(system: string, value: string) {
  return { system: systemOf(system), value }
}

function concept(system: string, code: string) {
  return { coding: [{ system: systemOf(system), code }] }
}

function addressOf(kind: string, id: string): string {
  return `${systemOf(kind)}:${id}`
}

function systemOf(name: string): string {
  return `urn:x-passerelle:${name}`
}
