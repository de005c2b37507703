import { cleanFile, type KeptFile, keepFile, type NewFile } from '@passerelle/domain/files'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import type { FilesContext } from './context.ts'
import { fileEntry } from './entry.ts'
import { inflate } from './inflate.ts'

/**
 * Keeps a file with a case. That it is on its way is written down first, then what stands in it is put away, sealed, and last
 * comes its row: one that is cut off on the way is never there, and goes after a day.
 */
export async function addFile(
  { files, sealed, table, me, clock, ids, unitOfWork }: FilesContext,
  participantId: ParticipantId,
  { content, ...said }: NewFile,
): Promise<KeptFile> {
  // Whether this very request was carried out is asked before anything is put away; the transaction at the end says so too.
  const [{ head, kept }, first] = await Promise.all([files.room(participantId), unitOfWork.firstAnswer()])
  if (first !== undefined) refuse({ code: 'repeated' })
  const clean = cleanFile(Buffer.from(content, 'base64'), inflate)
  const by = { id: ids.next<'file'>(), participantId, addedBy: me }
  const file = keepFile(said, clean, by, clock.now().toISOString(), kept)
  await files.announce(head, file.id)
  await sealed.put({ tenant: table.tenant, file: file.id }, await files.seal(file, clean.content))
  await files.add(head, file, fileEntry(file, ['kind', 'name', 'content']))
  return file
}
