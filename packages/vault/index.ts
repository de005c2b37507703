export * from './derive.ts'
export * from './expiring-cache.ts'
export * from './key-encryption.ts'
export * from './seal.ts'
