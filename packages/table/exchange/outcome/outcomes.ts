import { type OutcomeReport, type Owner, withReport } from '@passerelle/domain/exchange'
import { type DataKey, openJson, sealJson } from '@passerelle/vault'
import { exchangeKeys } from '../../engine/keys/exchange.ts'
import type { ReferralAddress } from '../../engine/keys/key.ts'
import type { Item, Row } from '../../engine/row.ts'
import { set, type Write } from '../../engine/write.ts'
import type { KeySlot } from '../../session/referral-keys.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import { partiesOf } from '../referral/referral-rows.ts'

/**
 * The outcome of a referral stands twice: for the receiver under the key of its own case, and under a key that both
 * parties open only what the person agreed that the sender may learn. Where they no longer do, that key is destroyed.
 */
export type FoundOutcomes = {
  readonly own: readonly OutcomeReport[]
  readonly shared: readonly OutcomeReport[]
  /** The key of the receiver's own case. */
  readonly ownKey: DataKey | undefined
  readonly sharedKey: DataKey | undefined
}

export const outcomeSlot: KeySlot = { edition: 0, compartment: 'OUTCOME' }

type Whose = 'OWN' | 'SHARED'

export function readOutcomes(
  address: ReferralAddress,
  item: Item | undefined,
  key: DataKey | undefined,
  whose: Whose,
): readonly OutcomeReport[] {
  const sealed = item?.['sealed']
  if (!(sealed instanceof Uint8Array) || key === undefined) return []
  return openJson(key, binding(address, whose), sealed) as OutcomeReport[] // sealed by `outcomeWrites`
}

/** The outcomes that a side may know. */
export function outcomesFor(side: Owner, { own, shared }: FoundOutcomes): readonly OutcomeReport[] {
  return side === 'receiver' ? own : shared
}

/** Keeps a report for the receiver; for the sender as well, where the person agreed to it. */
export async function outcomeWrites(
  { keyring }: TenantTable,
  { place, outcomes }: { readonly place: ReferralAddress; readonly outcomes: FoundOutcomes },
  report: OutcomeReport,
  returns: boolean,
): Promise<{ readonly after: FoundOutcomes; readonly writes: readonly Write[] }> {
  const { ownKey, sharedKey } = outcomes
  const own = ownKey ? withReport(outcomes.own, report) : outcomes.own
  const writes = ownKey ? [set(row(place, own, ownKey, 'OWN'))] : []
  if (!returns) return { after: { ...outcomes, own }, writes }
  const made = sharedKey ? { key: sharedKey, writes: [] } : await keyring.referrals.share(place, outcomeSlot)
  const shared = withReport(outcomes.shared, report)
  return {
    after: { ...outcomes, own, shared },
    writes: [...writes, ...made.writes, set(row(place, shared, made.key, 'SHARED'))],
  }
}

function row(address: ReferralAddress, reports: readonly OutcomeReport[], key: DataKey, whose: Whose): Row {
  return {
    key: exchangeKeys.outcomes(address, whose),
    entity: 'OutcomeReports',
    version: reports.length,
    clear: {},
    sealed: sealJson(key, binding(address, whose), reports),
  }
}

function binding(address: ReferralAddress, whose: Whose) {
  return {
    tenant: whose === 'OWN' ? address.to : partiesOf(address),
    subject: `${address.id}#${whose}`,
    entity: 'OutcomeReports',
    schema: 1,
  }
}
