export { statusOf } from '../http/problem.ts'
export * from './negotiate.ts'
export * from './phrase.ts'
