import type { ParticipantId } from '@passerelle/domain/kernel'
import { againWhileContended, demandCase, findCaseLink, unlinkWrites } from '@passerelle/table'
import type { CaseworkDesk } from './desk.ts'
import { caseEntry } from './entry.ts'

/** Takes the person's own link back. Where there is none, or somebody else just did, nothing is left to do. */
export function removeLink({ table, reach, ledger }: CaseworkDesk, id: ParticipantId): Promise<undefined> {
  return againWhileContended(async () => {
    const { head, link } = await findCaseLink(table, reach, id)
    if (link === undefined) return undefined
    await ledger.commit({
      entry: caseEntry('removeLink', 'PersonLink', { participantId: id, version: link.version }, []),
      status: 204,
      writes: [demandCase(table.tenant, head, reach), ...unlinkWrites(table.tenant, id, link)],
    })
    return undefined
  })
}
