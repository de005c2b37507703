export * from './document.ts'
export type * from './document-types.ts'
