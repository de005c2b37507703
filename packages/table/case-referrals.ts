import { isTerminal, type ReferralState } from '@passerelle/domain/exchange'
import { type ParticipantId, type ReferralId, refuse, type TenantId } from '@passerelle/domain/kernel'
import { caseKeys, exchangeKeys, type ReferralAddress } from './keys.ts'
import { readReferral } from './referral-rows.ts'
import { type Item, versionOf } from './row.ts'
import type { Store } from './store.ts'
import { absent, add, at, replace, type Write } from './write.ts'

/**
 * Where the referrals of a case are, in one row of the case. Whoever begins a referral writes it, so that a person
 * whom a referral is just being begun for cannot be erased in the same moment, and the other way round.
 */
export type CaseReferrals = {
  readonly version: number
  readonly addresses: readonly ReferralAddress[]
  /** The handover with which the person has left. Nobody leaves with two at once. */
  readonly departedWith?: ReferralId
}

const none: CaseReferrals = { version: 0, addresses: [] }

/** @param item the row, or nothing where the case never had a referral */
export function readCaseReferrals(item: Item | undefined): CaseReferrals {
  if (item === undefined) return none
  // Written in this file alone.
  const { addresses, departedWith } = item as Pick<CaseReferrals, 'addresses' | 'departedWith'>
  return { version: versionOf(item), addresses, ...(departedWith && { departedWith }) }
}

/** Enters one more referral. Refused as `contended` when another one came first. */
export function enterReferral(
  tenant: TenantId,
  participant: ParticipantId,
  before: CaseReferrals,
  address: ReferralAddress,
): Write {
  const { from, to, id } = address
  return write(tenant, participant, before, { addresses: [...before.addresses, { from, to, id }] })
}

/** Enters with which handover the person leaves. Refused as `contended` when another one came first. */
export function enterDeparture(
  tenant: TenantId,
  participant: ParticipantId,
  before: CaseReferrals,
  departedWith: ReferralId,
): Write {
  return write(tenant, participant, before, { departedWith })
}

function write(
  tenant: TenantId,
  participant: ParticipantId,
  { version, ...before }: CaseReferrals,
  change: Partial<CaseReferrals>,
): Write {
  const row = {
    key: caseKeys.part(tenant, participant, 'REFERRALS'),
    entity: 'CaseReferrals',
    version: version + 1,
    clear: { ...before, ...change },
  }
  return { ...(version === 0 ? add(row) : replace(row, version)), otherwise: () => ({ code: 'contended' }) }
}

/** Removes the list, or sees to it that there is none still; refused as `contended` when one was entered since. */
export function dropReferrals(tenant: TenantId, participant: ParticipantId, read: CaseReferrals): Write {
  const key = caseKeys.part(tenant, participant, 'REFERRALS')
  const otherwise = () => ({ code: 'contended' }) as const
  return read.version === 0
    ? { table: 'main', check: key, when: absent, otherwise }
    : { table: 'main', remove: key, when: at(read.version), otherwise }
}

/**
 * Refuses a second departure while the first one's handover still binds another organisation: it is under way, or given
 * back and not taken back yet. No call where the person has not left before.
 *
 * @throws {Refused} `not_possible`
 */
export async function assertNotGone(
  store: Store,
  { addresses, departedWith }: CaseReferrals,
  leaving: ReferralId,
): Promise<void> {
  const address = addresses.find(({ id }) => id === departedWith)
  if (address === undefined || address.id === leaving) return
  const item = await store.get(exchangeKeys.referral(address))
  if (item === undefined) return
  const { state, owner } = readReferral(item)
  const isOver = isTerminal(state) && !(state === 'returned' && owner === 'receiver')
  if (!isOver) refuse({ code: 'not_possible', what: 'left_with_another_handover' })
}

/** Whether one of the referrals is still under way. One call for a hundred; none where there are none. */
export async function isAnyUnderWay(store: Store, { addresses }: CaseReferrals): Promise<boolean> {
  const items = await store.getAll(addresses.map(exchangeKeys.referral))
  // The state is a facet that stands in the clear; only the exchange writes it.
  return items.some((item) => !isTerminal(String(item['state']) as ReferralState))
}
