export * from './client.ts'
export * from './problem.ts'
export * from './sign-in.ts'
