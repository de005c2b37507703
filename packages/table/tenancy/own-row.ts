import type { Key } from '../engine/keys/key.ts'
import type { Row } from '../engine/row.ts'
import {
  absent,
  at,
  type Condition,
  contended,
  type Requirement,
  replace,
  requireRow,
  set,
  stale,
  type Write,
} from '../engine/write.ts'

/*
 * What a tenant sets for itself (limits, calendar, places) stands in a row of its own from the first change on. Until
 * then it counts as this version, and no row is there.
 */
const unset = 1

/** Writes such a row, if it is still what was read. */
export function replaceOwn(row: Row, readVersion: number): Write {
  return readVersion === unset ? { ...set(row), when: absent, otherwise: stale } : replace(row, readVersion)
}

/** Lets a transaction through only while such a row is what was read. */
export function requireOwn(key: Key, readVersion: number): Requirement {
  const asRead: Condition = readVersion === unset ? absent : at(readVersion)
  return requireRow(key, asRead, contended)
}
