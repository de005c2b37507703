import type { SeenServiceAccount } from '@passerelle/contract/service-accounts'
import { type OpenServiceAccount, openServiceAccount } from '@passerelle/domain/tenancy'
import { requireAdmin } from '@passerelle/table/tenancy'
import type { ServiceContext } from './context.ts'
import { entryOf, viewAccount } from './view-account.ts'

/** Names a system and what it may do. The identity pool is asked for a client with the first secret, and not before. */
export async function openAccount(
  { accounts, kind, clock, ids, tenant, me }: ServiceContext,
  order: OpenServiceAccount,
): Promise<SeenServiceAccount> {
  const now = clock.now().toISOString()
  const account = openServiceAccount(ids.next<'serviceAccount'>(), order, kind, now)
  await accounts.add(account, entryOf(account, Object.keys(order)), [requireAdmin(tenant, me)])
  return viewAccount({ account })
}
