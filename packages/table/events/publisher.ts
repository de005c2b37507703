import type { TenantId } from '@passerelle/domain/kernel'
import type { Publisher } from '@passerelle/domain/offers'
import { readClear } from '../engine/entity.ts'
import { offerKeys } from '../engine/keys/offers.ts'
import { directoryKeys, tenantKeys } from '../engine/keys/tenancy.ts'
import { rowAt, versionOf } from '../engine/row.ts'
import type { Store } from '../engine/store.ts'
import { at, contended, type Requirement, requireRow } from '../engine/write.ts'
import { readCentre } from '../offers/index.ts'
import { readOwnPlaces, requireOwn } from '../tenancy/index.ts'

/** An organisation, and that it still is as it was read: what is shown never follows from what has passed. */
export type Known = { readonly as: Publisher; readonly asRead: readonly Requirement[] }

/** What is known of an organisation that may be seen, in one call; nothing where there is none. */
export async function publisherOf(store: Store, tenant: TenantId): Promise<Known | undefined> {
  const keys = {
    settings: tenantKeys.settings(tenant),
    places: tenantKeys.places(tenant),
    centre: offerKeys.centre(tenant),
    listed: directoryKeys.organisation(tenant),
  }
  const rows = await store.getAll(Object.values(keys))
  const [settings, listed] = [rowAt(rows, keys.settings), rowAt(rows, keys.listed)]
  if (settings === undefined || listed === undefined) return undefined
  const [places, centre] = [readOwnPlaces(rowAt(rows, keys.places)), readCentre(rowAt(rows, keys.centre))]
  return {
    as: {
      tenant: readClear('Tenant', settings),
      places,
      centre,
      isActive: readClear('DirectoryEntry', listed).state === 'active',
    },
    asRead: [
      requireRow(keys.settings, at(versionOf(settings)), contended),
      requireRow(keys.listed, at(versionOf(listed)), contended),
      requireOwn(keys.places, places.version),
      requireOwn(keys.centre, centre.version),
    ],
  }
}

/** What is to be shown, with the number that follows; what is shown already, where nothing differs. */
export function next<Shown extends { readonly version: number }>(
  before: Shown | undefined,
  wanted: Omit<Shown, 'version'>,
): Shown {
  if (before === undefined) return { ...wanted, version: 1 } as Shown // all of it but the version
  const { version, ...content } = before
  return isSame(content, wanted) ? before : ({ ...wanted, version: version + 1 } as Shown)
}

function isSame(one: unknown, other: unknown): boolean {
  return written(one) === written(other)
}

/** As text in which the order of names says nothing. */
function written(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
