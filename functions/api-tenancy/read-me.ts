import type { BodyOf } from '@passerelle/contract/kit'
import type { tenancy } from '@passerelle/contract/tenancy'
import { personRole } from '@passerelle/domain/tenancy'
import { platform } from '@passerelle/table'
import type { TenancyDesk } from './desk.ts'

/** Who one is here, as the authorizer established it. */
export async function readMe({
  session,
}: TenancyDesk): Promise<BodyOf<(typeof tenancy)['routes']['readMe']>> {
  const { scope, roles, kind } = session
  return {
    memberId: scope.member,
    // A person by their own link is no member, and asks `/v1/self`.
    roles: roles.filter((role) => role !== personRole),
    ...(scope.tenant !== platform && { tenantId: scope.tenant }),
    ...(kind && { kind }),
  }
}
