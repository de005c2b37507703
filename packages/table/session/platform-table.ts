import type { Clock, Ids } from '@passerelle/domain/kernel'
import type { Kms } from '@passerelle/vault'
import { connect } from '../engine/connection.ts'
import { openStore, type Store } from '../engine/store.ts'
import type { Resources, Scope } from './scope.ts'
import { openUnitOfWork, type Request, type UnitOfWork } from './unit-of-work.ts'

/** The table as the platform's operator may use it: the registry, and no key under which a case is kept. */
export type PlatformTable = {
  readonly scope: Scope
  readonly store: Store
  readonly kms: Kms
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
}

export async function openPlatformTable(
  scope: Scope,
  resources: Resources,
  request: Request,
): Promise<PlatformTable> {
  const { documents, kms } = await connect(scope.credentials)
  const store = openStore(documents, resources)
  return {
    scope,
    store,
    kms: { client: kms, keyId: resources.kmsKey },
    unitOfWork: openUnitOfWork(store, scope, request),
    clock: request.clock,
    ids: request.ids,
  }
}
