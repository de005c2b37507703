import { type FileId, type Instant, type MemberId, type ParticipantId, refuse } from '../kernel/index.ts'
import type { CleanFile } from './clean-file.ts'
import { type FileChange, type KeptFile, maxFilesOfCase, type NewFile } from './kept-file.ts'

/** Keeps a file with a case. @throws {Refused} `limit_reached` where the case has as many as it keeps */
export function keepFile(
  { kind, name }: Pick<NewFile, 'kind' | 'name'>,
  { type, content }: CleanFile,
  by: { readonly id: FileId; readonly participantId: ParticipantId; readonly addedBy: MemberId },
  now: Instant,
  kept: number,
): KeptFile {
  if (kept >= maxFilesOfCase) refuse({ code: 'limit_reached', what: 'files', limit: maxFilesOfCase })
  return { ...by, version: 1, kind, name, type, bytes: content.length, addedAt: now }
}

/** Calls a file otherwise, or says that it is of another kind. */
export function renameFile(file: KeptFile, { kind = file.kind, name = file.name }: FileChange): KeptFile {
  return { ...file, kind, name, version: file.version + 1 }
}

const endings = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
} as const

/** The name under which a file is saved: its own, with the ending of what it is, and without what folders are made of. */
export function savedName({ name, type }: Pick<KeptFile, 'name' | 'type'>): string {
  const ending = `.${endings[type]}`
  const plain = name.replace(/[\\/:*?"<>|]/g, '-').replace(/^\.+/, '')
  return plain.toLowerCase().endsWith(ending) ? plain : `${plain}${ending}`
}
