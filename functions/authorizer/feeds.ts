import { placeOfFeed } from '@passerelle/domain/coaching'
import { feedRole } from '@passerelle/domain/tenancy'
import type { CallerDirectory } from '@passerelle/table/events'
import { type CallerKind, contextOf } from './caller.ts'
import { feedPolicy } from './feed-policy.ts'

const scheme = 'PSCF1.'

/**
 * Recognises a calendar by the code of a member's feed. A code that nobody made, one that was ended or replaced, a
 * tenant that is suspended: all are `unknown`.
 */
export function feeds(directory: CallerDirectory): CallerKind {
  return {
    form: /^PSCF1\.[0-9A-HJKMNP-TV-Z]{78}$/,
    async recognise(credential) {
      const code = credential.slice(scheme.length)
      const place = placeOfFeed(code)
      if (place === undefined) return 'unknown'
      const { tenantId, memberId } = place
      const [feed, tenant] = await Promise.all([directory.findFeed(code), directory.findTenant(tenantId)])
      if (feed === undefined || tenant?.state !== 'active') return 'unknown'
      return {
        session: { tenantId, memberId, policy: feedPolicy(tenantId, memberId) },
        context: { roles: feedRole, ...contextOf(tenant) },
      }
    },
  }
}
