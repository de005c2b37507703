import { add, type Write } from '../engine/write.ts'
import { type JournalEntry, journalRow } from './journal.ts'
import type { TenantTable } from './tenant-table.ts'

/**
 * A further line of the journal, for a transaction that changes a second thing. Whatever changes a participant owes
 * one: the name search learns of changes from the journal alone.
 */
export function alsoJournal({ scope, operation, clock, ids }: TenantTable, entry: JournalEntry): Write {
  return add(journalRow({ ...scope, operation }, entry, clock.now().toISOString(), ids.next()))
}
