export { type Programmes, programmes, readModule, requireSameProgramme } from './programmes.ts'
