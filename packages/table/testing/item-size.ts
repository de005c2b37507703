/** As many bytes as an item may have. */
export const mostBytes = 400_000

/**
 * The size of an item as the engine's makers count it: names and texts by their bytes, a number by half its digits and one, a
 * list or map by three and one more for each entry. `mostBytes` is somewhat less than they allow.
 */
export function itemSize(item: Readonly<Record<string, unknown>>): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + textSize(name) + valueSize(value), 0)
}

function valueSize(value: unknown): number {
  if (typeof value === 'string') return textSize(value)
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 1
  if (value instanceof Uint8Array) return value.length
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + valueSize(each) + 1, 3)
  if (typeof value === 'object' && value !== null) {
    return 3 + Object.keys(value).length + itemSize(value as Readonly<Record<string, unknown>>)
  }
  return 1
}

function textSize(text: string): number {
  return Buffer.byteLength(text)
}
