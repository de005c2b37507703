import type { PaperView } from '@passerelle/contract/papers'
import type { ParticipantId } from '@passerelle/domain/kernel'
import type { Paper } from '@passerelle/domain/papers'
import type { PageOf, PageRequest } from '@passerelle/table'
import { listPapers as listed } from '@passerelle/table/papers'
import type { PapersContext } from './context.ts'

/** How the papers of a person stand, the latest first. */
export async function listPapers(
  { table, reach }: PapersContext,
  participant: ParticipantId,
  page: PageRequest,
): Promise<PageOf<PaperView>> {
  const { items, ...rest } = await listed(table, reach, participant, page)
  return { items: items.map(viewOf), ...rest }
}

function viewOf({ id, state, tiers, issuedAt, issuedBy, endsAt, redeemedAt, revokedAt }: Paper): PaperView {
  return {
    paperId: id,
    state,
    tiers,
    issuedAt,
    issuedBy,
    expiresAt: endsAt,
    ...(redeemedAt && { redeemedAt }),
    ...(revokedAt && { revokedAt }),
  }
}
