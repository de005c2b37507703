import type { EditParticipant } from '@passerelle/contract/casework'
import { dialable, editParticipant as edit, type Participant } from '@passerelle/domain/casework'
import { changesHands } from '@passerelle/domain/exchange'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { readNumber } from '@passerelle/runtime/phones'
import { assertVersion, retryWhileContended } from '@passerelle/table'
import { followingCase } from '@passerelle/table/exchange'
import type { CaseworkContext } from './context.ts'
import { caseEntry } from './entry.ts'

/** Changes a case. Where it goes to other people its referrals follow, on this organisation's side. */
export async function editParticipant(
  context: CaseworkContext,
  id: ParticipantId,
  change: EditParticipant,
  expected: number,
): Promise<Participant> {
  const channels = change.channels && dialable(change.channels, readNumber)
  const told = { ...change, ...(channels && { channels }) }
  // A referral that moves at the same moment is no affair of whoever edits the case.
  return retryWhileContended(async () => {
    const before = await context.participants.get(id)
    assertVersion(before, expected)
    const now = edit(before, told, context.me, context.clock.now().toISOString())
    const changed = { participantId: id, version: now.version }
    const following = changesHands({ before, now })
      ? await followingCase(context.table, before, now)
      : undefined
    await context.participants.replace(
      before,
      now,
      caseEntry('Participant', changed, Object.keys(change)),
      following,
    )
    return now
  })
}
