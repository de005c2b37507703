import type { FileId, Instant, ParticipantId, TenantId } from '@passerelle/domain/kernel'
import type { Key } from './key.ts'

const prefix = 'FILE#'

/** Which file of which case. */
export type FilePlace = {
  readonly tenant: TenantId
  readonly participant: ParticipantId
  readonly file: FileId
}

/** Files stand beside their case and not in it, so that reading a case does not read them. */
export const fileKeys = {
  file: ({ tenant, participant, file }: FilePlace): Key => ({
    ...fileRanges.ofCase(tenant, participant),
    sk: `${prefix}${file}`,
  }),
  byTime: (
    tenant: TenantId,
    participant: ParticipantId,
    place: { readonly addedAt: Instant; readonly id: FileId },
  ): Key => ({
    ...fileRanges.ofCase(tenant, participant),
    sk: `${place.addedAt}#${place.id}`,
  }),
  /** That a file is on its way: outside of the case, so that it outlives a case that is erased meanwhile. */
  arriving: ({ tenant, participant, file }: FilePlace): Key => ({
    pk: `T#${tenant}#FILES`,
    sk: `${prefix}${participant}#${file}`,
  }),
}

export const fileRanges = {
  /** The files of a case; by an index, in the order in which they were added. */
  ofCase: (tenant: TenantId, participant: ParticipantId) => ({
    pk: `T#${tenant}#CASE#${participant}#FILES`,
  }),
}

/** The file that a key is about, be it kept or on its way. */
export function fileAt({ pk, sk }: Key): FilePlace | undefined {
  const [, tenant, participant, file] =
    /^T#([^#]+)#CASE#([^#]+)#FILES FILE#([^#]+)$/.exec(`${pk} ${sk}`) ??
    /^T#([^#]+)#FILES FILE#([^#]+)#([^#]+)$/.exec(`${pk} ${sk}`) ??
    []
  if (tenant === undefined || participant === undefined || file === undefined) return undefined
  return { tenant, participant, file } as FilePlace // ids at their places of a key
}
