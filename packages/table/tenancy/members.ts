import { type MemberId, refuse, type TenantId } from '@passerelle/domain/kernel'
import type { Member } from '@passerelle/domain/tenancy'
import { type DataKey, deriveKey, digest } from '@passerelle/vault'
import { openEntity, sealEntity } from '../engine/entity.ts'
import { tenantKeys, tenantRanges } from '../engine/keys/tenancy.ts'
import type { Item, Row } from '../engine/row.ts'
import { partitionOf } from '../engine/store.ts'
import { absent, add, remove, replace, type Write } from '../engine/write.ts'
import { readCursor, writeCursor } from '../session/cursor.ts'
import type { JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'

/** The people who work in a tenant. Their names and addresses are sealed under the tenant's staff key. */
export type Members = {
  get(member: MemberId): Promise<Member>
  list(page: {
    readonly limit: number
    readonly cursor?: string | undefined
  }): Promise<{ items: Member[]; next?: string }>
  add(member: Member, entry: JournalEntry): Promise<void>
  replace(member: Member, readVersion: number, entry: JournalEntry): Promise<void>
}

export function members({ store, tenant, keyring, unitOfWork }: TenantTable): Members {
  const range = tenantRanges.members(tenant)
  const listing = { name: 'members', partition: partitionOf(range) }

  return {
    async get(member) {
      const item = await store.get(tenantKeys.member(tenant, member))
      return item === undefined
        ? refuse({ code: 'not_found' })
        : readMember(tenant, item, await keyring.staff())
    },

    async list({ limit, cursor }) {
      const [staff, signing] = await Promise.all([keyring.staff(), keyring.purpose('cursor')])
      const after = cursor === undefined ? {} : { after: readCursor(signing, listing, cursor) }
      const page = await store.query({ ...range, limit, ...after })
      return {
        items: page.items.map((item) => readMember(tenant, item, staff)),
        ...(page.last && { next: writeCursor(signing, listing, page.last) }),
      }
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
