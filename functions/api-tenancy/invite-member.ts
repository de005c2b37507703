import { Refused } from '@passerelle/domain/kernel'
import { type InviteMember, invite, type Member, takeBack } from '@passerelle/domain/tenancy'
import type { JournalEntry } from '@passerelle/table'
import type { TenantContext } from './context.ts'
import { kindOf } from './kind-of.ts'

/** Takes a member in; the account and the invitation follow from the stream. Whoever was removed keeps their id. */
export async function inviteMember(context: TenantContext, person: InviteMember): Promise<Member> {
  const now = context.clock.now().toISOString()
  const besides = [context.members.requireAdmin(context.session.scope.member)]
  const member = invite(context.ids.next<'member'>(), person, kindOf(context), now)
  try {
    await context.members.add(member, entryOf(member, person), besides)
    return member
  } catch (error) {
    if (!(error instanceof Refused && error.refusal.code === 'already_exists')) throw error
    const known = await context.members.findByEmail(person.email)
    if (known?.state !== 'removed') throw error
    const back = takeBack(known, person, kindOf(context), now)
    await context.members.replace(known, back, entryOf(back, person), { status: 201, besides })
    return back
  }
}

function entryOf({ id, version }: Member, person: InviteMember): JournalEntry {
  return {
    aggregate: 'Member',
    aggregateId: id,
    version,
    fields: Object.keys(person),
    purpose: 'administration',
  }
}
