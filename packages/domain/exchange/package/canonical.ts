/** A value that JSON can express. A field that is `undefined` counts as absent. */
export type Json =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Json[]
  | { readonly [field: string]: Json }

/**
 * JSON in one form only, so that equal things have equal bytes: fields in the order of their UTF-16 code units, nothing
 * between the tokens, numbers as ECMAScript writes them (RFC 8785).
 */
export function canonicalJson(value: Json): string {
  if (value === undefined || value === null) return 'null'
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object') return JSON.stringify(value)
  const fields = Object.keys(value)
    .sort()
    .flatMap((name) =>
      value[name] === undefined ? [] : `${JSON.stringify(name)}:${canonicalJson(value[name])}`,
    )
  return `{${fields.join(',')}}`
}

/** The bytes of {@link canonicalJson} in UTF-8. */
export function canonicalBytes(value: Json): Uint8Array {
  return new TextEncoder().encode(canonicalJson(value))
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
