import type { Import, Participant } from '@passerelle/domain/casework'
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

/** The journal's line about an import as such: that it was begun, and how far it came. */
export function importEntry({ id, version }: Import, fields: readonly string[]): JournalEntry {
  return { aggregate: 'Import', aggregateId: id, version, fields, purpose: 'coaching' }
}

/** The journal's line about somebody who was taken in out of a file: the same as by hand. */
export function takingInEntry({ id, version }: Participant, fields: readonly string[]): JournalEntry {
  const entry = caseEntry('Participant', { participantId: id, version }, fields)
  return { ...entry, effect: 'takeInParticipant' }
}
