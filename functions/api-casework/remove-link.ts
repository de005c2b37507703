import type { ParticipantId } from '@passerelle/domain/kernel'
import { demandCase, findCaseLink, unlinkWrites } from '@passerelle/table'
import type { CaseworkDesk } from './desk.ts'
import { caseEntry } from './entry.ts'

/** Takes the person's own link back. Where there is none, nothing is left to do. */
export async function removeLink(desk: CaseworkDesk, id: ParticipantId): Promise<undefined> {
  const { table, reach } = desk
  const { head, link } = await findCaseLink(table, reach, id)
  if (link === undefined) return undefined
  await desk.ledger.commit({
    entry: caseEntry('removeLink', 'PersonLink', { participantId: id, version: link.version }, []),
    status: 204,
    writes: [demandCase(table.tenant, head, reach), ...unlinkWrites(table.tenant, id, link)],
  })
  return undefined
}
