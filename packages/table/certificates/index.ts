export {
  type Asked,
  type Certificates,
  certificates,
  type FoundCertificate,
  type FoundGrounds,
  type NamedCertificate,
  type Signed,
} from './certificates.ts'
export { type NewPair, readIssuerKeys, type Signing, signing } from './issuer-keys.ts'
export { placeOfCertificate } from './place-of-code.ts'
export {
  type FoundRecognition,
  type Recognitions,
  type RecognitionsOfCase,
  recognitions,
} from './recognitions.ts'
export { readShown, unshow } from './shown.ts'
export { readStatusList } from './status-lists.ts'
