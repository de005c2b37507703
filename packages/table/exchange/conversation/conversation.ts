import { refuse } from '@passerelle/domain/kernel'
import type { DataKey } from '@passerelle/vault'
import { caseKey } from '../../casework/index.ts'
import type { Key, ReferralAddress } from '../../engine/keys/key.ts'
import { rowAt } from '../../engine/row.ts'
import type { Refuse, Requirement } from '../../engine/write.ts'
import { requireOpenKey } from '../../session/referral-keys.ts'
import type { Asking, Reading } from '../referral/part-reader.ts'
import { threadSlot } from '../referral/referral-rows.ts'

/*
 * The talk of both sides outside of the steps of a referral is sealed under the key of its thread: while the receiver
 * may read the offer both open it, after that the sender alone.
 */

const closed: Refuse = () => ({ code: 'not_possible', what: 'conversation_closed' })

/** The sender's own case, which says by being there that the person was not erased. */
export function sendersCaseKeys({ tenant, place: { from, participantId } }: Asking): readonly Key[] {
  return from === tenant && participantId ? [caseKey(tenant, participantId)] : []
}

/**
 * The key of what was said, with {@link sendersCaseKeys} read; nothing where it is closed. A sender that has erased the
 * person reads nothing of it, though the receiver may still.
 */
export function threadKeyIn({ thread, side, place, rows }: Reading): DataKey | undefined {
  const { from, participantId } = place
  const isKnown =
    side === 'receiver' || (participantId && rowAt(rows, caseKey(from, participantId)) !== undefined)
  return isKnown ? thread : undefined
}

/** The open conversation. @throws {Refused} `not_possible` where it is closed */
export function openOrRefuse<Part>(part: Part | undefined): Part {
  return part ?? refuse(closed(undefined))
}

/** Lets a transaction through only while the receiver may read what is said. */
export function requireOpenThread(place: ReferralAddress): Requirement {
  return requireOpenKey(place, threadSlot, closed)
}
