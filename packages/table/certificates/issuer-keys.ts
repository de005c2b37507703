import type { KeyObject } from 'node:crypto'
import { currentKey, type IssuerKeys, type PublicJwk } from '@passerelle/domain/certificates'
import { createSigningPair, expiringCache, openSigningKey } from '@passerelle/vault'
import { clearEntity, readClear } from '../engine/entity.ts'
import { certificateKeys } from '../engine/keys/certificates.ts'
import { dataKeyKeys } from '../engine/keys/data-keys.ts'
import type { Item, Row } from '../engine/row.ts'
import {
  absent,
  at,
  contended,
  type Requirement,
  requireRow,
  unlessContended,
  type Write,
} from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'

/** A pair that was just made: its public half, and the private one as KMS has wrapped it. */
export type NewPair = { readonly publicKey: PublicJwk; readonly wrapped: Uint8Array }

/** The keys with which the organisation signs. */
export type Signing = {
  /** The public keys, as they are kept for everybody. One call. */
  keys(): Promise<IssuerKeys | undefined>
  /** A new pair; nothing is kept yet, and nobody sees its private half. */
  newPair(): Promise<NewPair>
  /**
   * The private half of the key that counts, for as long as something is signed. One call, and one of KMS; that of a
   * pair that is not kept yet, one of KMS.
   */
  open(keys: IssuerKeys, pair?: NewPair): Promise<KeyObject>
  /** Keeps the keys with the pair that is new among them. Refused as `contended` where they were changed meanwhile. */
  keep(now: IssuerKeys, before: IssuerKeys | undefined, pair: NewPair, entry: JournalEntry): Promise<void>
}

const lifetimeMs = 5 * 60_000

// One environment serves one tenant (Lambda tenant isolation); the cache is keyed by tenant all the same.
const privateKeys = expiringCache<KeyObject>({ most: 8, lifetimeMs })

export function signing({ store, tenant, kms, unitOfWork }: TenantTable): Signing {
  const context = { tenant, use: 'certificates' } as const
  return {
    async keys() {
      return readIssuerKeys(await store.get(certificateKeys.issuerKeys(tenant)))
    },

    newPair: () => createSigningPair(kms, context),

    open(keys, pair) {
      if (pair !== undefined) return openSigningKey(kms, context, pair.wrapped)
      const { thumbprint } = currentKey(keys)
      return privateKeys.get(`${tenant}#${thumbprint}`, async () => {
        const row = await store.get(dataKeyKeys.issuer(tenant, thumbprint), 'keys')
        const wrapped = row?.['wrapped']
        if (!(wrapped instanceof Uint8Array)) throw new TypeError('a public key without the other half')
        return openSigningKey(kms, context, wrapped)
      })
    },

    keep: (now, before, pair, entry) =>
      unitOfWork.commit({ entry, status: 200, writes: keepingPair(now, before, pair) }),
  }
}

/** The writes that keep the public keys with one that is new, and the private half of it as it is wrapped. */
export function keepingPair(
  now: IssuerKeys,
  before: IssuerKeys | undefined,
  { wrapped }: NewPair,
): readonly Write[] {
  const place = dataKeyKeys.issuer(now.issuerId, currentKey(now).thumbprint)
  const row = issuerKeysRow(now)
  return [
    unlessContended(row, before?.version ?? 0),
    { table: 'keys', put: { ...place, wrapped }, key: place, when: absent },
  ]
}

/** Lets a transaction through only while the key that has signed is the one that counts. */
export function requireIssuerKeys({ issuerId, version }: IssuerKeys): Requirement {
  return requireRow(certificateKeys.issuerKeys(issuerId), at(version), contended)
}

export function readIssuerKeys(item: Item | undefined): IssuerKeys | undefined {
  return item && readClear('IssuerKeys', item)
}

function issuerKeysRow(keys: IssuerKeys): Row {
  return { key: certificateKeys.issuerKeys(keys.issuerId), ...clearEntity('IssuerKeys', keys) }
}
