import type { CallOptions, ResourceOf } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { usePages } from '../api/use-pages.ts'
import { onlyChanged } from '../kit/changed.ts'

export type KeptFile = ResourceOf<'readFile'>
export type NewFile = CallOptions<'addFile'>['body']
type FileChange = CallOptions<'editFile'>['body']

export const kinds = [
  'evidence_of_skills',
  'certificate_from_abroad',
  'signed_sheet',
  'curriculum_vitae',
  'other',
] as const satisfies readonly CodesOf<'file.kind'>[]

/** What a browser offers to choose from. The API looks at what stands in a file. */
export const taken = 'application/pdf,image/jpeg,image/png,image/webp'

const filesAtOnce = 20

/** The files of a case. Each page of them is a reading that is recorded. */
export const useFiles = (participantId: string) =>
  usePages('listFiles', { limit: filesAtOnce }, undefined, { participantId })

/** What is typed of a file. */
export type FileEntry = { kind: string; name: string }

export function entryOf({ kind, name }: KeptFile): FileEntry {
  return { kind, name }
}

export function newFile({ kind, name }: FileEntry, content: string): NewFile {
  return { kind, name, content } as NewFile // what was typed may break a rule: the API refuses it by field
}

export function fileChange(entry: FileEntry, first: FileEntry): FileChange {
  return onlyChanged(entry, first) as FileChange // likewise
}

/** The name of a file of a device, without its ending: what it is called unless somebody says otherwise. */
export function nameFrom(file: string): string {
  return file
    .replace(/\.[^.]{1,5}$/, '')
    .trim()
    .slice(0, 120)
}
