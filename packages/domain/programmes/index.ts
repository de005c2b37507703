export * from './module.ts'
export * from './programme.ts'
export * from './trades.ts'
