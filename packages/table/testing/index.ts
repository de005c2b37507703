export { dataKeyKeys } from './../engine/keys/data-keys.ts'
export { exchangeKeys } from './../engine/keys/exchange.ts'
export type { Write } from './../engine/write.ts'
