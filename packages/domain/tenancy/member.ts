import * as z from 'zod'
import { idSchema, type Instant, instantSchema, line, type MemberId } from '../kernel/index.ts'
import { memberRoleSchema } from './roles.ts'

/** `invited` until the identity pool has taken the person in; `removed` members keep their rows in the journal. */
export const memberStates = ['invited', 'active', 'removed'] as const

const rolesSchema = z
  .array(memberRoleSchema)
  .min(1)
  .max(6)
  .refine((roles) => new Set(roles).size === roles.length, { message: 'repeated' })

export const memberSchema = z.strictObject({
  id: idSchema<'member'>(),
  name: line(120),
  email: z.email().max(254).toLowerCase(),
  roles: rolesSchema,
  state: z.enum(memberStates),
  /** The identity pool's name for the person, once it has taken them in. */
  subject: z.string().max(128).optional(),
  invitedAt: instantSchema,
  version: z.int().min(1),
})
export type Member = z.infer<typeof memberSchema>

export const inviteMemberSchema = memberSchema.pick({ name: true, email: true, roles: true })
export type InviteMember = z.infer<typeof inviteMemberSchema>

export const editMemberSchema = memberSchema.pick({ name: true, roles: true }).partial()
export type EditMember = z.infer<typeof editMemberSchema>

export function invite(id: MemberId, person: InviteMember, invitedAt: Instant): Member {
  return { id, ...person, state: 'invited', invitedAt, version: 1 }
}
