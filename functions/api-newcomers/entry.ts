import type { ContactLine } from '@passerelle/domain/newcomers'
import type { JournalEntry } from '@passerelle/table'

/** The journal's line about a request. It stands under the request, which names nobody. */
export function contactEntry({ id, version }: ContactLine, fields: readonly string[]): JournalEntry {
  return { aggregate: 'ContactRequest', aggregateId: id, version, fields, purpose: 'contact' }
}
