export { type Programmes, programmes, readModule, requireSameProgramme } from './programmes.ts'
export { type Templates, templates } from './templates.ts'
