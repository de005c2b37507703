import type { Page, PageQuery } from '@passerelle/contract/kit'
import { type KeptFile, savedName } from '@passerelle/domain/files'
import { type FileId, type ParticipantId, refuse } from '@passerelle/domain/kernel'
import type { PageOf } from '@passerelle/table'
import type { FilesContext } from './context.ts'
import { fileEntry } from './entry.ts'

/** The files of a case. That they were listed is written down before anybody sees it. */
export async function listFiles(
  { files, unitOfWork }: FilesContext,
  participant: ParticipantId,
  page: PageQuery,
): Promise<PageOf<KeptFile>> {
  const { head, ...found } = await files.list(participant, page)
  await unitOfWork.noteReading({ ...fileEntry(head, ['name']), aggregate: 'Participant' })
  return found
}

/** What a file is. That it was read is written down before anybody sees it. */
export async function readFile(
  { files, unitOfWork }: FilesContext,
  participant: ParticipantId,
  id: FileId,
): Promise<KeptFile> {
  const { file } = await files.get(participant, id)
  await unitOfWork.noteReading(fileEntry(file, ['name']))
  return file
}

/** What stands in a file, to be saved and never shown in the place of a page. That it was read is written down before. */
export async function readFileContent(
  { files, sealed, table, unitOfWork }: FilesContext,
  participant: ParticipantId,
  id: FileId,
): Promise<Page> {
  const { file } = await files.get(participant, id)
  const kept = await sealed.get({ tenant: table.tenant, file: id })
  if (kept === undefined) return refuse({ code: 'not_found' })
  const content = await files.open(file, kept)
  await unitOfWork.noteReading(fileEntry(file, ['content']))
  return {
    content: { bytes: new Uint8Array(content) },
    headers: {
      'Content-Disposition': `attachment; filename*=UTF-8''${encoded(savedName(file))}`,
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    },
  }
}

/** A name as a header holds it (RFC 8187). */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
