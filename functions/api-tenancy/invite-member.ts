import { type InviteMember, invite, type Member } from '@passerelle/domain/tenancy'
import type { OwnDesk } from './desk.ts'
import { kindOf } from './kind-of.ts'

/** Takes a member in; the account and the invitation follow from the stream. */
export async function inviteMember(desk: OwnDesk, person: InviteMember): Promise<Member> {
  const now = desk.clock.now().toISOString()
  const member = invite(desk.ids.next<'member'>(), person, kindOf(desk), now)
  await desk.members.add(member, {
    action: 'inviteMember',
    aggregate: 'Member',
    aggregateId: member.id,
    version: member.version,
    fields: Object.keys(person),
    purpose: 'administration',
  })
  return member
}
