import { type EngineAddress, type PlainItem, scan } from './engine.ts'

/** How many rows of each kind there are, in both tables. */
export type Census = ReadonlyMap<string, number>

export async function census(address: EngineAddress): Promise<Census> {
  const [main, keys] = await Promise.all([scan(address, 'main'), scan(address, 'keys')])
  return count([...main.map(kindOf), ...keys.map((row) => `keys: ${kindOf(row)}`)])
}

/** The rows that came and went between two counts: `{ 'CASE of T#<id>#CASE#<id>': 1 }`. */
export function difference(before: Census, after: Census): Record<string, number> {
  const kinds = [...new Set([...before.keys(), ...after.keys()])].sort()
  return Object.fromEntries(
    kinds.flatMap((kind) => {
      const more = (after.get(kind) ?? 0) - (before.get(kind) ?? 0)
      return more === 0 ? [] : [[kind, more]]
    }),
  )
}

/** A row by its keys and its entity, with everything left out that is this row's alone. */
function kindOf({ pk, sk, entity = '', state, action = '' }: PlainItem): string {
  const parts = [anonymous(String(pk)), anonymous(String(sk)), entity, action]
  return [...parts, entity === 'Member' ? state : ''].filter((part) => part !== '').join(' ')
}

function anonymous(key: string): string {
  return key
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<at>')
    .replace(/\b\d{4}-\d\d(-\d\d)?\b/g, '<day>')
    .replace(/\b[0-9a-f]{64}\b/g, '<digest>')
    .replace(/[\w-]{43}/g, '<digest>')
    .replace(/PLACE#\d{8}/g, 'PLACE#<place>')
    .replace(/\b[0-9A-HJKMNP-TV-Z]{26}\b/g, '<id>')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<subject>')
}

function count(kinds: readonly string[]): Census {
  const counted = new Map<string, number>()
  for (const kind of kinds) counted.set(kind, (counted.get(kind) ?? 0) + 1)
  return counted
}
