import { log, type StreamRecord } from '@passerelle/runtime'
import type { Accounts } from '@passerelle/runtime/accounts'
import type { Employee, MemberAccounts } from '@passerelle/table/events'

export type Context = { readonly members: MemberAccounts; readonly accounts: Accounts }

/**
 * Lets the identity pool and the authorizer's memberships follow the members of a tenant. It looks at the member as
 * it is now, not at the record, so a record that comes twice, late or out of order changes nothing.
 */
export function followMember(context: Context): (record: StreamRecord) => Promise<void> {
  return async (record) => {
    const employee = await context.members.find(record)
    if (employee === undefined) return
    if (employee.member.state === 'invited') await takeIn(context, employee)
    else await follow(context, employee)
  }
}

/** Invited -> active: an account, a membership, and the member's row, the last two together. */
async function takeIn({ accounts, members }: Context, employee: Employee): Promise<void> {
  const { tenant, member } = employee
  const subject = await accounts.invite(member.email)
  const known = await members.findMembership(subject)
  if (known?.state === 'active' && known.memberId !== member.id && (await members.isHeld(known))) {
    // The address belongs to an account of somebody else's. Nobody is taken over; the member stays invited.
    log('warn', 'address is in use', { tenant, member: member.id, code: 'account_in_use' })
    return
  }
  const active = { ...member, state: 'active', subject, version: member.version + 1 } as const
  await members.takeIn(employee, active, known)
}

/** Active or removed: the membership takes over roles and state; a removed member's account is closed. */
async function follow({ accounts, members }: Context, employee: Employee): Promise<void> {
  const { id, subject, state, version } = employee.member
  if (subject === undefined) return
  const known = await members.findMembership(subject)
  if (known === undefined || known.memberId !== id) return
  if (known.version < version) await members.follow(employee, known)
  if (state === 'removed') await accounts.close(subject)
}
