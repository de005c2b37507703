export * from './note.ts'
export * from './note-class.ts'
export * from './write-note.ts'
