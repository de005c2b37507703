import { isInvolved, isTerminal, type Referral, type ReferralState } from '@passerelle/domain/exchange'
import { type ParticipantId, type ReferralId, refuse } from '@passerelle/domain/kernel'
import { type CaseReferrals, readCaseReferrals } from '../../casework/index.ts'
import { caseKeys } from '../../engine/keys/casework.ts'
import { exchangeKeys } from '../../engine/keys/exchange.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import type { Reader } from './find-referral.ts'
import { readReferral } from './referral-rows.ts'

/**
 * Refuses a second departure while the first one's handover still binds another organisation: it is under way, or given
 * back and not taken back yet. No call where the person has not left before.
 *
 * @throws {Refused} `not_possible`
 */
export async function assertNotGone(
  { store }: TenantTable,
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

/** The handover with which a person has left. */
export type Departure = { readonly isMet: boolean }

/** Whether somebody has met the person with whom they left: one call, none for somebody who did not leave. */
export async function departureIn(
  { store }: TenantTable,
  { addresses, departedWith }: CaseReferrals,
): Promise<Departure | undefined> {
  const address = addresses.find(({ id }) => id === departedWith)
  const item = address && (await store.get(exchangeKeys.referral(address)))
  return item && { isMet: readReferral(item).metOn !== undefined }
}

/** The same for a case of which the referrals are not known yet: two calls. */
export async function departureOf(
  table: TenantTable,
  participant: ParticipantId,
): Promise<Departure | undefined> {
  const item = await table.store.get(caseKeys.part(table.tenant, participant, 'REFERRALS'))
  return departureIn(table, readCaseReferrals(item))
}

/**
 * Refuses a second handover of a case to the same organisation while one is under way; two would become two cases there.
 * No call where the case was never referred to it. Two that are begun at once are decided by the case's own list.
 *
 * @param leaving the record that the new one takes the place of
 * @throws {Refused} `already_exists`, naming the one that is under way where the reader may see it
 */
export async function assertOneHandover(
  { store, tenant }: TenantTable,
  { addresses }: CaseReferrals,
  { kind, to }: Pick<Referral, 'kind' | 'to'>,
  reader: Reader,
  leaving?: ReferralId,
): Promise<void> {
  const same = addresses.filter(
    (address) => address.from === tenant && address.to === to && address.id !== leaving,
  )
  if (kind !== 'handover' || same.length === 0) return
  const found = (await store.getAll(same.map(exchangeKeys.referral))).map(readReferral)
  const live = found.find((referral) => referral.kind === 'handover' && !isTerminal(referral.state))
  if (live === undefined) return
  const isTold = isInvolved(live, 'sender', reader)
  refuse({ code: 'already_exists', what: 'handover', ...(isTold && { referralId: live.id }) })
}

/** Whether one of the referrals is still under way. One call for a hundred; none where there are none. */
export async function isAnyUnderWay({ store }: TenantTable, { addresses }: CaseReferrals): Promise<boolean> {
  const items = await store.getAll(addresses.map(exchangeKeys.referral))
  // The state is a facet that stands in the clear; only the exchange writes it.
  return items.some((item) => !isTerminal(String(item['state']) as ReferralState))
}
