import type { Clock } from '@passerelle/domain/kernel'
import { invitationOf, outcomeOfInvitation, withInvitation } from '@passerelle/domain/tenancy'
import { log, type RowChange } from '@passerelle/runtime'
import type { Accounts } from '@passerelle/runtime/accounts'
import type { Employee, MemberAccounts } from '@passerelle/table/events'

export type Context = {
  readonly members: MemberAccounts
  readonly accounts: Accounts
  readonly clock: Clock
}

/**
 * Lets the identity pool and the authorizer's memberships follow the members of a tenant. It looks at the member as
 * it is now, so a change that comes twice, late or out of order changes nothing.
 */
export function followMember(context: Context): (change: RowChange) => Promise<void> {
  return async (change) => {
    const employee = await context.members.find(change)
    if (employee === undefined) return
    const { member } = employee
    if (member.state === 'invited' && outcomeOfInvitation(member) === undefined)
      await takeIn(context, employee)
    else await follow(context, employee)
  }
}

/** An account and a membership for somebody who is invited. They count as at work once they have come. */
async function takeIn({ accounts, members, clock }: Context, employee: Employee): Promise<void> {
  const { tenant, member } = employee
  const { subject, state } = await accounts.open(member.email)
  const known = await members.findMembership(subject)
  const now = clock.now().toISOString()
  if (
    known !== undefined &&
    known.state !== 'removed' &&
    known.memberId !== member.id &&
    (await members.isHeld(known))
  ) {
    // The address belongs to an account of somebody else's. Nobody is taken over, and whoever invited is told.
    log('warn', 'address is in use', { tenant, member: member.id, code: 'account_in_use' })
    const invitation = invitationOf(member.invitedAt, 'address_in_use', now)
    await members.leaveOut(employee, withInvitation(member, invitation, undefined))
    return
  }
  if (state !== 'made') await accounts.admit(member.email, state)
  const invitation = invitationOf(member.invitedAt, state === 'used' ? 'account_kept' : 'sent', now)
  await members.takeIn(employee, { ...withInvitation(member, invitation, subject), subject }, known)
}

/** The membership takes over roles and state of its member; a removed member's account is closed. */
async function follow({ accounts, members }: Context, employee: Employee): Promise<void> {
  const { id, subject, state, version, accountVersion = 0 } = employee.member
  if (subject === undefined) return
  const known = await members.findMembership(subject)
  if (known === undefined || known.memberId !== id) return
  if (known.version < version + accountVersion) await members.follow(employee, known)
  if (state === 'removed') await accounts.close(subject)
}
