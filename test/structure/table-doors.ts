import { dirname, join } from 'node:path/posix'
import type { Texts } from './table-contexts.ts'

/** By these names a key, a row, the store or a write would be imported, whichever door led to it. */
const rawName = /(?:Keys|Rows?)$|^(?:Item|Key|Row|Store|Write|rowAt|readClear|add|replace)$/

/** Types that an importable function must neither take nor give. */
const rawType = /\b(?:Item|Key|Row|Store)\b/

/**
 * The names that a text imports from the table although each is a key, a row or the store, or takes or gives one:
 * `<entry> <name>`.
 *
 * @param entries the file behind each entry of the table, inside of packages/table
 */
export function rawImports(
  text: string,
  entries: ReadonlyMap<string, string>,
  table: Texts,
): readonly string[] {
  return [...entries].flatMap(([entry, file]) =>
    namesFrom(text, entry)
      .filter((name) => isRaw(name, file, table))
      .map((name) => `${entry} ${name}`),
  )
}

function isRaw(name: string, door: string, table: Texts): boolean {
  if (rawName.test(name)) return true
  const [, from = ''] = reExports(table[door] ?? '').find(([names]) => names.includes(name)) ?? []
  const file = join(dirname(door), from)
  if (file.startsWith('engine/')) return true
  return rawType.test(headOf(name, table[file] ?? ''))
}

/** The names that a text imports from one entry. */
function namesFrom(text: string, entry: string): readonly string[] {
  return [...text.matchAll(/\bimport\s+(?:type\s+)?\{([^}]*)\}\s+from\s+'([^']+)'/g)].flatMap(
    ([, names = '', specifier]) => (specifier === entry ? split(names) : []),
  )
}

function reExports(door: string): readonly (readonly [names: readonly string[], from: string])[] {
  return [...door.matchAll(/\bexport\s+(?:type\s+)?\{([^}]*)\}\s+from\s+'([^']+)'/g)].map(
    ([, names = '', from = '']) => [split(names), from] as const,
  )
}

function split(names: string): readonly string[] {
  return names.split(',').flatMap((name) => /^\s*(?:type\s+)?(\w+)/.exec(name)?.[1] ?? [])
}

/** The parameters and result of a function, as its declaration says them; nothing for anything else. */
function headOf(name: string, text: string): string {
  return new RegExp(`^export (?:async )?function\\*? ${name}\\b[\\s\\S]*?\\{$`, 'm').exec(text)?.[0] ?? ''
}
