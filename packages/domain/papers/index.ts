export { mostCodes, mostPaperBytes, readCodes, toCodes } from './codes.ts'
export * from './paper.ts'
