import { isTimeZone, type TimeZone } from '@passerelle/domain/codes'
import {
  isId,
  type LinkId,
  type MemberId,
  type ParticipantId,
  type ReferralId,
  refuse,
  type TenantId,
} from '@passerelle/domain/kernel'
import {
  feedRole,
  isMemberRole,
  isServiceRole,
  operatorRole,
  paperRole,
  personRole,
  type Role,
  type TenantKind,
  tenantKinds,
} from '@passerelle/domain/tenancy'
import { type Credentials, platform, type Scope, type TenantScope } from '@passerelle/table'

/** The caller, as the authorizer established them. Nothing else of a request can name one. */
export type Session = {
  readonly scope: Scope
  readonly roles: readonly Role[]
  /** Absent for the platform's operator. */
  readonly kind?: TenantKind
  /** The zone whose days count where the caller works: their organisation's, or UTC for the platform's operator. */
  readonly timeZone: TimeZone
  /** Present where a person comes by their own link. */
  readonly person?: OwnPerson
}

/**
 * Whom a session is about, and nobody else, and which referrals it reaches: those that there were when it was minted.
 */
export type OwnPerson = { readonly participantId: ParticipantId; readonly referrals: readonly ReferralId[] }

/** A person who comes by their own link, with that link. The matrix lets nobody else in where it is asked. */
export function ownPersonOf({ person, scope }: Session): OwnPerson & { readonly link: LinkId } {
  if (person === undefined) throw new TypeError('a person without a person')
  // For a person the authorizer names the link as who acts.
  return { ...person, link: scope.member as string as LinkId }
}

/** The context that the authorizer hands over through the gateway; every value is text. */
export type AuthorizerContext = Readonly<Record<string, unknown>>

/** @throws when the context is not one of our authorizer's: a fault of the deployment, never of the caller. */
export function sessionOf(context: AuthorizerContext): Session {
  const tenant = text(context, 'tenantId')
  const member = text(context, 'memberId')
  if (!isId(member)) throw new TypeError('the authorizer named no member')
  const scope = { member: member as MemberId, credentials: credentialsOf(context) } // an id, and the authorizer's
  const roles = text(context, 'roles').split(',').filter(isRole)
  if (tenant === platform) return { scope: { ...scope, tenant }, roles, timeZone: utc }
  if (!isId(tenant)) throw new TypeError('the authorizer named no tenant')
  const kind = text(context, 'kind')
  if (!isTenantKind(kind)) throw new TypeError('the authorizer named no kind of tenant')
  const inside = { scope: { ...scope, tenant: tenant as TenantId }, roles, kind, timeZone: zoneIn(context) } // an id, and the authorizer's
  return roles.includes(personRole) ? { ...inside, person: personIn(context, roles) } : inside
}

const utc: TimeZone = 'UTC'

/** An answer that an older authorizer gave a minute ago names no zone. */
function zoneIn({ timeZone }: AuthorizerContext): TimeZone {
  return typeof timeZone === 'string' && isTimeZone(timeZone) ? timeZone : utc
}

/** A caller with a link of their own is this one person and nothing besides. */
function personIn(context: AuthorizerContext, roles: readonly Role[]): OwnPerson {
  const participant = text(context, 'participantId')
  if (!isId(participant) || roles.length > 1) throw new TypeError('the authorizer named no person')
  const { referrals = '' } = context
  return {
    participantId: participant as ParticipantId, // an id, and the authorizer's
    referrals: String(referrals).split(',').filter(isId) as ReferralId[], // likewise
  }
}

/** The scope of a session inside a tenant; the operator has none. */
export function tenantScopeOf(session: Session): TenantScope {
  const { tenant, ...rest } = session.scope
  return tenant === platform ? refuse({ code: 'forbidden' }) : { ...rest, tenant }
}

function credentialsOf(context: AuthorizerContext): Credentials {
  return {
    accessKeyId: text(context, 'accessKeyId'),
    secretAccessKey: text(context, 'secretAccessKey'),
    sessionToken: text(context, 'sessionToken'),
  }
}

function text(context: AuthorizerContext, name: string): string {
  const value = context[name]
  if (typeof value !== 'string' || value === '') throw new TypeError(`the authorizer gave no ${name}`)
  return value
}

function isRole(name: string): name is Role {
  return (
    name === operatorRole ||
    name === personRole ||
    name === paperRole ||
    name === feedRole ||
    isMemberRole(name) ||
    isServiceRole(name)
  )
}

function isTenantKind(name: string): name is TenantKind {
  return tenantKinds.some((kind) => kind === name)
}
