import type { PaperId, ParticipantId } from '@passerelle/domain/kernel'
import { revoked } from '@passerelle/domain/papers'
import { againWhileContended, demandCase, findPaperOfCase, revocationWrites } from '@passerelle/table'
import type { PapersDesk } from './desk.ts'
import { paperEntry } from './entry.ts'

/** Takes a paper back. Where somebody else just did, nothing is left to do; one that was opened cannot be taken back. */
export function revokePaper(
  { table, tenant, reach, ledger, clock }: PapersDesk,
  participant: ParticipantId,
  id: PaperId,
): Promise<undefined> {
  return againWhileContended(async () => {
    const { head, paper } = await findPaperOfCase(table, reach, participant, id)
    if (paper.state === 'revoked') return undefined
    const after = revoked(paper, clock.now().toISOString())
    await ledger.commit({
      status: 204,
      entry: paperEntry('revokePaper', after, ['state', 'revokedAt']),
      writes: [demandCase(tenant, head, reach), ...revocationWrites(table, paper, after)],
    })
    return undefined
  })
}
