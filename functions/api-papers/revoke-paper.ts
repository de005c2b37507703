import type { PaperId, ParticipantId } from '@passerelle/domain/kernel'
import { revoked } from '@passerelle/domain/papers'
import { retryWhileContended } from '@passerelle/table'
import { requireCase } from '@passerelle/table/casework'
import { findPaperOfCase, revocationWrites } from '@passerelle/table/papers'
import type { PapersContext } from './context.ts'
import { paperEntry } from './entry.ts'

/** Takes a paper back. Where somebody else just did, nothing is left to do; one that was opened cannot be taken back. */
export function revokePaper(
  { table, tenant, reach, unitOfWork, clock }: PapersContext,
  participant: ParticipantId,
  id: PaperId,
): Promise<undefined> {
  return retryWhileContended(async () => {
    const { head, paper } = await findPaperOfCase(table, reach, participant, id)
    if (paper.state === 'revoked') return undefined
    const after = revoked(paper, clock.now().toISOString())
    await unitOfWork.commit({
      status: 204,
      entry: paperEntry(after, ['state', 'revokedAt']),
      writes: [requireCase(tenant, head, reach), ...revocationWrites(table, paper, after)],
    })
    return undefined
  })
}
