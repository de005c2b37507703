import { gzipSync } from 'node:zlib'
import {
  bitsOf,
  credentialOf,
  currentKey,
  didOf,
  emptyList,
  type Issuer,
  type IssuerKeys,
  type StatusList,
  statusListCredentialOf,
  type UnsignedCertificate,
  type UnsignedStatusList,
  withKey,
} from '@passerelle/domain/certificates'
import type { Instant } from '@passerelle/domain/kernel'
import {
  type FoundGrounds,
  type NewPair,
  placeOfCertificate,
  type Signed,
} from '@passerelle/table/certificates'
import { calculateJwkThumbprint } from 'jose'
import type { CertificatesContext } from './context.ts'
import { sign } from './sign.ts'
import { languageOf, wordsOf } from './words.ts'

/** Signs a certificate, and the list in which it takes a place where that is new. */
export async function signedCertificate(
  context: CertificatesContext,
  { organisation, keys: before, list }: FoundGrounds,
  unsigned: UnsignedCertificate,
): Promise<Signed> {
  const at = unsigned.issuedAt
  const issuer = issuerOf(context, organisation)
  const { keys, newPair } = before ? { keys: before } : await renewedKeys(context, undefined, at)
  const signer = { key: await context.signing.open(keys, newPair), kid: currentKey(keys).kid }
  const words = wordsOf(unsigned, languageOf(organisation))
  const credential = await sign(credentialOf(unsigned, context.ids.next(), issuer, words), signer, at)
  const { digest } = placeOfCertificate(unsigned.code) ?? fail('a code that is none')
  const empty = list ? undefined : emptyList(context.tenant, unsigned.status.list, at)
  return {
    certificate: { ...unsigned, credential, digest },
    keys,
    newPair,
    newList: empty && (await signedWith(signer, issuer, empty)),
  }
}

/** Signs a list as it is now. */
export async function signedList(
  context: CertificatesContext,
  { organisation, keys }: { readonly organisation: { readonly name: string }; readonly keys: IssuerKeys },
  list: UnsignedStatusList,
): Promise<StatusList> {
  const signer = { key: await context.signing.open(keys), kid: currentKey(keys).kid }
  return signedWith(signer, issuerOf(context, organisation), list)
}

/** The keys with a new pair, which counts from now on. Its private half stays with KMS until something is signed. */
export async function renewedKeys(
  { signing, tenant, home }: CertificatesContext,
  before: IssuerKeys | undefined,
  at: Instant,
): Promise<{ readonly keys: IssuerKeys; readonly newPair: NewPair }> {
  const newPair = await signing.newPair()
  const jwk = newPair.publicKey
  const thumbprint = await calculateJwkThumbprint(jwk)
  const kid = `${didOf(home, tenant)}#${thumbprint}`
  return { keys: withKey(before, tenant, { thumbprint, kid, jwk }, at), newPair }
}

type Signer = Parameters<typeof sign>[1]

async function signedWith(signer: Signer, issuer: Issuer, list: UnsignedStatusList): Promise<StatusList> {
  const encodedList = gzipSync(bitsOf(list)).toString('base64url')
  const credential = await sign(statusListCredentialOf(list, issuer, encodedList), signer, list.changedAt)
  return { ...list, credential }
}

function issuerOf({ tenant, home }: CertificatesContext, { name }: { readonly name: string }): Issuer {
  return { id: tenant, name, home }
}

function fail(why: string): never {
  throw new TypeError(why)
}
