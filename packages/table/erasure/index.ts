export { erase, findErasable, linksAmong, rowsOf } from './erase.ts'
export { hasMergedCases } from './merged-cases.ts'
export { destroyPacked } from './packed-keys.ts'
