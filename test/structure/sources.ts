import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, type Workspace } from './workspaces.ts'

/** The paths of a member's TypeScript sources, from the root. */
export function sourcesOf({ folder }: Pick<Workspace, 'folder'>): readonly string[] {
  return globSync(`${folder}/**/*.{ts,tsx}`, {
    cwd: root,
    exclude: (name) => name === 'node_modules' || name === 'build',
  })
}

/** The text of a source, by its path from the root. */
export function readSource(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** Every name after `from`, `import` and `import(` in a text. */
export function importsIn(text: string): readonly string[] {
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^'\n]+)'/g)].flatMap(
    ([, specifier]) => specifier ?? [],
  )
}
