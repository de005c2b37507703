import type { JournalEntry } from '@passerelle/table'

/** The journal's line about something that was done with a file, which says neither what it is called nor what is in it. */
export function fileEntry(
  { id, version }: { readonly id: string; readonly version: number },
  fields: readonly string[],
): JournalEntry {
  return { aggregate: 'KeptFile', aggregateId: id, version, fields, purpose: 'coaching' }
}
