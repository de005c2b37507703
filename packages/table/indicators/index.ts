export { type FiguresBook, figuresBook, type FoundFigures, type FoundReports } from './figures-book.ts'
export { type Counted, countNotes, waitsToBeCounted } from './ledger.ts'
export { noting, tokened, tokenOf } from './noting.ts'
