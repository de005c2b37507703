import type { KeyObject } from 'node:crypto'
import type { Credential } from '@passerelle/domain/certificates'
import type { Instant } from '@passerelle/domain/kernel'
import { SignJWT } from 'jose'

/**
 * A credential as a JWT (VC-JOSE-COSE: the credential itself is the payload). The claims that Open Badges 3.0 demands
 * besides say the same as the credential, to the second: `iss`, `jti`, `sub`, `nbf`, and `exp` where it ends.
 */
export function sign(
  credential: Credential,
  { key, kid }: { readonly key: KeyObject; readonly kid: string },
  at: Instant,
): Promise<string> {
  const { id, issuer, credentialSubject, validFrom, validUntil } = credential
  return new SignJWT({
    ...credential,
    iss: idOf(issuer),
    jti: String(id),
    sub: idOf(credentialSubject),
    nbf: secondsOf(validFrom),
    iat: secondsOf(at),
    ...(validUntil !== undefined && { exp: secondsOf(validUntil) }),
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'vc+jwt', kid })
    .sign(key)
}

function idOf(node: unknown): string {
  return typeof node === 'string' ? node : String((node as { readonly id: unknown }).id) // each of ours has one
}

function secondsOf(instant: unknown): number {
  return Math.floor(Date.parse(String(instant)) / 1000)
}
