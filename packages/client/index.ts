export { addresses } from './addresses.ts'
export * from './client.ts'
export * from './problem.ts'
export * from './sign-in.ts'
