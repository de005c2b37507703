export { countWrongPin, findPaper, redemptionWrites } from './paper-redemption.ts'
export {
  addPaperKey,
  destroyPapers,
  findPaperFile,
  findPaperOfCase,
  idOfPaper,
  listPapers,
  paperBinding,
  paperWrites,
  readPaperCopy,
  revocationWrites,
} from './papers.ts'
export { readSheetFile, type SheetFile } from './sheet-file.ts'
