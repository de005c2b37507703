import * as z from 'zod'
import { platformLanguages } from '../kernel/codes/platform-languages.ts'
import { rule } from '../kernel/field-codes.ts'
import { type Instant, idSchema, instantSchema, line, type MemberId, refuse } from '../kernel/index.ts'
import { invitationSchema } from './invitation.ts'
import { isCaseworker, type MemberRole, memberRoleSchema, rolesOfKind, type TenantKind } from './roles.ts'

/** How somebody is told that something waits for them: at once, once a day, or not at all. */
export const noticeModes = ['immediately', 'daily', 'never'] as const

/** `invited` until the person has come for the first time; `removed` members keep their id and their row. */
export const memberStates = ['invited', 'active', 'removed'] as const
export type MemberState = (typeof memberStates)[number]

const rolesSchema = z
  .array(memberRoleSchema)
  .min(1)
  .max(6)
  .refine((roles) => new Set(roles).size === roles.length, rule('repeated'))

export const memberSchema = z.strictObject({
  id: idSchema<'member'>(),
  name: line(120),
  email: z.email().max(254).toLowerCase(),
  roles: rolesSchema,
  state: z.enum(memberStates),
  /** The identity pool's name for the person, once it has an account for them. */
  subject: z.string().max(128).optional(),
  /** When they were invited for the last time. */
  invitedAt: instantSchema,
  /** The outcome of an invitation; of an earlier one where it is about another instant than `invitedAt`. */
  invitation: invitationSchema.optional(),
  /** When they came for the first time. */
  arrivedAt: instantSchema.optional(),
  /** While a member is being taken out of work: nothing new is given to them. */
  leaving: z.literal(true).optional(),
  /** Absent: at once. */
  notices: z.enum(noticeModes).optional(),
  /** In which language to write to them; absent: in the organisation's. */
  language: z.enum(platformLanguages).optional(),
  version: z.int().min(1),
  /** Counts what the platform finds out about the account. The version, which an admin holds, stays meanwhile. */
  accountVersion: z.int().min(1).optional(),
})
export type Member = z.infer<typeof memberSchema>

export const inviteMemberSchema = memberSchema.pick({ name: true, email: true, roles: true })
export type InviteMember = z.infer<typeof inviteMemberSchema>

export const editMemberSchema = memberSchema.pick({ name: true, roles: true }).partial()
export type EditMember = z.infer<typeof editMemberSchema>

/** @throws {Refused} when members of such a tenant cannot have one of the roles. */
export function invite(id: MemberId, person: InviteMember, kind: TenantKind, invitedAt: Instant): Member {
  assertRolesOfKind(person.roles, kind)
  return { id, ...person, state: 'invited', invitedAt, version: 1 }
}

/** A member who was removed and comes back keeps their id: the journal and the cases name the same person. */
export function takeBack(
  member: Member,
  { name, roles }: InviteMember,
  kind: TenantKind,
  invitedAt: Instant,
): Member {
  assertRolesOfKind(roles, kind)
  const { leaving: _, subject: __, arrivedAt: ___, ...kept } = member
  return { ...kept, name, roles, state: 'invited', invitedAt, version: member.version + 1 }
}

/** Whether a change takes a member out of work with cases. */
export function stopsWork(before: Member, after: Member): boolean {
  return isCaseworker(before.roles) && (after.state === 'removed' || !isCaseworker(after.roles))
}

/** Whether a change takes the organisation's administration away from a member. */
export function stopsAdministration(before: Member, after: Member): boolean {
  return before.roles.includes('admin') && (after.state === 'removed' || !after.roles.includes('admin'))
}

/** @throws {Refused} for a removed member, or a role that the kind of tenant does not have. */
export function edit(member: Member, change: EditMember, kind: TenantKind): Member {
  assertNotRemoved(member)
  const { name = member.name, roles = member.roles } = change
  assertRolesOfKind(roles, kind)
  const { leaving: _, ...kept } = member
  return { ...kept, name, roles, version: member.version + 1 }
}

export const editNoticesSchema = memberSchema.pick({ notices: true, language: true })
export type EditNotices = z.infer<typeof editNoticesSchema>

/** The preferences that only the member decides: how they are told. */
export function editNotices(member: Member, change: EditNotices): Member {
  assertNotRemoved(member)
  const { notices = member.notices, language = member.language } = change
  return {
    ...member,
    ...(notices && { notices }),
    ...(language && { language }),
    version: member.version + 1,
  }
}

/** A removed member is refused at once, and stays on record because the journal names them. */
export function removeMember(member: Member): Member {
  assertNotRemoved(member)
  const { leaving: _, ...kept } = member
  return { ...kept, state: 'removed', version: member.version + 1 }
}

function assertNotRemoved(member: Member): void {
  if (member.state === 'removed') refuse({ code: 'illegal_transition', state: 'removed', allowed: [] })
}

function assertRolesOfKind(roles: readonly MemberRole[], kind: TenantKind): void {
  const errors = roles.flatMap((role, position) =>
    rolesOfKind[kind].includes(role)
      ? []
      : [{ path: ['body', 'roles', position], code: 'role_not_of_kind' } as const],
  )
  if (errors.length > 0) refuse({ code: 'invalid', errors })
}

/** Those who lead the work of an organisation: its coordinators; without any, its coaches. */
export function leadersOf<Worker extends Pick<Member, 'roles'>>(
  members: readonly Worker[],
): readonly Worker[] {
  const leading = members.filter(({ roles }) => roles.includes('coordinator'))
  return leading.length > 0 ? leading : members.filter(({ roles }) => roles.includes('coach'))
}
