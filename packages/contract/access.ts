import type { MemberRole, Role } from '@passerelle/domain/tenancy'

/** Who may call an operation: anybody without signing in, or the members with one of these roles. */
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

  readOwnTenant: anyMember,
  editOwnTenant: admins,
  readMe: [...anyMember, 'operator'],
  inviteMember: admins,
  listMembers: leads,
  readMember: leads,
  editMember: admins,
  removeMember: admins,

  listPartners: ['admin', 'coordinator', 'coach'],
  proposeCorridor: admins,
  listCorridors: ['admin', 'coordinator', 'coach', 'auditor'],
  readCorridor: ['admin', 'coordinator', 'coach', 'auditor'],
  signCorridor: admins,
  suspendCorridor: leads,
  endCorridor: admins,

  readDocument: 'public',
  readDocumentation: 'public',
} as const satisfies Readonly<Record<string, Access>>
