import type { Certificate } from '@passerelle/domain/certificates'
import type { JournalEntry } from '@passerelle/table'

/**
 * The journal's line about a certificate. It stands under the person, and names the certificate by its number in the
 * case, by which a repetition finds it again.
 */
export function certificateEntry(
  { participantId }: Pick<Certificate, 'participantId'>,
  number: number,
  fields: readonly string[],
): JournalEntry {
  return {
    aggregate: 'Certificate',
    aggregateId: participantId,
    version: number,
    fields,
    purpose: 'coaching',
  }
}
