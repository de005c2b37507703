import * as z from 'zod'

/** The role that opens and closes tenants. Sees no case and belongs to no tenant. */
export const operatorRole = 'operator'

/** The person whom a case is about, by their own link: no member, and nothing is theirs but what concerns them. */
export const personRole = 'person'

/** The bearer of a paper that a person carried, to redeem it once; nothing else is theirs. */
export const paperRole = 'paper'

/** Whoever has the code of a member's feed of sessions: they read that, and nothing else. */
export const feedRole = 'feed'

/** The roles of members in a tenant; one member may have several. */
export const memberRoles = ['admin', 'coordinator', 'coach', 'instructor', 'counsellor', 'auditor'] as const
export const memberRoleSchema = z.enum(memberRoles)
export type MemberRole = (typeof memberRoles)[number]

export function isMemberRole(role: string): role is MemberRole {
  return memberRoles.some((known) => known === role)
}

/**
 * The roles of a system that an organisation lets in by a service account, apart from those of people: what is a
 * person's own word, or a colleague's, is in none of them (decisions/0011).
 */
export const serviceRoles = [
  'intake',
  'caseload_reader',
  'inbox_reader',
  'programme_keeper',
  'journal_reader',
] as const
export const serviceRoleSchema = z.enum(serviceRoles)
export type ServiceRole = (typeof serviceRoles)[number]

export function isServiceRole(role: string): role is ServiceRole {
  return serviceRoles.some((known) => known === role)
}

export type Role =
  | MemberRole
  | ServiceRole
  | typeof operatorRole
  | typeof personRole
  | typeof paperRole
  | typeof feedRole

export const tenantKinds = ['coaching', 'centre', 'funder', 'employer', 'network'] as const
export const tenantKindSchema = z.enum(tenantKinds)
export type TenantKind = (typeof tenantKinds)[number]

/** The roles that members of each kind of tenant may have: a funder sees figures, never people. */
export const rolesOfKind: Readonly<Record<TenantKind, readonly MemberRole[]>> = {
  coaching: memberRoles,
  centre: memberRoles,
  network: ['admin', 'coordinator', 'auditor'],
  employer: ['admin', 'coordinator', 'auditor'],
  funder: ['admin', 'auditor'],
}

/** Whether a system in these roles writes anything at all. */
export function writesAnything(roles: readonly ServiceRole[]): boolean {
  return roles.includes('intake') || roles.includes('programme_keeper')
}

/** The roles that a system of each kind of tenant may have: as of its people, a funder's sees nobody. */
export const serviceRolesOfKind: Readonly<Record<TenantKind, readonly ServiceRole[]>> = {
  coaching: serviceRoles,
  centre: serviceRoles,
  network: ['programme_keeper', 'journal_reader'],
  employer: ['programme_keeper', 'journal_reader'],
  funder: ['journal_reader'],
}

/** Roles to which cases are given: a coordinator works with all, the others with their own. */
export const caseworkerRoles = ['coordinator', 'coach', 'counsellor'] as const satisfies readonly MemberRole[]

/** Those of them that work with referrals as well. */
export const exchangerRoles = ['coordinator', 'coach'] as const satisfies readonly MemberRole[]

/** Roles that hold sessions: caseworkers as well as those who only teach. */
export const teachingRoles = [...caseworkerRoles, 'instructor'] as const satisfies readonly MemberRole[]

/** Whether cases may be given to a member in these roles. */
export function isCaseworker(roles: readonly Role[]): boolean {
  return caseworkerRoles.some((role) => roles.includes(role))
}

/** Whether every referral of the organisation is theirs to see. What may be done with one, its transitions say. */
export function seesEveryReferral(roles: readonly Role[]): boolean {
  return roles.includes('coordinator') || roles.includes('inbox_reader')
}

/** Roles whose work is content: they see people. An admin and an auditor do not. */
const contentRoles: ReadonlySet<Role> = new Set([
  ...teachingRoles,
  'intake',
  'caseload_reader',
  'inbox_reader',
])

/** Whether a member may see the content of cases at all; IAM is told the same. */
export function seesContent(roles: readonly Role[]): boolean {
  return roles.some((role) => contentRoles.has(role))
}
