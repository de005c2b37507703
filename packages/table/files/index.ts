export { type Files, type FoundFile, files } from './files.ts'
