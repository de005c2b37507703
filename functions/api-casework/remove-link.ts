import type { ParticipantId } from '@passerelle/domain/kernel'
import { retryWhileContended } from '@passerelle/table'
import { findCaseLink, requireCase, unlinkWrites } from '@passerelle/table/casework'
import type { CaseworkContext } from './context.ts'
import { caseEntry } from './entry.ts'

/** Takes the person's own link back. Where there is none, or somebody else just did, nothing is left to do. */
export function removeLink(
  { table, reach, unitOfWork }: CaseworkContext,
  id: ParticipantId,
): Promise<undefined> {
  return retryWhileContended(async () => {
    const { head, link } = await findCaseLink(table, reach, id)
    if (link === undefined) return undefined
    await unitOfWork.commit({
      entry: caseEntry('PersonLink', { participantId: id, version: link.version }, []),
      status: 204,
      writes: [requireCase(table.tenant, head, reach), ...unlinkWrites(table.tenant, id, link)],
    })
    return undefined
  })
}
