export * from './project.ts'
export * from './registry.ts'
export * from './rule.ts'
