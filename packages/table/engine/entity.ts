import { clearFields, type Entities, type EntityName, sealedFields } from '@passerelle/domain/registry'
import { type DataKey, openJson, sealJson } from '@passerelle/vault'
import { type Item, type Row, versionOf } from './row.ts'

/** To whom a sealed part belongs: whose key, and about whom. */
export type Belonging = { readonly owner: string; readonly subject: string }

const schema = 1

const inTheClear = remembered(clearFields)
const sealedUp = remembered(sealedFields)

/**
 * Splits an entity by the field registry: what may stand in the clear, and one sealed blob of all the rest. A field
 * that the registry does not know is dropped by neither; it does not compile.
 */
export function sealEntity<Name extends EntityName>(
  entity: Name,
  value: Entities[Name],
  key: DataKey,
  { owner, subject }: Belonging,
): Pick<Row, 'entity' | 'clear' | 'sealed'> {
  const binding = { tenant: owner, subject, entity, schema }
  return {
    entity,
    clear: clearPartOf(entity, value),
    sealed: sealJson(key, binding, pick(value, sealedUp(entity))),
  }
}

/** The part of an entity that may stand in the clear; for entities that have no other. */
export function clearPartOf<Name extends EntityName>(
  entity: Name,
  value: Entities[Name],
): Record<string, unknown> {
  const { version: _, ...clear } = pick(value, inTheClear(entity))
  return clear
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
  const secret = openJson(key, { tenant: owner, subject, entity, schema }, sealed)
  return { ...readClear(entity, item), ...(secret as object) } // sealed by `sealEntity`, and authenticated
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
