export { type Confidants, confidants } from './confidants.ts'
export { type NoteFilter, type Notes, notes } from './notes.ts'
export { ownNotes, removeNotes } from './rows-of-case.ts'
