import type { Institution, Network, NetworkEvent } from '@passerelle/domain/networks'
import type { JournalEntry } from '@passerelle/table'

/** The journal's line about a network. */
export function networkEntry(of: Pick<Network, 'id' | 'version'>, fields: readonly string[]): JournalEntry {
  return entry('Network', of, fields)
}

/** The journal's line about an institution. */
export function institutionEntry(
  of: Pick<Institution, 'id' | 'version'>,
  fields: readonly string[],
): JournalEntry {
  return entry('Institution', of, fields)
}

/** The journal's line about an event. */
export function eventEntry(
  of: Pick<NetworkEvent, 'id' | 'version'>,
  fields: readonly string[],
): JournalEntry {
  return entry('NetworkEvent', of, fields)
}

function entry(
  aggregate: string,
  { id, version }: { readonly id: string; readonly version: number },
  fields: readonly string[],
): JournalEntry {
  return { aggregate, aggregateId: id, version, fields, purpose: 'reporting' }
}
