import type { Instant, NoteId, ParticipantId, TenantId } from '@passerelle/domain/kernel'
import type { Key } from './key.ts'

/** Notes stand beside their case and not in it, so that reading a case does not read them. */
export const noteKeys = {
  note: (tenant: TenantId, participant: ParticipantId, note: NoteId): Key => ({
    ...noteRanges.ofCase(tenant, participant),
    sk: `NOTE#${note}`,
  }),
  byTime: (tenant: TenantId, participant: ParticipantId, place: NotePlace): Key => ({
    ...noteRanges.ofCase(tenant, participant),
    sk: `${place.writtenAt}#${place.id}`,
  }),
}

type NotePlace = { readonly writtenAt: Instant; readonly id: NoteId }

export const noteRanges = {
  /** The notes about a person; by an index, in the order in which they were written. */
  ofCase: (tenant: TenantId, participant: ParticipantId) => ({
    pk: `T#${tenant}#CASE#${participant}#NOTES`,
  }),
}
