export * from './assess.ts'
export * from './recognition.ts'
export * from './write-recognition.ts'
