import { type MemberId, refuse, type TenantId } from '@passerelle/domain/kernel'
import type { Member } from '@passerelle/domain/tenancy'
import { type DataKey, deriveKey, digest } from '@passerelle/vault'
import { clearPartOf, openEntity, sealEntity } from '../engine/entity.ts'
import { caseRanges } from '../engine/keys/casework.ts'
import { sessionKeys } from '../engine/keys/coaching.ts'
import { tenantKeys, tenantRanges } from '../engine/keys/tenancy.ts'
import { type Item, keyOf, type Row, toItem } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import {
  absent,
  add,
  at,
  type Condition,
  contended,
  type Requirement,
  remove,
  stale,
  type Write,
} from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { requireAdmin } from './references.ts'

/** The people who work in a tenant. Their names and addresses are sealed under the tenant's staff key. */
export type Members = {
  get(member: MemberId): Promise<Member>
  /** In the order of ids. One query. */
  list(page: PageRequest): Promise<PageOf<Member>>
  /** Whose an address is here, also where they were removed since. */
  findByEmail(email: string): Promise<Member | undefined>
  add(member: Member, entry: JournalEntry, besides?: readonly Write[]): Promise<void>
  /**
   * Writes a member who was read before. Refused as `contended` where the platform has noted something of their account since.
   *
   * @param status of the first answer
   */
  replace(before: Member, now: Member, entry: JournalEntry, options?: ReplaceOptions): Promise<void>
  /** Says of a member that nothing new is to be given to them, or takes that back. Their version stays. */
  mark(member: Member, leaving: boolean): Promise<void>
  /** With how many cases a member works: one query. */
  workOf(member: MemberId): Promise<WorkLeft>
  /** Lets a transaction through only while the member administers the organisation. */
  requireAdmin(member: MemberId): Requirement
  /** Lets a transaction through only while somebody else administers the organisation. */
  requireAnotherAdmin(member: MemberId): Promise<Requirement>
}

export type ReplaceOptions = { readonly besides?: readonly Write[]; readonly status?: number }

/** The work that somebody would leave behind: cases that they answer for, and those in which they stand in. */
export type WorkLeft = { readonly cases: number; readonly deputyOf: number }

export function members(table: TenantTable): Members {
  const { store, tenant, keyring, unitOfWork } = table
  const range = tenantRanges.members(tenant)

  return {
    async get(member) {
      const item = await store.get(tenantKeys.member(tenant, member))
      return item === undefined
        ? refuse({ code: 'not_found' })
        : readMember(tenant, item, await keyring.staff())
    },

    async list(page) {
      const [staff, { items, ...rest }] = await Promise.all([
        keyring.staff(),
        readPage(table, { name: 'members', ...range }, page),
      ])
      return { items: items.map((item) => readMember(tenant, item, staff)), ...rest }
    },

    async add(member, entry, besides = []) {
      const staff = await keyring.staff()
      const writes = [add(memberRow(tenant, member, staff)), emailWrite(tenant, member, staff), ...besides]
      await unitOfWork.commit({ entry, status: 201, writes })
    },

    async findByEmail(email) {
      const staff = await keyring.staff()
      const known = await store.get(emailKey(tenant, email, staff))
      if (known === undefined) return undefined
      const item = await store.get(tenantKeys.member(tenant, String(known['memberId']) as MemberId)) // of `emailWrite`
      return item && readMember(tenant, item, staff)
    },

    async replace(before, now, entry, { besides = [], status = 200 } = {}) {
      const row = memberRow(tenant, now, await keyring.staff())
      // A calendar reads nothing more of somebody who works here no more.
      const feed = now.state === 'removed' ? [remove(sessionKeys.feed(tenant, now.id))] : []
      await unitOfWork.commit({ entry, status, writes: [replaceMember(row, before), ...feed, ...besides] })
    },

    async mark({ leaving: _, ...member }, leaving) {
      const marked = { ...member, ...(leaving && { leaving: true as const }) }
      await store.transact([replaceMember(memberRow(tenant, marked, await keyring.staff()), member)])
    },

    async workOf(member) {
      const work = await allOf(store.queryAll(caseRanges.work(tenant, member)))
      const cases = work.filter((item) => item['as'] === 'COACH').length
      return { cases, deputyOf: work.length - cases }
    },

    requireAdmin: (member) => requireAdmin(tenant, member),

    async requireAnotherAdmin(member) {
      for await (const item of store.queryAll(range)) {
        const id = String(item['id']) as MemberId // of a member's row
        if (id !== member && isAdmin(item)) {
          return { ...requireAdmin(tenant, id), otherwise: contended }
        }
      }
      return refuse({ code: 'not_possible', what: 'last_admin' })
    },
  }
}

// The roles and the state of a member stand in the clear.
function isAdmin({ state, roles }: Item): boolean {
  return state === 'active' && Array.isArray(roles) && roles.includes('admin')
}

/**
 * Writes a member as they were read. What the platform notes of their account moves no version, so it is looked at
 * beside it: after such a note the change is `contended`, to be decided again.
 */
export function replaceMember(row: Row, { version, accountVersion }: AsRead): Write {
  return {
    table: 'main',
    put: toItem(row),
    key: row.key,
    when: asRead({ version, accountVersion }),
    otherwise: (found) => (found?.['version'] === version ? { code: 'contended' } : stale(found)),
  }
}

type AsRead = Pick<Member, 'version' | 'accountVersion'>

/** That a member's row is as it was read, the notes about their account included. */
export function asRead({ version, accountVersion }: AsRead): Condition {
  return {
    ...at(version, accountVersion === undefined ? {} : { accountVersion }),
    lacks: accountVersion === undefined ? ['accountVersion'] : [],
  }
}

/** Writes what stands in the clear of a member, and leaves the sealed part as it was. */
export function replaceClear(item: Item, now: Member, before: AsRead): Write {
  return {
    table: 'main',
    put: { ...item, ...clearPartOf('Member', now), version: now.version },
    key: keyOf(item),
    when: asRead(before),
    otherwise: contended,
  }
}

export function memberRow(tenant: TenantId, member: Member, staff: DataKey): Row {
  return {
    key: tenantKeys.member(tenant, member.id),
    version: member.version,
    ...sealEntity('Member', member, staff, { owner: tenant, subject: member.id }),
  }
}

export function readMember(tenant: TenantId, item: Item, staff: DataKey): Member {
  return openEntity('Member', item, staff, { owner: tenant, subject: String(item['id']) })
}

/** Keeps an address from being invited twice into one tenant; the row holds a keyed digest, never the address. */
export function emailWrite(tenant: TenantId, member: Member, staff: DataKey): Write {
  const key = emailKey(tenant, member.email, staff)
  return {
    table: 'main',
    put: { ...key, entity: 'MemberEmail', version: 1, memberId: member.id },
    key,
    when: absent,
    otherwise: () => ({ code: 'already_exists', what: 'email' }),
  }
}

function emailKey(tenant: TenantId, email: string, staff: DataKey) {
  return tenantKeys.memberEmail(tenant, digest(deriveKey(staff, 'member-email'), email))
}
