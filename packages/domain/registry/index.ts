export * from './fate.ts'
export * from './own-copy.ts'
export * from './registry.ts'
