import { createHash } from 'node:crypto'

/** The fields of what is wanted that stand otherwise. */
export function changedIn(wanted: object, stands: object): object {
  const present = new Map<string, unknown>(Object.entries(stands))
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, value]) =>
        value !== undefined && JSON.stringify(sorted(value)) !== JSON.stringify(sorted(present.get(name))),
    ),
  )
}

/** The same content with the fields of each object in one order. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, part]) => part !== undefined)
  return Object.fromEntries(
    entries.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([name, part]) => [name, sorted(part)]),
  )
}

export function inOrder<Value extends string>(values: readonly Value[]): Value[] {
  return [...values].toSorted()
}

/** The key of a command that is the same for the same content, so that a run that was cut off does nothing twice. */
export function keyOf(...content: readonly unknown[]): string {
  return `open-tenant-${createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 40)}`
}
