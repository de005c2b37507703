import { type Instant, type MemberId, Refused, refuse, type TenantId } from '@passerelle/domain/kernel'
import {
  directoryEntryOf,
  type Member,
  type NewTenant,
  outcomeOfInvitation,
  partyOf,
  resendInvitation,
  type Tenant,
  withParty,
} from '@passerelle/domain/tenancy'
import { createKek, createSealedKek } from '@passerelle/vault'
import { clearEntity, clearPartOf, readClear } from '../engine/entity.ts'
import { dataKeyKeys } from '../engine/keys/data-keys.ts'
import { exchangeKeys } from '../engine/keys/exchange.ts'
import { directoryKeys, tenantKeys, tenantRanges } from '../engine/keys/tenancy.ts'
import { type Item, type Row, rowAt } from '../engine/row.ts'
import { absent, add, contended, replace, set, type Write } from '../engine/write.ts'
import { alsoJournal, type JournalEntry } from '../session/journal.ts'
import type { PlatformTable } from '../session/platform-table.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { cardWrite, codeRow } from './directory.ts'
import { asRead, emailWrite, memberRow, replaceClear } from './members.ts'
import { type Presentation, presentationIn, presentationKeys, requireOwnPlaces } from './presentation.ts'
import { commitTold, type OwnChange } from './tell-partners.ts'

/** The registry of tenants, as the operator keeps it. */
export type TenantRegistry = {
  get(tenant: TenantId): Promise<Tenant>
  /** In the order of ids; `after` is the last id of the page before. */
  list(page: { readonly limit: number; readonly after?: TenantId | undefined }): Promise<readonly Tenant[]>
  /** Registry, settings, keys and first admin in one transaction; the invitation follows from the stream. */
  open(tenant: NewTenant, admin: Member, entry: JournalEntry): Promise<void>
  /**
   * Writes a tenant that was suspended or resumed, and lets every other one know by the directory. Resuming it puts it
   * before the clock, which lets the limits go on that stood still.
   */
  move(tenant: Tenant, readVersion: number, entry: JournalEntry): Promise<void>
  /** Gives a member the role of an admin beside those that they have. @throws {Refused} where nobody at work is meant */
  appointAdmin(tenant: Tenant, member: MemberId): Promise<void>
  /** Has the first admin invited if that did not come through. */
  repeatInvitation(tenant: TenantId): Promise<void>
  /** Invites the first admin once more. @throws {Refused} where they have come, or were removed */
  resendInvitation(tenant: Tenant): Promise<void>
}

export function tenantRegistry(table: PlatformTable): TenantRegistry {
  const { store, unitOfWork, kms } = table

  async function find(tenant: TenantId): Promise<Item> {
    return (await store.get(tenantKeys.registry(tenant))) ?? refuse({ code: 'not_found' })
  }

  /** The entries of the registry under the names that the organisations have given themselves since. */
  async function asNamed(entries: readonly Tenant[]): Promise<Tenant[]> {
    const rows = await store.getAll(entries.map(({ id }) => tenantKeys.settings(id)))
    return entries.map((entry) => {
      const settings = rowAt(rows, tenantKeys.settings(entry.id))
      if (settings === undefined) return entry
      const { name, language, findable } = readClear('Tenant', settings)
      return { ...entry, name, language, findable }
    })
  }

  return {
    async get(tenant) {
      const entry = readTenant(await find(tenant))
      return (await asNamed([entry]))[0] ?? entry
    },

    async list({ limit, after }) {
      const start = after && { after: { ...tenantKeys.registry(after) } }
      const found: Tenant[] = []
      for await (const item of store.queryAll({ ...tenantRanges.registry(), limit, ...start })) {
        found.push(readTenant(item))
        if (found.length === limit) break
      }
      return asNamed(found)
    },

    async open(tenant, admin, entry) {
      const [staff, casework] = await Promise.all([
        createKek(kms, { tenant: tenant.id, use: 'staff' }),
        createSealedKek(kms, { tenant: tenant.id, use: 'casework' }),
      ])
      await unitOfWork.commit({
        entry,
        status: 201,
        writes: [
          add(slugRow(tenant), () => ({ code: 'already_exists', what: 'slug' })),
          add(registryRow(tenant, admin.id)),
          add(settingsRow(tenant)),
          add(directoryRow(tenant, tenant.openedAt)),
          add(codeRow(tenant), contended),
          cardWrite(tenant),
          addKek(tenant.id, 'staff', staff.wrapped),
          addKek(tenant.id, 'casework', casework),
          add(memberRow(tenant.id, admin, staff.kek)),
          emailWrite(tenant.id, admin, staff.kek),
        ],
      })
    },

    async move(tenant, readVersion, entry) {
      const key = directoryKeys.organisation(tenant.id)
      const [{ firstAdmin }, listed] = await Promise.all([find(tenant.id), store.get(key)])
      const now = table.clock.now().toISOString()
      const suspended = listed && readClear('DirectoryEntry', listed)
      await unitOfWork.commit({
        entry,
        status: 200,
        writes: [
          replace(registryRow(tenant, String(firstAdmin) as MemberId), readVersion), // written by `open`
          set(directoryRow(tenant, now)),
          ...(tenant.state === 'active' && suspended
            ? [resumptionWrite(tenant.id, suspended.since, now)]
            : []),
        ],
      })
    },

    async appointAdmin(tenant, id) {
      const key = tenantKeys.member(tenant.id, id)
      const member = await store.get(key)
      // The roles and the state of a member stand in the clear.
      if (member?.['state'] !== 'active') refuseUnknown()
      const roles: readonly string[] = Array.isArray(member['roles']) ? member['roles'] : []
      const version = Number(member['version'])
      const appointed = {
        aggregate: 'Member',
        aggregateId: id,
        version: version + 1,
        fields: ['roles'],
        purpose: 'administration',
      }
      const inTenant = { ...table.scope, tenant: tenant.id }
      await unitOfWork.commit({
        status: 200,
        entry: { ...appointed, aggregate: 'Tenant', aggregateId: tenant.id, version: tenant.version },
        writes: [
          {
            table: 'main',
            put: { ...member, roles: [...new Set([...roles, 'admin'])], version: version + 1 },
            key,
            when: asRead(readClear('Member', member)),
            otherwise: contended,
          },
          alsoJournal({ ...table, scope: inTenant, operation: 'appointAdmin' }, appointed),
        ],
      })
    },

    async repeatInvitation(tenant) {
      const { item, member } = await firstAdmin(tenant)
      if (member.state !== 'invited' || outcomeOfInvitation(member) !== undefined) return
      const { accountVersion = 0 } = member
      try {
        await store.transact([replaceClear(item, { ...member, accountVersion: accountVersion + 1 }, member)])
      } catch (error) {
        // Somebody was faster: the admin was taken in meanwhile, or is being invited again already.
        if (!(error instanceof Refused && error.refusal.code === 'contended')) throw error
      }
    },

    async resendInvitation(tenant) {
      const { item, member } = await firstAdmin(tenant.id)
      const again = resendInvitation(member, table.clock.now().toISOString())
      const invited = {
        aggregate: 'Member',
        aggregateId: member.id,
        version: again.version,
        fields: ['invitedAt'],
        purpose: 'administration',
      }
      const inTenant = { ...table.scope, tenant: tenant.id }
      await unitOfWork.commit({
        status: 200,
        entry: { ...invited, aggregate: 'Tenant', aggregateId: tenant.id, version: tenant.version },
        writes: [
          replaceClear(item, again, member),
          alsoJournal({ ...table, scope: inTenant, operation: 'resendFirstInvitation' }, invited),
        ],
      })
    },
  }

  /** The first admin as far as the operator sees them: the name and the address stay sealed. */
  async function firstAdmin(tenant: TenantId): Promise<{ readonly item: Item; readonly member: Member }> {
    const { firstAdmin: id } = await find(tenant)
    const item = await store.get(tenantKeys.member(tenant, String(id) as MemberId)) // written by `open`
    return item === undefined ? refuse({ code: 'not_found' }) : { item, member: readClear('Member', item) }
  }
}

/** The view of a tenant on itself, and what it may change. */
export type OwnTenant = {
  get(): Promise<Tenant>
  /** Its name and places, as it presents itself to its partners. */
  presentation(): Promise<Presentation>
  /** Writes it and lets each agreement that is named know of its name, in one transaction. */
  replace(tenant: Tenant, readVersion: number, change: OwnChange): Promise<void>
}

export function ownTenant({ store, tenant, unitOfWork }: TenantTable): OwnTenant {
  async function presentation() {
    const found = presentationIn(tenant, await store.getAll(presentationKeys(tenant)))
    return found ?? refuse({ code: 'not_found' })
  }

  return {
    presentation,

    async get() {
      const item = await store.get(tenantKeys.settings(tenant))
      return item === undefined ? refuse({ code: 'not_found' }) : readClear('Tenant', item)
    },

    async replace(changed, readVersion, { entry, corridors }) {
      const written = [replace(settingsRow(changed), readVersion), cardWrite(changed)]
      if (corridors.length === 0) return unitOfWork.commit({ entry, status: 200, writes: written })
      const { places } = await presentation()
      const party = partyOf(changed, places)
      await commitTold(
        { store, unitOfWork },
        {
          entry,
          corridors,
          writes: [...written, requireOwnPlaces(tenant, places)],
          tell: (corridor) => withParty(corridor, tenant, party),
        },
      )
    },
  }
}

function refuseUnknown(): never {
  return refuse({ code: 'invalid', errors: [{ path: ['body', 'memberId'], code: 'unknown_reference' }] })
}

function registryRow(tenant: Tenant, firstAdmin: MemberId): Row {
  const clear = { ...clearPartOf('Tenant', tenant), firstAdmin }
  return { key: tenantKeys.registry(tenant.id), entity: 'Tenant', version: tenant.version, clear }
}

function settingsRow(tenant: Tenant): Row {
  return { key: tenantKeys.settings(tenant.id), ...clearEntity('Tenant', tenant) }
}

function directoryRow(tenant: Tenant, since: Instant): Row {
  const entry = directoryEntryOf(tenant, since)
  return { key: directoryKeys.organisation(tenant.id), ...clearEntity('DirectoryEntry', entry) }
}

function resumptionWrite(tenant: TenantId, from: Instant, until: Instant): Write {
  return set({
    key: tenantKeys.resumption(tenant, from),
    index1: exchangeKeys.recountDue(until, tenant),
    entity: 'Resumption',
    version: 1,
    clear: { from, until },
  })
}

function slugRow(tenant: Tenant): Row {
  return { key: tenantKeys.slug(tenant.slug), entity: 'Slug', version: 1, clear: { tenantId: tenant.id } }
}

function readTenant(item: Item): Tenant {
  return readClear('Tenant', item)
}

function addKek(tenant: TenantId, use: 'casework' | 'staff', wrapped: Uint8Array): Write {
  const key = dataKeyKeys.kek(tenant, use)
  return { table: 'keys', put: { ...key, wrapped }, key, when: absent }
}
