import type { Refusal } from '@passerelle/domain/kernel'
import type { Key } from './keys/key.ts'
import { type Item, type Row, toItem } from './row.ts'

/** The condition of a write. Values are compared, equal or not; nothing here is a string expression. */
export type Condition =
  | { readonly absent: true }
  | {
      readonly present: true
      readonly equals?: Readonly<Record<string, string | number | boolean>>
      readonly differs?: Readonly<Record<string, string | number | boolean>>
      /** Attributes that are not there. */
      readonly lacks?: readonly string[]
      /** Lists that hold at least one of these. */
      readonly holdsOneOf?: Readonly<Record<string, readonly string[]>>
    }

/** The meaning of a failed condition to the caller, from the row that stands there instead. */
export type Refuse = (found: Item | undefined) => Refusal

/**
 * A part of a transaction that writes nothing and lets it through only while something holds. Functions that make one
 * are named `require…`; it does nothing by itself, so the linter refuses one that is dropped.
 */
export type Requirement = {
  readonly table: 'main' | 'keys'
  readonly check: Key
  readonly when: Condition
  readonly otherwise: Refuse
}

/** One part of a transaction. `otherwise` says what a failed condition means to the caller. */
export type Write =
  | Requirement
  | ({
      readonly table: 'main' | 'keys'
      readonly when?: Condition
      readonly otherwise?: Refuse
    } & ({ readonly put: Item; readonly key: Key } | { readonly remove: Key }))

export const absent: Condition = { absent: true }

export function at(
  version: number,
  equals: Readonly<Record<string, string | number | boolean>> = {},
): Condition {
  return { present: true, equals: { version, ...equals } }
}

/** Adds a row that must not exist yet. */
export function add(row: Row, otherwise?: Refuse): Write {
  return { table: 'main', put: toItem(row), key: row.key, when: absent, ...(otherwise && { otherwise }) }
}

/** Replaces a row that is still at the version that was read. */
export function replace(row: Row, readVersion: number): Write {
  return { table: 'main', put: toItem(row), key: row.key, when: at(readVersion), otherwise: stale }
}

/**
 * Writes a row that still is at the version that was read, 0 where none stood there; refused as `contended`, for whoever
 * asked saw nothing of it.
 */
export function unlessContended(row: Row, readVersion: number): Write {
  return { ...set(row), when: asRead(readVersion), otherwise: contended }
}

/** Writes a row whatever stood there. */
export function set(row: Row): Write {
  return { table: 'main', put: toItem(row), key: row.key }
}

export function remove(key: Key): Write {
  return { table: 'main', remove: key }
}

/**
 * Removes a row that still is at the version that was read; where none stood there, 0, sees to it that none does still.
 * Refused as `contended`.
 */
export function removeUnlessContended(key: Key, readVersion: number): Write {
  if (readVersion === 0) return requireUncontended(key, readVersion)
  return { ...remove(key), when: at(readVersion), otherwise: contended }
}

/** The write of something that the caller named no version of: where it is stale, it is refused as `contended`. */
export function unnamed(write: Write): Write {
  return write.otherwise === stale ? { ...write, otherwise: contended } : write
}

/** Lets the transaction through only while another row is as the caller saw it. */
export function requireRow(key: Key, when: Condition, otherwise: Refuse): Requirement {
  return { table: 'main', check: key, when, otherwise }
}

/** Lets the transaction through only while a row is at the version that was read, 0 where none stood there. */
export function requireUncontended(key: Key, readVersion: number): Requirement {
  return requireRow(key, asRead(readVersion), contended)
}

function asRead(version: number): Condition {
  return version === 0 ? absent : at(version)
}

/** The refusal where somebody else wrote first what the caller knows nothing of: whoever tries again gets through. */
export function contended(): Refusal {
  return { code: 'contended' }
}

export function stale(found: Item | undefined): Refusal {
  const current = found?.['version']
  return typeof current === 'number' ? { code: 'stale_version', current } : { code: 'not_found' }
}

/** The refusal that a requirement would mean on a row as it was read; nothing while it is met. */
export function unmet({ when, otherwise }: Requirement, found: Item | undefined): Refusal | undefined {
  return isMet(when, found) ? undefined : otherwise(found)
}

function isMet(when: Condition, found: Item | undefined): boolean {
  if ('absent' in when) return found === undefined
  if (found === undefined) return false
  const { equals = {}, differs = {}, lacks = [], holdsOneOf = {} } = when
  return (
    Object.entries(equals).every(([name, value]) => found[name] === value) &&
    // The engine calls what is not there different as well.
    Object.entries(differs).every(([name, value]) => found[name] !== value) &&
    lacks.every((name) => found[name] === undefined) &&
    Object.entries(holdsOneOf).every(([name, wanted]) => {
      const list = found[name]
      return Array.isArray(list) && wanted.some((value) => list.includes(value))
    })
  )
}
