import type { MemberId, TenantId } from '@passerelle/domain/kernel'
import { type Member, resendInvitation, type Tenant } from '@passerelle/domain/tenancy'
import { retryWhileContended } from '@passerelle/table'
import { changeMember } from './change-member.ts'
import type { OperatorContext, TenantContext } from './context.ts'

/** Invites a member again; the letter follows from the stream. */
export function inviteAgain(context: TenantContext, id: MemberId, expected: number): Promise<Member> {
  const now = context.clock.now().toISOString()
  return changeMember(context, {
    id,
    expected,
    fields: ['invitedAt'],
    decide: (member) => resendInvitation(member, now),
  })
}

/** The same for the first admin of a tenant, whom nobody else there could invite. */
export async function inviteFirstAgain({ registry }: OperatorContext, id: TenantId): Promise<Tenant> {
  const tenant = await registry.get(id)
  await retryWhileContended(() => registry.resendInvitation(tenant))
  return tenant
}
