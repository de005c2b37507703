export type JsonObject = Readonly<Record<string, unknown>>

/** Goes through a JSON value from its leaves to its root and puts in the place of each object what `change` makes of it. */
export function mapObjects(value: unknown, change: (object: JsonObject) => unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => mapObjects(each, change))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, each]) => [name, mapObjects(each, change)])
  return change(Object.fromEntries(entries))
}
