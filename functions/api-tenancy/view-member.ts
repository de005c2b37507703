import type { BodyOf } from '@passerelle/contract/kit'
import type { tenancy } from '@passerelle/contract/tenancy'
import type { MemberId } from '@passerelle/domain/kernel'
import { type Member, standingOf } from '@passerelle/domain/tenancy'
import type { PageOf, PageRequest } from '@passerelle/table'
import type { TenantContext } from './context.ts'

type MemberView = BodyOf<(typeof tenancy)['routes']['readMember']>

/** A member as those see them who invite and look after members: with the reason of their state. */
export function viewMember({ clock }: Pick<TenantContext, 'clock'>, member: Member): MemberView {
  const { invitation: _, arrivedAt: __, accountVersion: ___, ...shown } = member
  return { ...shown, ...standingOf(member, clock.now().toISOString()) }
}

export async function readMember(context: TenantContext, id: MemberId): Promise<MemberView> {
  return viewMember(context, await context.members.get(id))
}

export async function listMembers(context: TenantContext, page: PageRequest): Promise<PageOf<MemberView>> {
  const { items, ...rest } = await context.members.list(page)
  return { items: items.map((member) => viewMember(context, member)), ...rest }
}
