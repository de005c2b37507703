import { type DayKind, implausible } from '@passerelle/domain/calendar'
import type { FieldError, Instant } from '@passerelle/domain/kernel'

/** The days that a request may name, by their places. */
export type DayRules = Readonly<Record<string, DayKind>>

/** What a request holds, as it was sent. */
export type Sent = { readonly body?: unknown; readonly query?: unknown }

/** A day, alone or as the beginning of an instant. */
const form = /^(\d{4}-\d{2}-\d{2})(?:T|$)/

/**
 * The days of a request that cannot be meant. It looks at what was sent, not at what passed the schema: a day of
 * another calendar need not be one of ours.
 */
export function dayErrors(rules: DayRules, sent: Sent, now: Instant): readonly FieldError[] {
  return Object.entries(rules).flatMap(([place, kind]) =>
    valuesAt(sent, place.split(/\.|(?=\[\])/)).flatMap(({ path, value }) => {
      const day = typeof value === 'string' ? form.exec(value)?.[1] : undefined
      const fault = day && implausible(day, kind, now)
      return fault ? [{ path, ...fault }] : []
    }),
  )
}

/** Whether two errors are about the same place. */
export function isSamePlace({ path }: FieldError, other: FieldError): boolean {
  return path.length === other.path.length && path.every((segment, n) => segment === other.path[n])
}

type Found = { readonly path: FieldError['path']; readonly value: unknown }

function valuesAt(
  value: unknown,
  [first, ...rest]: readonly string[],
  path: FieldError['path'] = [],
): readonly Found[] {
  if (first === undefined) return [{ path, value }]
  if (first === '[]') {
    const all: readonly unknown[] = Array.isArray(value) ? value : []
    return all.flatMap((each, n) => valuesAt(each, rest, [...path, n]))
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, first)) return []
  return valuesAt(new Map(Object.entries(value)).get(first), rest, [...path, first])
}
