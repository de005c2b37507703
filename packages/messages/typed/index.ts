export { type GivenCode, readCode } from './code.ts'
export { asciiDigits, plainNumber, readSixDigits, sixDigitsPattern, typedNumber } from './digits.ts'
