export * from './keyring.ts'
