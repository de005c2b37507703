import type { BodyOf } from '@passerelle/contract/kit'
import type { serviceAccounts } from '@passerelle/contract/service-accounts'
import {
  assertRoomForSecret,
  maxSecrets,
  type ServiceAccount,
  type ServiceAccountId,
  withSecret,
} from '@passerelle/domain/tenancy'
import type { MadeSecret } from '@passerelle/runtime/service-clients'
import { assertVersion } from '@passerelle/table'
import type { ServiceContext } from './context.ts'
import { inHand } from './in-hand.ts'
import { entryOf, viewAccount } from './view-account.ts'

type Made = BodyOf<(typeof serviceAccounts)['routes']['rotateServiceSecret']>

/**
 * Makes a secret and gives it away, this once; nothing here keeps it. One that is there already goes on to hold, so that
 * a system changes from one to the other without a gap.
 */
export async function rotateSecret(
  context: ServiceContext,
  id: ServiceAccountId,
  expected: number,
): Promise<Made> {
  const { accounts, clock, ids } = context
  const { account, ...used } = await accounts.get(id)
  assertVersion(account, expected)
  assertRoomForSecret(account)
  return inHand(context, account, async (held) => {
    const clientId = await clientOf(context, held)
    const { poolId, value } = await addSecret(context, clientId, held)
    const secret = { id: ids.next<'secret'>(), poolId, madeAt: clock.now().toISOString() }
    const changed = withSecret(held, clientId, secret)
    await accounts.replace(held, changed, entryOf(changed, ['secrets']))
    return { ...viewAccount({ account: changed, ...used }), secret: value }
  })
}

/** The client of an account, called after it, so that one whose making was cut off is found again. */
async function clientOf(
  { pool, clients, tenant }: ServiceContext,
  { id, clientId }: ServiceAccount,
): Promise<string> {
  if (clientId !== undefined) return clientId
  const opened = await pool.open(id)
  await clients.claim(opened, tenant, id)
  return opened
}

/** A secret beside those that the account knows; of all others nobody knows, and they end. */
async function addSecret(
  { pool }: ServiceContext,
  clientId: string,
  { secrets }: ServiceAccount,
): Promise<MadeSecret> {
  const there = await pool.secretsOf(clientId)
  const strays = there.filter((poolId) => !secrets.some((each) => each.poolId === poolId))
  // The pool has room for two and keeps the last one: so much has to go before, and the rest after.
  const before = strays.slice(0, Math.max(0, there.length + 1 - maxSecrets))
  for (const stray of before) await pool.endSecret(clientId, stray)
  const made = await pool.addSecret(clientId)
  for (const stray of strays.slice(before.length)) await pool.endSecret(clientId, stray)
  return made
}
