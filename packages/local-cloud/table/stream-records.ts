import { DatabaseSync } from 'node:sqlite'

/** The engine's own records of changes, which it keeps for ever. */
export type StreamRecords = {
  /** Takes away a table's records before that sequence number; the one that bears it stays, for the engine counts on. */
  dropBefore(table: string, sequenceNumber: string): void
  close(): void
}

/** @param database the file of a running engine */
export function openStreamRecords(database: string): StreamRecords {
  const engine = new DatabaseSync(database, { timeout: 60_000 })
  // A record that comes back after a power cut is taken away another time.
  engine.exec('PRAGMA synchronous = NORMAL')
  const drop = engine.prepare(
    'DELETE FROM _stream_records WHERE table_name = ? AND CAST(sequence_number AS INTEGER) < CAST(? AS INTEGER)',
  )
  return {
    dropBefore: (table, sequenceNumber) => void drop.run(table, sequenceNumber),
    close: () => engine.close(),
  }
}
