export * from './field-rule.ts'
export * from './kinds.ts'
export * from './purposes.ts'
export * from './tiers.ts'
