import { clearFields, type Entities, type EntityName, sealedFields } from '@passerelle/domain/registry'
import { type DataKey, openJson, sealJson } from '@passerelle/vault'
import { type Item, type Row, versionOf } from './row.ts'

/** To whom a sealed part belongs: whose key, and about whom. */
export type Belonging = { readonly owner: string; readonly subject: string }

const schema = 1

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
    sealed: sealJson(key, binding, pick(value, sealedFields(entity))),
  }
}

/** The part of an entity that may stand in the clear; for entities that have no other. */
export function clearPartOf<Name extends EntityName>(
  entity: Name,
  value: Entities[Name],
): Record<string, unknown> {
  const { version: _, ...clear } = pick(value, clearFields(entity))
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
  const clear = pick(item, clearFields(entity))
  // Written by `clearPartOf` from the same type; the version stands apart because every condition looks at it.
  return { ...clear, version: versionOf(item) } as unknown as Entities[Name]
}

function pick(value: object, fields: readonly string[]): Record<string, unknown> {
  const wanted = new Set(fields)
  return Object.fromEntries(
    Object.entries(value).filter(([name, part]) => wanted.has(name) && part !== undefined),
  )
}
