import type { CaseHolds } from '@passerelle/domain/retention'
import type { JournalEntry } from '@passerelle/table'

/** The journal's line for a hold. It stands under the person. */
export function holdEntry({ participantId, version }: CaseHolds): JournalEntry {
  return {
    aggregate: 'CaseHolds',
    aggregateId: participantId,
    version,
    fields: ['holds'],
    purpose: 'accountability',
  }
}
