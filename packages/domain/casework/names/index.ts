export type { Findable, NameIndex } from './name-index.ts'
export { indexOf } from './name-index.ts'
export type { Found } from './search.ts'
export { isPlaceLike, rank, search } from './search.ts'
