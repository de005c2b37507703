import { type MemberId, refuse, type TenantId } from '@passerelle/domain/kernel'
import type { Member } from '@passerelle/domain/tenancy'
import { type DataKey, deriveKey, digest } from '@passerelle/vault'
import { openEntity, sealEntity } from '../engine/entity.ts'
import { tenantKeys, tenantRanges } from '../engine/keys/tenancy.ts'
import type { Item, Row } from '../engine/row.ts'
import { absent, add, remove, replace, type Write } from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'

/** The people who work in a tenant. Their names and addresses are sealed under the tenant's staff key. */
export type Members = {
  get(member: MemberId): Promise<Member>
  /** In the order of ids. One query. */
  list(page: PageRequest): Promise<PageOf<Member>>
  add(member: Member, entry: JournalEntry): Promise<void>
  replace(member: Member, readVersion: number, entry: JournalEntry): Promise<void>
}

export function members(table: TenantTable): Members {
  const { store, tenant, keyring, unitOfWork } = table
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
        readPage(table, { name: 'members', ...tenantRanges.members(tenant) }, page),
      ])
      return { items: items.map((item) => readMember(tenant, item, staff)), ...rest }
    },

    async add(member, entry) {
      const staff = await keyring.staff()
      const writes = [add(memberRow(tenant, member, staff)), emailWrite(tenant, member, staff)]
      await unitOfWork.commit({ entry, status: 201, writes })
    },

    async replace(member, readVersion, entry) {
      const staff = await keyring.staff()
      const writes: Write[] = [replace(memberRow(tenant, member, staff), readVersion)]
      if (member.state === 'removed') writes.push(remove(emailKey(tenant, member, staff)))
      await unitOfWork.commit({ entry, status: 200, writes })
    },
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
  const key = emailKey(tenant, member, staff)
  return {
    table: 'main',
    put: { ...key, entity: 'MemberEmail', version: 1, memberId: member.id },
    key,
    when: absent,
    otherwise: () => ({ code: 'already_exists', what: 'email' }),
  }
}

function emailKey(tenant: TenantId, member: Member, staff: DataKey) {
  return tenantKeys.memberEmail(tenant, digest(deriveKey(staff, 'member-email'), member.email))
}
