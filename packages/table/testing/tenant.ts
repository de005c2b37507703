import { randomBytes } from 'node:crypto'
import { wallClock } from '@passerelle/domain/calendar'
import {
  type Id,
  type Ids,
  idAlphabet,
  idLength,
  type MemberId,
  type Refusal,
  Refused,
  type TenantId,
} from '@passerelle/domain/kernel'
import { cardCodeOf, type Member, type NewTenant } from '@passerelle/domain/tenancy'
import type { Kms } from '@passerelle/vault'
import type { Attempt } from '../session/idempotency.ts'
import type { JournalEntry } from '../session/journal.ts'
import { openKeyring } from '../session/keyring.ts'
import type { PlatformTable } from '../session/platform-table.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { openUnitOfWork } from '../session/unit-of-work.ts'
import { tenantRegistry } from '../tenancy/index.ts'
import { testStore } from './engine.ts'
import { fakeKms } from './kms.ts'

/** An id that no other test has. */
export function newId<Kind extends string>(): Id<Kind> {
  return Array.from(randomBytes(idLength), (byte) => idAlphabet.charAt(byte & 31)).join('') as Id<Kind> // of its alphabet
}

const ids: Ids = { next: newId }

/** The instant at which tests of storage act. */
export const now = '2026-03-02T09:30:00.000Z'
const clockAt = (at: string, timeZone = 'UTC') => wallClock({ now: () => new Date(at) }, timeZone)

/** A line of the journal, for tests that look at something else. */
export const entry: JournalEntry = {
  aggregate: 'Thing',
  aggregateId: 'thing',
  version: 1,
  fields: [],
  purpose: 'test',
}

export function aTenant(change: Partial<NewTenant> = {}): NewTenant {
  const id = newId<'tenant'>()
  return {
    id,
    slug: `house-${id.toLowerCase()}`,
    name: 'Passerelle Dakar',
    kind: 'coaching',
    country: 'SN',
    language: 'fr',
    publicAuthority: false,
    code: cardCodeOf(newId<'card'>()),
    findable: true,
    state: 'active',
    openedAt: now,
    version: 1,
    ...change,
  }
}

export function aMember(change: Partial<Member> = {}): Member {
  const id = newId<'member'>()
  return {
    id,
    name: 'Awa Sow',
    email: `${id.toLowerCase()}@passerelle.example`,
    roles: ['admin'],
    state: 'invited',
    invitedAt: now,
    version: 1,
    ...change,
  }
}

/** The operation in which tests of storage act. */
const operation = 'act'

type Options = {
  readonly kms?: Kms
  readonly at?: string
  readonly attempt?: Attempt
  readonly member?: MemberId
}

export async function platformTable({
  kms = fakeKms(),
  at = now,
  attempt,
}: Options = {}): Promise<PlatformTable> {
  const store = await testStore()
  const clock = clockAt(at)
  const scope = { tenant: 'PLATFORM', member: newId<'member'>(), credentials: unused } as const
  return {
    scope,
    store,
    kms,
    clock,
    ids,
    unitOfWork: openUnitOfWork(store, scope, { clock, ids, operation, attempt }),
  }
}

/** The table as a member of this tenant uses it; to whom the keys belong says `kms`. */
export async function tableOf(
  tenant: TenantId,
  { kms = fakeKms(), at = now, attempt, member = newId<'member'>() }: Options = {},
): Promise<TenantTable> {
  const store = await testStore()
  const clock = clockAt(at)
  const scope = { tenant, member, credentials: unused }
  const unitOfWork = openUnitOfWork(store, scope, { clock, ids, operation, attempt })
  return {
    tenant,
    scope,
    store,
    kms,
    clock,
    ids,
    operation,
    unitOfWork,
    keyring: openKeyring(tenant, kms, store),
  }
}

/** A new organisation with its keys, as its operator opens it, and the table as its first member uses it. */
export async function anOpenTenant(options: Options = {}): Promise<{
  readonly tenant: NewTenant
  readonly admin: Member
  readonly table: TenantTable
  readonly kms: Kms
}> {
  const { kms = fakeKms() } = options
  const [tenant, admin] = [aTenant(), aMember({ state: 'active', roles: ['admin', 'coordinator'] })]
  await tenantRegistry(await platformTable({ kms })).open(tenant, admin, entry)
  return { tenant, admin, kms, table: await tableOf(tenant.id, { member: admin.id, ...options, kms }) }
}

const unused = { accessKeyId: '', secretAccessKey: '', sessionToken: '' }

/** The refusal with which something fails. @throws whatever else it fails with, or when it does not fail */
export async function refusalOf(act: Promise<unknown> | (() => unknown)): Promise<Refusal> {
  try {
    await (typeof act === 'function' ? act() : act)
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
  throw new Error('it was let through')
}
