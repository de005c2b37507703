import type { TenantId } from '@passerelle/domain/kernel'
import { noPlaces, type OwnPlaces, type Party, partyOf, type Tenant } from '@passerelle/domain/tenancy'
import { readClear } from '../engine/entity.ts'
import type { Key } from '../engine/keys/key.ts'
import { tenantKeys } from '../engine/keys/tenancy.ts'
import { type Item, rowAt } from '../engine/row.ts'
import { at, contended, type Requirement, requireRow } from '../engine/write.ts'
import { requireOwn } from './own-row.ts'

/** What an organisation says of itself: its name in its settings, and its places beside them. */
export type Presentation = { readonly tenant: Tenant; readonly places: OwnPlaces; readonly party: Party }

export function presentationKeys(tenant: TenantId): readonly Key[] {
  return [tenantKeys.settings(tenant), tenantKeys.places(tenant)]
}

/** Both among the rows that were read; nothing without the settings. */
export function presentationIn(id: TenantId, rows: readonly Item[]): Presentation | undefined {
  const settings = rowAt(rows, tenantKeys.settings(id))
  if (settings === undefined) return undefined
  const tenant = readClear('Tenant', settings)
  const places = readOwnPlaces(rowAt(rows, tenantKeys.places(id)))
  return { tenant, places, party: partyOf(tenant, places) }
}

/** The places in a tenant's own row. */
export function readOwnPlaces(item: Item | undefined): OwnPlaces {
  return item === undefined ? noPlaces : readClear('OwnPlaces', item)
}

/** Lets a transaction through only while the organisation says of itself what was read. */
export function requirePresentation({ tenant, places }: Presentation): readonly Requirement[] {
  return [requireSettings(tenant), requireOwnPlaces(tenant.id, places)]
}

export function requireSettings({ id, version }: Tenant): Requirement {
  return requireRow(tenantKeys.settings(id), at(version), contended)
}

export function requireOwnPlaces(tenant: TenantId, { version }: OwnPlaces): Requirement {
  return requireOwn(tenantKeys.places(tenant), version)
}
