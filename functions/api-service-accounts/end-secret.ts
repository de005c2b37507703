import type { SeenServiceAccount } from '@passerelle/contract/service-accounts'
import { type SecretId, type ServiceAccountId, secretToEnd, withoutSecret } from '@passerelle/domain/tenancy'
import { assertVersion } from '@passerelle/table'
import type { ServiceContext } from './context.ts'
import { inHand } from './in-hand.ts'
import { entryOf, viewAccount } from './view-account.ts'

/** Ends one of two secrets. The pool first: what the account still lists can be ended again, and never the other way. */
export async function endSecret(
  context: ServiceContext,
  id: ServiceAccountId,
  secretId: SecretId,
  expected: number,
): Promise<SeenServiceAccount> {
  const { accounts, pool } = context
  const { account, ...used } = await accounts.get(id)
  assertVersion(account, expected)
  const { poolId } = secretToEnd(account, secretId)
  return inHand(context, account, async (held) => {
    const { clientId = '' } = held
    const there = await pool.secretsOf(clientId)
    // Not there any more where an attempt was cut off after the pool had ended it.
    if (there.includes(poolId)) await pool.endSecret(clientId, poolId)
    const changed = withoutSecret(held, secretId)
    await accounts.replace(held, changed, entryOf(changed, ['secrets']))
    return viewAccount({ account: changed, ...used })
  })
}
