export * from './find.ts'
export * from './finding.ts'
export * from './keep-finding.ts'
