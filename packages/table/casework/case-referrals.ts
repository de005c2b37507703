import type { ParticipantId, ReferralId, TenantId } from '@passerelle/domain/kernel'
import { caseKeys } from '../engine/keys/casework.ts'
import type { ReferralAddress } from '../engine/keys/key.ts'
import { type Item, versionOf } from '../engine/row.ts'
import {
  type Requirement,
  removeUnlessContended,
  requireUncontended,
  unlessContended,
  type Write,
} from '../engine/write.ts'

/**
 * Where the referrals of a case are, in one row of the case. Each new referral writes it, so that a person
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
  return unlessContended(row, version)
}

/** Lets a transaction through only while no referral was begun since; refused as `contended`. */
export function requireReferrals(
  tenant: TenantId,
  participant: ParticipantId,
  { version }: CaseReferrals,
): Requirement {
  return requireUncontended(caseKeys.part(tenant, participant, 'REFERRALS'), version)
}

/** Removes the list, or sees to it that there is none still; refused as `contended` when one was entered since. */
export function dropReferrals(tenant: TenantId, participant: ParticipantId, read: CaseReferrals): Write {
  return removeUnlessContended(caseKeys.part(tenant, participant, 'REFERRALS'), read.version)
}
