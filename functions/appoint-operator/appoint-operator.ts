import type { Ids, MemberId } from '@passerelle/domain/kernel'
import type { Accounts } from '@passerelle/runtime/accounts'
import { platform } from '@passerelle/table'
import type { Operators } from '@passerelle/table/events'
import * as z from 'zod'

const orderSchema = z.strictObject({ email: z.email().max(254).toLowerCase() })

/**
 * Makes somebody an operator of the platform: an account and a membership of no tenant. Called by hand by who may
 * deploy. Repeating the call completes what a crash left, sends a new temporary password to whoever has not come yet, and
 * changes nothing otherwise.
 */
export function appointOperator(context: {
  readonly operators: Operators
  readonly ids: Ids
  readonly accounts: Accounts
}): (order: unknown) => Promise<{ memberId: MemberId }> {
  return async (order) => {
    const { email } = orderSchema.parse(order)
    const { subject, state } = await context.accounts.open(email)
    const known = await context.operators.findMembership(subject)
    if (known !== undefined && known.tenantId !== platform)
      throw new Error('this account belongs to a member of a tenant')
    if (state !== 'made') await context.accounts.admit(email, state)
    if (known !== undefined) return { memberId: known.memberId }
    const memberId = context.ids.next<'member'>()
    await context.operators.appoint(subject, memberId)
    return { memberId }
  }
}
