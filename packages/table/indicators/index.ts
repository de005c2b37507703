export { type FiguresBook, type FoundFigures, type FoundReports, figuresBook } from './figures-book.ts'
export { type Counted, countNotes, waitsToBeCounted } from './ledger.ts'
export { noting, tokened, tokenOf } from './noting.ts'
export { type Publications, publications, type ReportAndYears, type ToPublish } from './publications.ts'
