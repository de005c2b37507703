export { type FiguresBook, type FoundFigures, type FoundReports, figuresBook } from './figures-book.ts'
export { hashOf } from './hash-of.ts'
export { accountRow, type Counted, countNotes, figuresRow, waitsToBeCounted } from './ledger.ts'
export { noting, tokened, tokenOf } from './noting.ts'
export {
  type Publications,
  publications,
  type ReportAndYears,
  type ToldProgramme,
  type ToPublish,
} from './publications.ts'
export { type Rebuilt, rebuildFigures } from './rebuild.ts'
