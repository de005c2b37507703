import type { BodyOf } from '@passerelle/contract/kit'
import type { tenancy } from '@passerelle/contract/tenancy'
import { feedRole, paperRole, personRole } from '@passerelle/domain/tenancy'
import { platform } from '@passerelle/table'
import type { TenancyContext } from './context.ts'

/** The caller, as the authorizer established them. */
export async function readMe({
  session,
}: TenancyContext): Promise<BodyOf<(typeof tenancy)['routes']['readMe']>> {
  const { scope, roles, kind } = session
  return {
    memberId: scope.member,
    // Neither a person by their own link is a member, nor whoever brings a paper or a feed; none of them gets here.
    roles: roles.filter((role) => role !== personRole && role !== paperRole && role !== feedRole),
    ...(scope.tenant !== platform && { tenantId: scope.tenant }),
    ...(kind && { kind }),
  }
}
