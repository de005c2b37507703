import { createHash } from 'node:crypto'
import type { TenantId } from '@passerelle/domain/kernel'
import {
  digestsBy,
  type JournalChain,
  type JournalSeal,
  type SealStatement,
  sealStatementSchema,
} from '@passerelle/domain/seals'
import { readSigned, type SealingKey } from '@passerelle/vault'
import { clearEntity, clearPartOf, readClear } from '../engine/entity.ts'
import { sealKeys, sealRanges } from '../engine/keys/seals.ts'
import type { Item, Row } from '../engine/row.ts'
import { firstOf, type Store } from '../engine/store.ts'

export const digests = digestsBy((bytes) => createHash('sha256').update(bytes).digest('hex'))

export function chainRow(tenant: TenantId, chain: JournalChain): Row {
  return { key: sealKeys.chain(tenant), ...clearEntity('JournalChain', chain) }
}

/** The chain of an organisation; nothing before its first seal. By a query: a session of a tenant may do no more here. */
export async function findChain(
  store: Pick<Store, 'queryAll'>,
  tenant: TenantId,
): Promise<JournalChain | undefined> {
  const row = await firstOf(store.queryAll(sealRanges.chain(tenant)))
  return row && readClear('JournalChain', row)
}

export function sealRow(tenant: TenantId, seal: JournalSeal): Row {
  return {
    key: sealKeys.seal(tenant, seal.day, seal.number),
    entity: 'JournalSeal',
    version: 1,
    clear: clearPartOf('JournalSeal', seal),
  }
}

export function readSeal(item: Item): JournalSeal {
  return readClear('JournalSeal', item)
}

export function keyRow(tenant: TenantId, key: SealingKey): Row {
  return { key: sealKeys.key(tenant, key.kid), entity: 'SealingKey', version: 1, clear: { ...key } }
}

/** The public keys with which seals were signed. */
export async function findKeys(
  store: Pick<Store, 'queryAll'>,
  tenant: TenantId,
): Promise<readonly SealingKey[]> {
  const keys: SealingKey[] = []
  for await (const row of store.queryAll(sealRanges.keys(tenant))) {
    const { kty, crv, x, y, kid, alg, use } = row as Item & SealingKey // written by `keyRow`
    keys.push({ kty, crv, x, y, kid, alg, use })
  }
  return keys
}

/** What the signature of a seal covers; nothing where no key has signed it, or it says nothing that a seal says. */
export function statementOf(seal: JournalSeal, keys: readonly SealingKey[]): SealStatement | undefined {
  return sealStatementSchema.safeParse(readSigned(seal.signed, keys)).data
}
