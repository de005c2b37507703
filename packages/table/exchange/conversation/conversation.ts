import { refuse, type TenantId } from '@passerelle/domain/kernel'
import type { DataKey } from '@passerelle/vault'
import { caseKey } from '../../casework/index.ts'
import type { Key, ReferralAddress } from '../../engine/keys/key.ts'
import { rowAt } from '../../engine/row.ts'
import type { Refuse, Requirement } from '../../engine/write.ts'
import { requireOpenKey } from '../../session/referral-keys.ts'
import { type FoundReferral, threadSlot } from '../referral/find-referral.ts'
import type { Whereabouts } from '../referral/referral-addresses.ts'

/*
 * What both sides of a referral say in it outside of its steps is sealed under the key of its course: while the receiver
 * may read the offer both open it, after that the sender alone.
 */

const closed: Refuse = () => ({ code: 'not_possible', what: 'conversation_closed' })

/** The sender's own case, which says by being there that the person was not erased. */
export function ownCaseKeys(tenant: TenantId, { from, participantId }: Whereabouts): readonly Key[] {
  return from === tenant && participantId ? [caseKey(tenant, participantId)] : []
}

/**
 * The key of what was said, with {@link ownCaseKeys} read. A sender that has erased the person reads nothing of it, though the receiver may still.
 *
 * @throws {Refused} `not_possible`
 */
export function threadKeyOf(found: FoundReferral): DataKey {
  const { thread, side, place, besides } = found
  const { participantId } = place
  const isKnown =
    side === 'receiver' || (participantId && rowAt(besides, caseKey(place.from, participantId)) !== undefined)
  return thread === undefined || !isKnown ? refuse(closed(undefined)) : thread.key
}

/** Lets a transaction through only while the receiver may read what is said. */
export function requireOpenThread(place: ReferralAddress): Requirement {
  return requireOpenKey(place, threadSlot, closed)
}
