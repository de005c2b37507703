import type { MemberId } from '@passerelle/domain/kernel'
import { log, traceOf } from '@passerelle/runtime'
import type { CallerDirectory } from '@passerelle/table/events'
import { contextOf, type Verdict } from './caller.ts'
import { servicePolicy } from './service-policy.ts'

/**
 * The system behind a client of the identity pool. Its tenant and its roles are those of the account in the table, read
 * anew each time; nothing that a token says decides either.
 */
export async function recogniseService(directory: CallerDirectory, clientId: string): Promise<Verdict> {
  const caller = await directory.findServiceCaller(clientId)
  if (caller === undefined) return 'unknown'
  const { tenantId, account } = caller
  const tenant = await directory.findTenant(tenantId)
  if (account.state !== 'active' || tenant?.state !== 'active') return 'barred'
  // For people who look after accounts. A call never fails for it.
  await directory
    .noteServiceUse(caller)
    .catch((error: unknown) => log('warn', 'use not noted', { tenant: tenantId, ...traceOf(error) }))
  return {
    session: {
      tenantId,
      memberId: account.id as string as MemberId, // the one who acts
      policy: servicePolicy(tenantId, account.roles),
    },
    context: { roles: account.roles.join(','), ...contextOf(tenant) },
  }
}
