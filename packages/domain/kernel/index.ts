export * from './ids.ts'
export * from './refusal.ts'
export * from './text.ts'
export * from './time.ts'
