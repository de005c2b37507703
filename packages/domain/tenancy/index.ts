export * from './corridor.ts'
export * from './member.ts'
export * from './roles.ts'
export * from './tenant.ts'
