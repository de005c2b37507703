import type { TakenIn } from '@passerelle/contract/casework'
import type { Participant } from '@passerelle/domain/casework'
import { log, traceOf } from '@passerelle/runtime'
import { likelyMatches } from '@passerelle/table/casework'
import type { CaseworkContext } from './context.ts'

/**
 * Somebody who was taken in, with the cases that are likely to be of the same person. Compared after the writing, so of
 * two who take the same person in at once at least one is warned. A warning and never a block: where nothing can be
 * compared the answer names no matches at all, not even none.
 */
export async function warnOfDuplicates(
  { table, reach }: CaseworkContext,
  participant: Participant,
): Promise<TakenIn> {
  try {
    const { matches, isBeyondReach } = await likelyMatches(table, reach, participant)
    return {
      ...participant,
      likelyMatches: [...matches],
      ...(isBeyondReach && { coordinatorShouldLook: true }),
    }
  } catch (error) {
    log('warn', 'not compared with other cases', { tenant: table.tenant, ...traceOf(error) })
    return participant
  }
}
