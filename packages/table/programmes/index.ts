export { type Programmes, programmes, readModule } from './programmes.ts'
