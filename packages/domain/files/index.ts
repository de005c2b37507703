export { type CleanFile, cleanFile } from './clean-file.ts'
export * from './keep-file.ts'
export * from './kept-file.ts'
export type { Inflate } from './pdf.ts'
