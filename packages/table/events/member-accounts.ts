import type { Clock, Ids, TenantId } from '@passerelle/domain/kernel'
import { isLapsed, type Member } from '@passerelle/domain/tenancy'
import { readClear } from '../engine/entity.ts'
import { tenantKeys } from '../engine/keys/tenancy.ts'
import { tenantOf } from '../engine/row.ts'
import { add, replace } from '../engine/write.ts'
import { journalRow } from '../session/journal.ts'
import { platform, type Resources } from '../session/scope.ts'
import { openStaffStore } from '../session/staff-table.ts'
import type { Writes } from '../session/unit-of-work.ts'
import {
  findMembership,
  findTenant,
  type Membership,
  memberRow,
  membershipRow,
  readMember,
  replaceMember,
} from '../tenancy/index.ts'
import type { TableChange } from './changes.ts'

/** A member, and for which organisation they work. */
export type Employee = { readonly tenant: TenantId; readonly member: Member }

/** The members of all organisations and the memberships that follow them, for whoever keeps their accounts. */
export type MemberAccounts = {
  /** The member whose row a change is about, as they are now; nothing where there is none. */
  find(change: TableChange): Promise<Employee | undefined>
  /** Whose an account is; nothing where it is nobody's. */
  findMembership(subject: string): Promise<Membership | undefined>
  /**
   * Whether an account is still its member's. One who was removed holds it no more, though word of it may come late, nor
   * does one who let the invitation lapse: an address that was mistyped once is not shut for good.
   */
  isHeld(membership: Membership): Promise<boolean>
  /**
   * Writes a member who has an account now, together with the membership and the journal.
   *
   * @param before the member as they were read
   * @param known the membership that the account had until now
   */
  takeIn(before: Employee, enrolled: Enrolled, known: Membership | undefined): Promise<void>
  /** Writes a member for whom there is no account, because the address is somebody else's. */
  leaveOut(before: Employee, member: Member): Promise<void>
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
      state: member.state,
      version: member.version + (member.accountVersion ?? 0),
    }
  }

  async function written(before: Employee, member: Member, operation: string): Promise<Writes> {
    const { tenant } = before
    const entry = {
      aggregate: 'Member',
      aggregateId: member.id,
      version: member.version,
      fields: ['subject', 'invitation'],
      purpose: 'administration',
    }
    return [
      replaceMember(memberRow(tenant, member, await staffKey(tenant)), before.member),
      add(journalRow({ tenant, member: 'system', operation }, entry, clock.now().toISOString(), ids.next())),
    ]
  }

  return {
    async find(change) {
      const tenant = tenantOf(change)
      if (tenant === undefined) return undefined
      const item = await store.get({ pk: change.pk, sk: change.sk })
      return item && { tenant, member: readMember(tenant, item, await staffKey(tenant)) }
    },

    findMembership: (subject) => findMembership(store, subject),

    async isHeld({ tenantId, memberId }) {
      if (tenantId === platform) return true
      const holder = await store.get(tenantKeys.member(tenantId, memberId))
      if (holder === undefined) return false
      const { state, invitation } = readClear('Member', holder)
      if (state === 'removed') return false
      return state === 'active' || !isLapsed(invitation ?? {}, clock.now().toISOString())
    },

    async takeIn(before, enrolled, known) {
      const { tenant } = before
      const membership = membershipRow(await membershipOf({ tenant, member: enrolled }, enrolled.subject))
      await store.transact([
        known === undefined ? add(membership) : replace(membership, known.version),
        ...(await written(before, enrolled, 'takeMemberIn')),
      ])
    },

    async leaveOut(before, member) {
      await store.transact(await written(before, member, 'leaveMemberOut'))
    },

    async follow(employee, known) {
      const membership = await membershipOf(employee, known.subject)
      await store.transact([replace(membershipRow(membership), known.version)])
    },
  }
}
