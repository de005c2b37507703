export { type GivenCode, readCode } from './code.ts'
export { asciiDigits, readSixDigits, sixDigitsPattern, typedNumber } from './digits.ts'
