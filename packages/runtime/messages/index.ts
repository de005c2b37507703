export * from './negotiate.ts'
export * from './phrase.ts'
