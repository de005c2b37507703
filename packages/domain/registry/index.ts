export * from './registry.ts'
export * from './rule.ts'
