export type { DayCheck } from './check-day.ts'
export { type JournalSealer, journalSealer, type LockedFile } from './journal-sealer.ts'
export type { LineProof } from './line-proof.ts'
export { type SealBook, type SealState, sealBook } from './seal-book.ts'
