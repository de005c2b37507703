import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './workspaces.ts'

const folders = ['api-casework', 'api-exchange', 'api-self', 'api-papers']

const sources = folders.flatMap((folder) =>
  globSync(`functions/${folder}/**/*.ts`, { cwd: root, exclude: (name) => name === 'node_modules' }),
)

const ofRows = /^(?:Key|Item|Row|Store|readClear|rowAt|\w+Keys)$/

/** What a source takes of the table that only the table itself should know: where rows stand, and what is in them. */
function rowsIn(text: string): readonly string[] {
  const imports = text.matchAll(/import (?:type )?\{([^}]*)\} from '@passerelle\/table(?:\/\w+)?'/g)
  const names = [...imports].flatMap(([, list = '']) => list.split(',')).map((name) => name.trim())
  const imported = names.map((name) => name.replace(/^type /, '')).filter((name) => ofRows.test(name))
  return [...imported, ...(/\bstore\b/.test(text) ? ['store'] : [])]
}

describe('a function that answers requests', () => {
  it('asks the table for what it wants by name, and handles no key and no row', () => {
    expect(sources.length).toBeGreaterThan(50)
    const found = sources.map((source) => [source, rowsIn(readFileSync(join(root, source), 'utf8'))] as const)
    expect(found.filter(([, names]) => names.length > 0)).toEqual([])
  })

  it.each([
    ['a key', "import { caseKeys } from '@passerelle/table'", 'caseKeys'],
    ['a row', "import { type Item, assertVersion } from '@passerelle/table'", 'Item'],
    ['a way to read one', "import {\n  rowAt,\n} from '@passerelle/table/casework'", 'rowAt'],
    ['the store itself', 'const rows = await context.table.store.getAll([])', 'store'],
  ])('is told when it handles %s', (_, text, name) => {
    expect(rowsIn(text)).toEqual([name])
  })
})
