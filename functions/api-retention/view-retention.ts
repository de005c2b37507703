import type { CaseRetentionView } from '@passerelle/contract/retention'
import { type CaseHolds, endingOfCase, endingOfProof } from '@passerelle/domain/retention'
import type { HeldCase } from '@passerelle/table/retention'

/** How long a case is kept, as far as it can be said now. */
export function viewRetention(
  { kept, referrals, programmes }: HeldCase,
  holds: CaseHolds = kept.holds,
): CaseRetentionView {
  const { closedOn, mergedInto, endedOn, announced } = kept.retention ?? {}
  return {
    version: holds.version,
    case: endingOfCase(closedOn, referrals),
    proof: programmes.map((programme) => ({ programmeId: programme.id, ...endingOfProof(programme) })),
    ...(mergedInto && { mergedInto }),
    ...(endedOn && { endedOn }),
    ...(announced && { announced }),
    holds: [...holds.holds],
  }
}
