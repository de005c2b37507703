import type { SeenServiceAccount } from '@passerelle/contract/service-accounts'
import {
  type EditServiceAccount,
  editServiceAccount,
  type ServiceAccountId,
} from '@passerelle/domain/tenancy'
import { assertVersion } from '@passerelle/table'
import { requireAdmin } from '@passerelle/table/tenancy'
import type { ServiceContext } from './context.ts'
import { entryOf, viewAccount } from './view-account.ts'

/** Changes a name or roles. The authorizer reads the roles with each new call, so new ones count within its cache time. */
export async function editAccount(
  { accounts, kind, clock, tenant, me }: ServiceContext,
  id: ServiceAccountId,
  change: EditServiceAccount,
  expected: number,
): Promise<SeenServiceAccount> {
  const { account, ...used } = await accounts.get(id)
  assertVersion(account, expected)
  const changed = editServiceAccount(account, change, kind, clock.now().toISOString())
  await accounts.replace(account, changed, entryOf(changed, Object.keys(change)), {
    besides: [requireAdmin(tenant, me)],
  })
  return viewAccount({ account: changed, ...used })
}
