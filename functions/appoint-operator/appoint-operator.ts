import type { Ids, MemberId } from '@passerelle/domain/kernel'
import type { Accounts } from '@passerelle/runtime/accounts'
import { platform } from '@passerelle/table'
import type { Operators } from '@passerelle/table/events'
import * as z from 'zod'

const orderSchema = z.strictObject({ email: z.email().max(254).toLowerCase() })

/**
 * Makes somebody an operator of the platform: an account and a membership of no tenant. Called by hand by who may
 * deploy. Repeating the call completes what a crash left, and changes nothing otherwise.
 */
export function appointOperator(context: {
  readonly operators: Operators
  readonly ids: Ids
  readonly accounts: Accounts
}): (order: unknown) => Promise<{ memberId: MemberId }> {
  return async (order) => {
    const { email } = orderSchema.parse(order)
    const subject = await context.accounts.invite(email)
    const known = await context.operators.findMembership(subject)
    if (known?.tenantId === platform) return { memberId: known.memberId }
    if (known !== undefined) throw new Error('this account belongs to a member of a tenant')
    const memberId = context.ids.next<'member'>()
    await context.operators.appoint(subject, memberId)
    return { memberId }
  }
}
