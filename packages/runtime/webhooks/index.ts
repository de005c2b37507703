export * from './egress.ts'
export * from './sign.ts'
export * from './target.ts'
