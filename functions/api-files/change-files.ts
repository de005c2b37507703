import { type FileChange, type KeptFile, renameFile } from '@passerelle/domain/files'
import type { FileId, ParticipantId } from '@passerelle/domain/kernel'
import { assertVersion } from '@passerelle/table'
import type { FilesContext } from './context.ts'
import { fileEntry } from './entry.ts'

/** Calls a file otherwise, or says that it is of another kind. */
export async function editFile(
  { files }: FilesContext,
  participant: ParticipantId,
  id: FileId,
  change: FileChange,
  expected: number,
): Promise<KeptFile> {
  const { file: before, head } = await files.get(participant, id)
  assertVersion(before, expected)
  const file = renameFile(before, change)
  await files.replace(head, file, before, fileEntry(file, Object.keys(change)))
  return file
}

/** Takes a file away for good. What stood in it follows within moments. That there was one, the journal keeps. */
export async function removeFile(
  { files }: FilesContext,
  participant: ParticipantId,
  id: FileId,
  expected: number,
): Promise<undefined> {
  const { file, head } = await files.get(participant, id)
  assertVersion(file, expected)
  await files.remove(head, file, fileEntry(file, ['name', 'content']))
}
