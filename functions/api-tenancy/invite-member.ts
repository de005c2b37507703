import { type InviteMember, invite, type Member } from '@passerelle/domain/tenancy'
import type { TenantContext } from './context.ts'
import { kindOf } from './kind-of.ts'

/** Takes a member in; the account and the invitation follow from the stream. */
export async function inviteMember(context: TenantContext, person: InviteMember): Promise<Member> {
  const now = context.clock.now().toISOString()
  const member = invite(context.ids.next<'member'>(), person, kindOf(context), now)
  await context.members.add(member, {
    aggregate: 'Member',
    aggregateId: member.id,
    version: member.version,
    fields: Object.keys(person),
    purpose: 'administration',
  })
  return member
}
