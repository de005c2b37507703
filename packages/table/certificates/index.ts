export {
  type Asked,
  type Certificates,
  certificates,
  type FoundCertificate,
  type FoundGrounds,
  readShown,
  type Signed,
  unshow,
} from './certificates.ts'
export { type NewPair, presentKeys, readIssuerKeys, type Signing, signing } from './issuer-keys.ts'
export { placeOfCertificate } from './place-of-code.ts'
export { readStatusList } from './status-lists.ts'
