export { erase, findErasable, linksAmong } from './erase.ts'
export { hasMergedCases } from './merged-cases.ts'
export { destroyPacked } from './packed-keys.ts'
