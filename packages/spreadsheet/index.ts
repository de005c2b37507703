export * from './columns.ts'
export * from './fingerprint.ts'
export * from './table.ts'
export * from './unreadable.ts'
