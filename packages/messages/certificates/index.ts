export { type CertificateKey, certificateWords } from './catalogue.ts'
export { type CertificateWords, certificateWordsIn } from './words.ts'
