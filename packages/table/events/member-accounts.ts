import type { Clock, Ids, MemberId, TenantId } from '@passerelle/domain/kernel'
import type { Member } from '@passerelle/domain/tenancy'
import { tenantKeys } from '../engine/keys/tenancy.ts'
import { tenantOf } from '../engine/row.ts'
import { add, replace } from '../engine/write.ts'
import { journalRow } from '../session/journal.ts'
import { platform, type Resources } from '../session/scope.ts'
import { openStaffStore } from '../session/staff-table.ts'
import {
  findMembership,
  findTenant,
  type Membership,
  memberRow,
  membershipRow,
  readMember,
} from '../tenancy/index.ts'
import { changedRow, type TableChange } from './changes.ts'

/** A member, and for which organisation they work. */
export type Employee = { readonly tenant: TenantId; readonly member: Member }

/** The members of all organisations and the memberships that follow them, for whoever keeps their accounts. */
export type MemberAccounts = {
  /** The member whose row a change is about, as they are now; nothing where there is none. */
  find(change: TableChange): Promise<Employee | undefined>
  /** Whose an account is; nothing where it is nobody's. */
  findMembership(subject: string): Promise<Membership | undefined>
  /** Whether an account is still its member's. One who was removed holds it no more, though word of it may come late. */
  isHeld(membership: Membership): Promise<boolean>
  /**
   * Writes a member who has an account now, together with the membership and the journal.
   *
   * @param before the member as they were read
   * @param known the membership that the account had until now
   */
  takeIn(before: Employee, active: Enrolled, known: Membership | undefined): Promise<void>
  /** Lets a membership take over the roles and the state of its member. */
  follow(employee: Employee, known: Membership): Promise<void>
}

/** A member with an account. */
export type Enrolled = Member & { readonly subject: string }

export function openMemberAccounts(
  resources: Resources,
  { clock, ids }: { readonly clock: Clock; readonly ids: Ids },
): MemberAccounts {
  const { store, staffKey } = openStaffStore(resources)

  async function membershipOf({ tenant, member }: Employee, subject: string): Promise<Membership> {
    const employer = await findTenant(store, tenant)
    if (employer === undefined) throw new Error('a member of no tenant')
    return {
      subject,
      tenantId: tenant,
      memberId: member.id,
      roles: member.roles,
      kind: employer.kind,
      state: member.state === 'removed' ? 'removed' : 'active',
      version: member.version,
    }
  }

  return {
    async find(change) {
      const row = changedRow(change)
      if (row === undefined) return undefined
      const tenant = tenantOf(row)
      if (tenant === undefined) return undefined
      const item = await store.get(tenantKeys.member(tenant, String(row['id']) as MemberId)) // of a member's row
      return item && { tenant, member: readMember(tenant, item, await staffKey(tenant)) }
    },

    findMembership: (subject) => findMembership(store, subject),

    async isHeld({ tenantId, memberId }) {
      if (tenantId === platform) return true
      const holder = await store.get(tenantKeys.member(tenantId, memberId))
      return holder !== undefined && holder['state'] !== 'removed'
    },

    async takeIn({ tenant, member }, active, known) {
      const membership = membershipRow(await membershipOf({ tenant, member: active }, active.subject))
      const entry = {
        aggregate: 'Member',
        aggregateId: member.id,
        version: active.version,
        fields: ['state', 'subject'],
        purpose: 'administration',
      }
      const now = clock.now().toISOString()
      await store.transact([
        known === undefined ? add(membership) : replace(membership, known.version),
        replace(memberRow(tenant, active, await staffKey(tenant)), member.version),
        add(journalRow({ tenant, member: 'system', operation: 'takeMemberIn' }, entry, now, ids.next())),
      ])
    },

    async follow(employee, known) {
      const membership = await membershipOf(employee, known.subject)
      await store.transact([replace(membershipRow(membership), known.version)])
    },
  }
}
