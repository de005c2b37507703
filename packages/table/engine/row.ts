import { refuse, type TenantId } from '@passerelle/domain/kernel'
import { assertConfined } from './confinement.ts'
import { type IndexName, isSameKey, type Key, ownersOf } from './keys/key.ts'

/** One item of the main table before it takes the engine's form. */
export type Row = {
  readonly key: Key
  readonly index1?: Key | undefined
  readonly index2?: Key | undefined
  readonly index3?: Key | undefined
  /** Which entity of the field registry it holds; also the `entity` attribute that event filters look at. */
  readonly entity: string
  readonly version: number
  /** Facets that may stand in the clear, by the field registry. */
  readonly clear: Readonly<Record<string, unknown>>
  /** The personal part. */
  readonly sealed?: Uint8Array | undefined
  /** What of it ends with the case, in a row that outlives the case. */
  readonly sealedBriefly?: Uint8Array | undefined
  /** When the engine may drop it, in seconds since 1970. */
  readonly expiresAt?: number | undefined
}

export type Item = Record<string, unknown>

/** Where a row stands. */
export function keyOf(item: Item): Key {
  return { pk: String(item['pk']), sk: String(item['sk']) }
}

/** The row that stands at a key, among those that were read. */
export function rowAt(rows: readonly Item[], key: Key): Item | undefined {
  return rows.find((row) => isSameKey(keyOf(row), key))
}

/** The tenant to whom a row is private; of a row that two share, the first one. */
export function tenantOf(row: Item): TenantId | undefined {
  const [tenant] = ownersOf(keyOf(row).pk)
  return tenant as TenantId | undefined // at a tenant's place of a key
}

/** Whether a row stands in a partition. */
export function isIn(row: Item, { pk }: Pick<Key, 'pk'>): boolean {
  return row['pk'] === pk
}

/** Where a row stands in an index, or in the table, as its sort key says. */
export function placeIn(row: Item, index?: IndexName): string {
  return String(row[`${index ?? ''}sk`])
}

/** The keys of a row, as the engine wants to hear them to go on after it. */
export function startKeyOf(row: Item, index?: IndexName): Item {
  const names = ['pk', 'sk', ...(index === undefined ? [] : [`${index}pk`, `${index}sk`])]
  return Object.fromEntries(names.map((name) => [name, row[name]]))
}

const reserved = new Set([
  'pk',
  'sk',
  'gsi1pk',
  'gsi1sk',
  'gsi2pk',
  'gsi2sk',
  'gsi3pk',
  'gsi3sk',
  'entity',
  'version',
  'sealed',
  'sealedBriefly',
  'expiresAt',
])

/** The engine takes 400 KB a row; what is left is for keys and facets. */
const maxSealedBytes = 380_000

/**
 * @throws {OutOfBounds} when an index key reaches outside of the partition's owners.
 * @throws {Refused} `limit_reached` when the row would be larger than the engine takes: a plan of many modules whose
 *   titles stand in many languages, say.
 */
export function toItem(row: Row): Item {
  const sealedBytes = (row.sealed?.length ?? 0) + (row.sealedBriefly?.length ?? 0)
  if (sealedBytes > maxSealedBytes) {
    refuse({ code: 'limit_reached', what: 'bytes_of_a_record', limit: maxSealedBytes })
  }
  const indexes = [row.index1?.pk, row.index2?.pk, row.index3?.pk].filter((pk) => pk !== undefined)
  assertConfined(row.key.pk, indexes)
  for (const name of Object.keys(row.clear)) {
    if (reserved.has(name)) throw new TypeError(`${name} is not a name for a field of ${row.entity}`)
  }
  return {
    ...row.clear,
    ...row.key,
    ...(row.index1 && { gsi1pk: row.index1.pk, gsi1sk: row.index1.sk }),
    ...(row.index2 && { gsi2pk: row.index2.pk, gsi2sk: row.index2.sk }),
    ...(row.index3 && { gsi3pk: row.index3.pk, gsi3sk: row.index3.sk }),
    entity: row.entity,
    version: row.version,
    ...(row.sealed && { sealed: row.sealed }),
    ...(row.sealedBriefly && { sealedBriefly: row.sealedBriefly }),
    ...(row.expiresAt !== undefined && { expiresAt: row.expiresAt }),
  }
}

export function versionOf(item: Item): number {
  const version = item['version']
  if (typeof version !== 'number') throw new TypeError('an item without a version')
  return version
}
