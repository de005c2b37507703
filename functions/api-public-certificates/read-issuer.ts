import type { Page } from '@passerelle/contract/kit'
import { didOf, type IssuerKey, statusListSeconds } from '@passerelle/domain/certificates'
import { refuse, type TenantId } from '@passerelle/domain/kernel'
import { lasting } from './lasting.ts'
import type { Office } from './office.ts'

/** The keys of an issuer as a JWK Set, those that were retired among them: what they signed still verifies. */
export async function readIssuerKeys(office: Office, issuer: TenantId): Promise<Page> {
  const keys = await keysOf(office, issuer)
  const set = keys.map(({ jwk, kid }) => ({ ...jwk, kid, alg: 'ES256', use: 'sig' }))
  return lasting(JSON.stringify({ keys: set }), statusListSeconds)
}

/** The same as the document of the issuer's `did:web` (Decentralized Identifiers 1.0). */
export async function readIssuerDocument(office: Office, issuer: TenantId): Promise<Page> {
  const id = didOf(office.home, issuer)
  const keys = await keysOf(office, issuer)
  const document = {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/jws/v1'],
    id,
    verificationMethod: keys.map(({ kid, jwk }) => ({
      id: kid,
      type: 'JsonWebKey2020',
      controller: id,
      publicKeyJwk: { ...jwk, alg: 'ES256' },
    })),
    assertionMethod: keys.map(({ kid }) => kid),
  }
  return lasting(JSON.stringify(document), statusListSeconds)
}

/** @throws {Refused} `not_found` for an organisation that never signed anything, and for one that is none */
async function keysOf({ records }: Office, issuer: TenantId): Promise<readonly IssuerKey[]> {
  return (await records.issuerKeys(issuer))?.keys ?? refuse({ code: 'not_found' })
}
