import type { FollowUp } from '@passerelle/domain/follow-up'
import type { ParticipantId } from '@passerelle/domain/kernel'
import type { JournalEntry } from '@passerelle/table'

/** The journal's line about something that was done with one follow-up. */
export function followUpEntry({ id, version }: FollowUp, fields: readonly string[]): JournalEntry {
  return { aggregate: 'FollowUp', aggregateId: id, version, fields, purpose: 'coaching' }
}

/** The journal's line about the beginning of a year; found with the case. */
export function yearEntry(participant: ParticipantId): JournalEntry {
  return {
    aggregate: 'FollowUpYear',
    aggregateId: participant,
    version: 1,
    fields: ['contactOn'],
    purpose: 'coaching',
  }
}
