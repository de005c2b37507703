export { maxCodes, maxPaperBytes, readCodes, toCodes } from './codes.ts'
export * from './paper.ts'
