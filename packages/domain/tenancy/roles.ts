import * as z from 'zod'

/** Who opens and closes tenants. Sees no case and belongs to no tenant. */
export const operatorRole = 'operator'

/** What a member may be in a tenant; one member may be several. */
export const memberRoles = ['admin', 'coordinator', 'coach', 'instructor', 'counsellor', 'auditor'] as const
export const memberRoleSchema = z.enum(memberRoles)
export type MemberRole = (typeof memberRoles)[number]

export type Role = MemberRole | typeof operatorRole

export const tenantKinds = ['coaching', 'centre', 'funder', 'employer', 'network'] as const
export const tenantKindSchema = z.enum(tenantKinds)
export type TenantKind = (typeof tenantKinds)[number]

/** Roles whose work is content: they see people. An auditor and a funder's members do not. */
const contentRoles: ReadonlySet<Role> = new Set(['coordinator', 'coach', 'instructor', 'counsellor'])

/** Whether a member may see the content of cases at all; IAM is told the same. */
export function seesContent(kind: TenantKind, roles: readonly Role[]): boolean {
  return kind !== 'funder' && roles.some((role) => contentRoles.has(role))
}
