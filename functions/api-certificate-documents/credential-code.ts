import { deflateRawSync } from 'node:zlib'
import { toBase45 } from '@passerelle/domain/kernel'

/**
 * A credential as the text of a QR code, in the letters that such codes pack best: `PSRC1:` and, in base45 (RFC 9285),
 * the 64 bytes of the signature and after them what was signed, compressed (RFC 1951): head and payload of the JWT as
 * the texts that they are, with a line feed between. The JWT can be put together again from it, byte for byte.
 */
export function credentialCode(jwt: string): string {
  const [head = '', payload = '', signature = ''] = jwt
    .split('.')
    .map((part) => Buffer.from(part, 'base64url'))
  const signed = deflateRawSync(Buffer.concat([Buffer.from(head), Buffer.from('\n'), Buffer.from(payload)]), {
    level: 9,
  })
  return `PSRC1:${toBase45(Buffer.concat([Buffer.from(signature), signed]))}`
}
