export { erase, findErasable } from './erase.ts'
