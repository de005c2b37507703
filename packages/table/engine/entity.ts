import {
  clearFields,
  type Entities,
  type EntityName,
  fieldsEndingWithCase,
  sealedFields,
} from '@passerelle/domain/registry'
import { type DataKey, openJson, sealJson } from '@passerelle/vault'
import { type Item, type Row, versionOf } from './row.ts'

/** To whom a sealed part belongs: whose key, and about whom. */
export type Belonging = { readonly owner: string; readonly subject: string }

const schema = 1

const inTheClear = remembered(clearFields)
const endingWithCase = remembered(fieldsEndingWithCase)
const sealedBriefly = remembered((entity) =>
  sealedFields(entity).filter((field) => endingWithCase(entity).includes(field)),
)
const sealedUp = remembered((entity) =>
  sealedFields(entity).filter((field) => !endingWithCase(entity).includes(field)),
)

/**
 * Splits an entity by the field registry: what may stand in the clear, and one sealed blob of all the rest. What ends with
 * the case in a record that outlives it is a blob of its own, so that it can be taken away without a key. A field that the
 * registry does not know is dropped by none of them; it does not compile.
 */
export function sealEntity<Name extends EntityName>(
  entity: Name,
  value: Entities[Name],
  key: DataKey,
  { owner, subject }: Belonging,
): Pick<Row, 'entity' | 'clear' | 'sealed' | 'sealedBriefly'> {
  const binding = { tenant: owner, subject, entity, schema }
  const brief = sealedBriefly(entity)
  return {
    entity,
    clear: clearPartOf(entity, value),
    sealed: sealJson(key, binding, pick(value, sealedUp(entity))),
    ...(brief.length > 0 && {
      sealedBriefly: sealJson(key, { ...binding, entity: brieflyOf(entity) }, pick(value, brief)),
    }),
  }
}

/** A record without what ends with its case, and in no list any more. No key is needed for it. */
export function emptied(entity: EntityName, item: Item): Item {
  const ending = new Set(['sealedBriefly', ...endingWithCase(entity)])
  return Object.fromEntries(
    Object.entries(item).filter(([name]) => !ending.has(name) && !name.startsWith('gsi')),
  )
}

/** What the second blob is bound to, so that neither stands in the place of the other. */
function brieflyOf(entity: EntityName): string {
  return `${entity}, with its case`
}

/** The part of an entity that may stand in the clear; for entities that have no other. */
export function clearPartOf<Name extends EntityName>(
  entity: Name,
  value: Entities[Name],
): Record<string, unknown> {
  const { version: _, ...clear } = pick(value, inTheClear(entity))
  return clear
}

/** An entity that has nothing to seal, as its row holds it. */
export function clearEntity<Name extends EntityName>(
  entity: Name,
  value: Entities[Name] & { readonly version: number },
): Pick<Row, 'entity' | 'version' | 'clear'> {
  return { entity, version: value.version, clear: clearPartOf(entity, value) }
}

/** Puts an entity together again. @throws {Unopenable} when its sealed part is not what was sealed here. */
export function openEntity<Name extends EntityName>(
  entity: Name,
  item: Item,
  key: DataKey,
  { owner, subject }: Belonging,
): Entities[Name] {
  const { sealed } = item
  if (!(sealed instanceof Uint8Array)) throw new TypeError(`${entity} without its sealed part`)
  const binding = { tenant: owner, subject, entity, schema }
  const secret = openJson(key, binding, sealed)
  const brief = item['sealedBriefly']
  const more =
    brief instanceof Uint8Array ? openJson(key, { ...binding, entity: brieflyOf(entity) }, brief) : {}
  return { ...readClear(entity, item), ...(secret as object), ...(more as object) } // sealed by `sealEntity`, and authenticated
}

/** The clear part of an entity as it was written. */
export function readClear<Name extends EntityName>(entity: Name, item: Item): Entities[Name] {
  const clear = pick(item, inTheClear(entity))
  // Written by `clearPartOf` from the same type; the version stands apart because every condition looks at it.
  return { ...clear, version: versionOf(item) } as unknown as Entities[Name]
}

/** The fields of a value that are there, out of those that are wanted. */
function pick(value: object, wanted: readonly string[]): Record<string, unknown> {
  const fields = value as Readonly<Record<string, unknown>> // an object, so its fields may be asked for
  const part: Record<string, unknown> = {}
  for (const name of wanted) if (fields[name] !== undefined) part[name] = fields[name]
  return part
}

/** The registry is asked for every row of every list, and always says the same. */
function remembered(fieldsOf: (entity: EntityName) => readonly string[]) {
  const known = new Map<EntityName, readonly string[]>()
  return (entity: EntityName): readonly string[] => {
    let fields = known.get(entity)
    if (fields === undefined) {
      fields = fieldsOf(entity)
      known.set(entity, fields)
    }
    return fields
  }
}
