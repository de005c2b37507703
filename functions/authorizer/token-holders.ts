import type { Credentials } from '@passerelle/table'
import type { CallerDirectory } from '@passerelle/table/events'
import type { CallerKind, SessionOrder } from './caller.ts'
import { recogniseMember } from './members.ts'
import { recogniseService } from './service-accounts.ts'
import type { VerifyToken } from './verify-token.ts'

/** People and systems, by an access token of the identity pool. */
export function tokenHolders(
  directory: CallerDirectory,
  verify: VerifyToken,
  mint: (order: SessionOrder) => Promise<Credentials>,
): CallerKind {
  return {
    form: /^[\w-]+\.[\w-]+\.[\w-]+$/,
    async recognise(token) {
      const holder = await verify(token)
      if (holder === undefined) return 'unknown'
      return 'subject' in holder
        ? recogniseMember(directory, holder.subject, mint)
        : recogniseService(directory, holder.clientId)
    },
  }
}
