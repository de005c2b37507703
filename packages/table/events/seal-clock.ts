import type { TenantId } from '@passerelle/domain/kernel'
import type { Tenant } from '@passerelle/domain/tenancy'
import { readSealingKey, type SealingKey } from '@passerelle/vault'
import { connect, connectOwnRole } from '../engine/connection.ts'
import { openStore } from '../engine/store.ts'
import { type JournalSealer, journalSealer } from '../seals/index.ts'
import type { Credentials, Resources } from '../session/scope.ts'
import { allTenants } from '../tenancy/index.ts'

/** The journals of all organisations, one organisation after the other, as whoever keeps the time seals them. */
export type SealClock = {
  /** Every organisation of the platform. */
  allTenants(): AsyncGenerator<Tenant>
  /** The public half of the key that seals. One call of KMS. */
  key(): Promise<SealingKey>
  /** The journal of one, with credentials that IAM confines to it. */
  of(
    tenant: Pick<Tenant, 'id' | 'openedAt'>,
    credentials: Credentials,
    key: SealingKey,
  ): Promise<JournalSealer>
}

/** @param resources with the key that seals, and not the vault's */
export function openSealClock(resources: Resources): SealClock {
  const own = connectOwnRole()
  return {
    allTenants: () => allTenants(openStore(own.documents, resources)),
    key: () => readSealingKey({ client: own.kms, keyId: resources.kmsKey }),

    async of({ id, openedAt }, credentials, key) {
      const { documents, kms } = await connect(credentials)
      const tenant: TenantId = id
      return journalSealer(
        { store: openStore(documents, resources), tenant, kms: { client: kms, keyId: resources.kmsKey } },
        { openedAt, key },
      )
    },
  }
}
