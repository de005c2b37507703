export { type CaseClock, caseClock, type WholeCase } from './case-clock.ts'
export { type DueCase, listDueCases, programmesUnpaid, type ToldEnding, toldEndings } from './due-cases.ts'
export { type HeldCase, type HoldBook, holdBook } from './hold-book.ts'
export { isCutOff, type KeptCase } from './kept-case.ts'
