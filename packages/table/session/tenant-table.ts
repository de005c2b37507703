import type { WallClock } from '@passerelle/domain/calendar'
import type { Ids, TenantId } from '@passerelle/domain/kernel'
import type { Kms } from '@passerelle/vault'
import { connect } from '../engine/connection.ts'
import { openStore, type Store } from '../engine/store.ts'
import { type Keyring, openKeyring } from './keyring.ts'
import type { Resources, Scope } from './scope.ts'
import { openUnitOfWork, type Request, type UnitOfWork } from './unit-of-work.ts'

/** The table as one member of one tenant may use it. Every repository is built from it; none without it. */
export type TenantTable = {
  readonly tenant: TenantId
  readonly scope: Scope
  readonly store: Store
  readonly keyring: Keyring
  readonly kms: Kms
  readonly unitOfWork: UnitOfWork
  /** The operation under way, as the journal names it. */
  readonly operation: string
  readonly clock: WallClock
  readonly ids: Ids
}

export type TenantScope = Scope & { readonly tenant: TenantId }

export async function openTenantTable(
  scope: TenantScope,
  resources: Resources,
  request: Request & { readonly clock: WallClock },
): Promise<TenantTable> {
  const { documents, kms } = await connect(scope.credentials)
  const store = openStore(documents, resources)
  const vault: Kms = { client: kms, keyId: resources.kmsKey }
  return {
    tenant: scope.tenant,
    scope,
    store,
    keyring: openKeyring(scope.tenant, vault, store),
    kms: vault,
    unitOfWork: openUnitOfWork(store, scope, request),
    operation: request.operation,
    clock: request.clock,
    ids: request.ids,
  }
}
