import type { Clock, Ids, MemberId, TenantId } from '@passerelle/domain/kernel'
import type { Member } from '@passerelle/domain/tenancy'
import { log, type StreamRecord } from '@passerelle/runtime'
import type { Accounts } from '@passerelle/runtime/accounts'
import {
  add,
  journalRow,
  platform,
  replace,
  type StaffStore,
  type Store,
  tenantKeys,
  tenantOf,
} from '@passerelle/table'
import { changedRow } from '@passerelle/table/events'
import {
  findMembership,
  findTenant,
  type Membership,
  memberRow,
  membershipRow,
  readMember,
} from '@passerelle/table/tenancy'
import type { DataKey } from '@passerelle/vault'

export type Context = StaffStore & {
  readonly accounts: Accounts
  readonly clock: Clock
  readonly ids: Ids
}

/**
 * Lets the identity pool and the authorizer's memberships follow the members of a tenant. It looks at the member as
 * it is now, not at the record, so a record that comes twice, late or out of order changes nothing.
 */
export function followMember(context: Context): (record: StreamRecord) => Promise<void> {
  return async (record) => {
    const row = changedRow(record)
    if (row === undefined) return
    const { id } = row
    const tenant = tenantOf(row)
    if (tenant === undefined) return
    const item = await context.store.get(tenantKeys.member(tenant, String(id) as MemberId))
    if (item === undefined) return
    const staff = await context.staffKey(tenant)
    const member = readMember(tenant, item, staff)
    if (member.state === 'invited') await takeIn(context, tenant, member, staff)
    else await follow(context, tenant, member)
  }
}

/** Invited -> active: an account, a membership, and the member's row, the last two together. */
async function takeIn(context: Context, tenantId: TenantId, member: Member, staff: DataKey): Promise<void> {
  const subject = await context.accounts.invite(member.email)
  const known = await findMembership(context.store, subject)
  if (known?.state === 'active' && known.memberId !== member.id && (await isHeld(context.store, known))) {
    // The address belongs to an account of somebody else's. Nobody is taken over; the member stays invited.
    log('warn', 'address is in use', { tenant: tenantId, member: member.id, code: 'account_in_use' })
    return
  }
  const active: Member = { ...member, state: 'active', subject, version: member.version + 1 }
  const membership = await membershipOf(context, tenantId, active, subject)
  await context.store.transact([
    known === undefined ? add(membershipRow(membership)) : replace(membershipRow(membership), known.version),
    replace(memberRow(tenantId, active, staff), member.version),
    add(
      journalRow(
        { tenant: tenantId, member: 'system' },
        {
          action: 'takeMemberIn',
          aggregate: 'Member',
          aggregateId: member.id,
          version: active.version,
          fields: ['state', 'subject'],
          purpose: 'administration',
        },
        context.clock.now().toISOString(),
        context.ids.next(),
      ),
    ),
  ])
}

/** Whether an account is still its member's. One who was removed holds it no more, though word of it may come late. */
async function isHeld(store: Store, { tenantId, memberId }: Membership): Promise<boolean> {
  if (tenantId === platform) return true
  const holder = await store.get(tenantKeys.member(tenantId, memberId))
  return holder !== undefined && holder['state'] !== 'removed'
}

/** Active or removed: the membership takes over roles and state; a removed member's account is closed. */
async function follow(context: Context, tenantId: TenantId, member: Member): Promise<void> {
  const { subject } = member
  if (subject === undefined) return
  const known = await findMembership(context.store, subject)
  if (known === undefined || known.memberId !== member.id) return
  if (known.version < member.version) {
    const membership = await membershipOf(context, tenantId, member, subject)
    await context.store.transact([replace(membershipRow(membership), known.version)])
  }
  if (member.state === 'removed') await context.accounts.close(subject)
}

async function membershipOf(
  context: Context,
  tenantId: TenantId,
  member: Member,
  subject: string,
): Promise<Membership> {
  const tenant = await findTenant(context.store, tenantId)
  if (tenant === undefined) throw new Error('a member of no tenant')
  return {
    subject,
    tenantId,
    memberId: member.id,
    roles: member.roles,
    kind: tenant.kind,
    state: member.state === 'removed' ? 'removed' : 'active',
    version: member.version,
  }
}
