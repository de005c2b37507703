import { idLength, type MemberId, type TenantId } from '@passerelle/domain/kernel'
import { paperRole } from '@passerelle/domain/tenancy'
import type { CallerDirectory } from '@passerelle/table/events'
import { idOfPaper } from '@passerelle/table/papers'
import { type CallerKind, contextOf } from './caller.ts'
import { paperPolicy } from './paper-policy.ts'

/**
 * Recognises the bearer of a paper by the key in its codes: the issuer, and 128 random bits. The rows of the
 * paper stand under a name that is derived from the key, so a session for a key that nobody issued reaches nothing.
 */
export function papers(directory: CallerDirectory): CallerKind {
  return {
    form: /^PSRL1\.[0-9A-HJKMNP-TV-Z]{52}$/,
    async recognise(credential) {
      const key = credential.slice('PSRL1.'.length)
      const tenantId = key.slice(0, idLength) as TenantId // 26 characters of the alphabet of ids
      const tenant = await directory.findTenant(tenantId)
      if (tenant?.state !== 'active') return 'unknown'
      const paper = idOfPaper(key)
      return {
        session: { tenantId, memberId: paper as string as MemberId, policy: paperPolicy(tenantId, paper) }, // the one who acts
        context: { roles: paperRole, ...contextOf(tenant) },
      }
    },
  }
}
