export { erase, findErasable } from './erase.ts'
export { hasMergedCases } from './merged-cases.ts'
