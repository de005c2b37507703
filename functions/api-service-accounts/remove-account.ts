import { removeServiceAccount, type ServiceAccountId } from '@passerelle/domain/tenancy'
import { assertVersion } from '@passerelle/table'
import { requireAdmin } from '@passerelle/table/tenancy'
import type { ServiceContext } from './context.ts'
import { entryOf } from './view-account.ts'

/**
 * Removes an account. The table first, because the authorizer reads it there: from then on nothing that the system holds
 * opens anything. Where the pool does not answer, the same request sent again ends its client.
 */
export async function removeAccount(
  { accounts, pool, clock, tenant, me }: ServiceContext,
  id: ServiceAccountId,
  expected: number,
): Promise<undefined> {
  const { account } = await accounts.get(id)
  if (account.state === 'active') {
    assertVersion(account, expected)
    const removed = removeServiceAccount(account, clock.now().toISOString())
    await accounts.replace(account, removed, entryOf(removed, ['state', 'secrets']), {
      besides: [requireAdmin(tenant, me)],
      status: 204,
    })
  }
  const clientId = account.clientId ?? (await pool.find(id))
  if (clientId !== undefined) await pool.close(clientId)
  return undefined
}
