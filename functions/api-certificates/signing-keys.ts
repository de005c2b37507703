import type { SigningKeys } from '@passerelle/contract/certificates'
import { retryWhileContended } from '@passerelle/table'
import type { CertificatesContext } from './context.ts'
import { renewedKeys } from './signed.ts'

/** The public keys of the organisation. */
export async function readSigningKeys({ signing }: CertificatesContext): Promise<SigningKeys> {
  const { version = 0, keys = [] } = (await signing.keys()) ?? {}
  return { version, keys }
}

/** Signs with a new key from now on. The one before it is kept for ever, to verify what it has signed. */
export async function rotateSigningKey(context: CertificatesContext): Promise<SigningKeys> {
  const { signing, tenant, clock } = context
  return retryWhileContended(async () => {
    const before = await signing.keys()
    const { keys: now, newPair } = await renewedKeys(context, before, clock.now().toISOString())
    await signing.keep(now, before, newPair, {
      aggregate: 'IssuerKeys',
      aggregateId: tenant,
      version: now.version,
      fields: ['keys'],
      purpose: 'administration',
    })
    return { version: now.version, keys: now.keys }
  })
}
