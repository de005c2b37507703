/** The fault for which a JSON text is refused although a common reader would take it, or that it is none. */
export type JsonFault = 'not_json' | 'too_deep' | 'forbidden_key' | 'repeated_key'

/** How deep objects and lists may stand in each other. The deepest honest body has a quarter of it. */
export const deepestNesting = 32

/**
 * Reads a JSON text, and refuses what two readers may understand in two ways or what reaches for a prototype: a key
 * that stands twice in one object, `__proto__`, `constructor` or `prototype` as a key, and nesting without an end.
 *
 * @returns the value, or what is wrong with the text.
 */
export function parseStrictly(text: string): { readonly value: unknown } | { readonly fault: JsonFault } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { fault: 'not_json' }
  }
  const fault = faultIn(text)
  return fault === undefined ? { value } : { fault }
}

const reaching: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

// A string with its quotes, or one of the characters that open, close and divide. All else is space and scalars.
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},]/g

/** Goes once through a text that is known to be JSON: then a string is a key where an object waits for one. */
function faultIn(text: string): JsonFault | undefined {
  const containers: (Set<string> | undefined)[] = []
  let awaitsKey = false
  for (const [token] of text.matchAll(tokens)) {
    const keys = containers.at(-1)
    if (token === '{' || token === '[') {
      if (containers.push(token === '{' ? new Set() : undefined) > deepestNesting) return 'too_deep'
      awaitsKey = token === '{'
    } else if (token === '}' || token === ']') {
      containers.pop()
      awaitsKey = false
    } else if (token === ',') {
      awaitsKey = keys !== undefined
    } else if (awaitsKey && keys !== undefined) {
      const key: string = JSON.parse(token)
      if (reaching.has(key)) return 'forbidden_key'
      if (keys.has(key)) return 'repeated_key'
      keys.add(key)
      awaitsKey = false
    }
  }
  return undefined
}
