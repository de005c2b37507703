import type { BusinessPlan } from '@passerelle/domain/founding'
import type { JournalEntry } from '@passerelle/table'

/** The journal's line about something that was done with a business plan; found with the case. */
export function businessEntry(
  { participantId, version }: BusinessPlan,
  fields: readonly string[],
): JournalEntry {
  return { aggregate: 'BusinessPlan', aggregateId: participantId, version, fields, purpose: 'coaching' }
}
