export { type CertificateKey, certificateWords } from './catalogue.ts'
export { type Attained, attainedText, type CertificateWords, certificateWordsIn } from './words.ts'
