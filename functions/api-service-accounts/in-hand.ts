import { letGo, type ServiceAccount, takeInHand } from '@passerelle/domain/tenancy'
import { log, traceOf } from '@passerelle/runtime'
import { requireAdmin } from '@passerelle/table/tenancy'
import type { ServiceContext } from './context.ts'

/**
 * Holds an account in hand while the identity pool is asked. The pool is no part of a transaction: what it was asked and
 * the account does not know of, because an answer was lost or this function ended in between, is put right by whoever
 * has it in hand next.
 */
export async function inHand<Outcome>(
  { accounts, clock, tenant, me }: ServiceContext,
  account: ServiceAccount,
  act: (held: ServiceAccount) => Promise<Outcome>,
): Promise<Outcome> {
  const held = takeInHand(account, clock.now().toISOString())
  await accounts.note(account, held, [requireAdmin(tenant, me)])
  try {
    return await act(held)
  } catch (error) {
    // Else the next attempt would have to wait until the hand opens by itself.
    await accounts
      .note(held, letGo(held))
      .catch((why: unknown) => log('warn', 'account stays in hand', { tenant, ...traceOf(why) }))
    throw error
  }
}
