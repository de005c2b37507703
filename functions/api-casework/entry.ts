import type { ParticipantId } from '@passerelle/domain/kernel'
import type { JournalEntry } from '@passerelle/table'

/** The journal's line for a change to a case. It stands under the person, whichever part of the case changed. */
export function caseEntry(
  aggregate: 'Participant' | 'FirstInterview' | 'SkillsAssessment' | 'Plan' | 'PersonLink',
  changed: { readonly participantId: ParticipantId; readonly version: number },
  fields: readonly string[],
): JournalEntry {
  return {
    aggregate,
    aggregateId: changed.participantId,
    version: changed.version,
    fields,
    purpose: 'coaching',
  }
}
