import type { TenantId } from '@passerelle/domain/kernel'
import { Refused } from '@passerelle/domain/kernel'
import type { Member } from '@passerelle/domain/tenancy'
import type { DataKey } from '@passerelle/vault'
import { exchangeRanges } from '../engine/keys/exchange.ts'
import type { Key } from '../engine/keys/key.ts'
import { tenantRanges } from '../engine/keys/tenancy.ts'
import type { Store } from '../engine/store.ts'
import { add, remove } from '../engine/write.ts'
import { whoseIn } from '../exchange/index.ts'
import { readMember } from '../tenancy/index.ts'

const keptSeconds = 30 * 86_400

/**
 * Claims the right to write one letter: gives false where somebody has it already. Claimed before it is sent, because a
 * letter only points to what stands in the inbox anyway, and one that is lost is better than one that comes twice.
 */
export async function claimLetter(store: Store, key: Key, now: Date): Promise<boolean> {
  const expiresAt = Math.floor(now.getTime() / 1000) + keptSeconds
  const row = { key, entity: 'LetterClaim', version: 1, clear: {}, expiresAt }
  try {
    await store.transact([add(row, () => ({ code: 'repeated' }))])
    return true
  } catch (error) {
    if (error instanceof Refused && error.refusal.code === 'repeated') return false
    throw error
  }
}

/** Gives the right back where the letter certainly was not sent. */
export async function releaseLetter(store: Store, key: Key): Promise<void> {
  await store.transact([remove(key)])
}

/** Everybody who works in an organisation now. */
export async function activeMembers(
  store: Store,
  tenant: TenantId,
  staffKey: () => Promise<DataKey>,
): Promise<readonly Member[]> {
  const found: Member[] = []
  for await (const item of store.queryAll(tenantRanges.members(tenant))) {
    if (item['state'] === 'active') found.push(readMember(tenant, item, await staffKey()))
  }
  return found
}

/** Whose each referral is in which an organisation owes something, from its lists alone. */
export async function* owedBy(store: Store, tenant: TenantId) {
  for (const [side, index] of [
    ['receiver', 'gsi1'],
    ['sender', 'gsi2'],
  ] as const) {
    const range = { ...exchangeRanges.watch(tenant, 'overdue_ours'), index }
    for await (const item of store.queryAll(range)) yield { side, whose: whoseIn(item) }
  }
}
