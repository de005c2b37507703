import { isTerminal, type ReferralState } from '@passerelle/domain/exchange'
import type { ParticipantId, TenantId } from '@passerelle/domain/kernel'
import { caseKeys, exchangeKeys, type ReferralAddress } from './keys.ts'
import { type Item, versionOf } from './row.ts'
import type { Store } from './store.ts'
import { absent, add, at, replace, type Write } from './write.ts'

/**
 * Where the referrals of a case are, in one row of the case. Whoever begins a referral writes it, so that a person
 * whom a referral is just being begun for cannot be erased in the same moment, and the other way round.
 */
export type CaseReferrals = { readonly version: number; readonly addresses: readonly ReferralAddress[] }

const none: CaseReferrals = { version: 0, addresses: [] }

/** @param item the row, or nothing where the case never had a referral */
export function readCaseReferrals(item: Item | undefined): CaseReferrals {
  if (item === undefined) return none
  // Written by `enterReferral` alone.
  return { version: versionOf(item), addresses: item['addresses'] as readonly ReferralAddress[] }
}

/** Enters one more referral. Refused as `contended` when another one came first. */
export function enterReferral(
  tenant: TenantId,
  participant: ParticipantId,
  before: CaseReferrals,
  address: ReferralAddress,
): Write {
  const { from, to, id } = address
  const row = {
    key: caseKeys.part(tenant, participant, 'REFERRALS'),
    entity: 'CaseReferrals',
    version: before.version + 1,
    clear: { addresses: [...before.addresses, { from, to, id }] },
  }
  const write = before.version === 0 ? add(row) : replace(row, before.version)
  return { ...write, otherwise: () => ({ code: 'contended' }) }
}

/** Removes the list, or sees to it that there is none still; refused as `contended` when one was entered since. */
export function dropReferrals(tenant: TenantId, participant: ParticipantId, read: CaseReferrals): Write {
  const key = caseKeys.part(tenant, participant, 'REFERRALS')
  const otherwise = () => ({ code: 'contended' }) as const
  return read.version === 0
    ? { table: 'main', check: key, when: absent, otherwise }
    : { table: 'main', remove: key, when: at(read.version), otherwise }
}

/** Whether one of the referrals is still under way. One call for a hundred; none where there are none. */
export async function isAnyUnderWay(store: Store, { addresses }: CaseReferrals): Promise<boolean> {
  const items = await store.getAll(addresses.map(exchangeKeys.referral))
  // The state is a facet that stands in the clear; only the exchange writes it.
  return items.some((item) => !isTerminal(String(item['state']) as ReferralState))
}
