import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isOpen, openTo } from './direction.ts'
import { importsIn, readSource, sourcesOf } from './sources.ts'
import { declared, pathsOfCompiler, readJson, type Workspace, workspaces } from './workspaces.ts'

const confined = workspaces.filter((workspace) => openTo(workspace) !== undefined)

/** The other members that one declares, for running or for its tests. */
const declaredBy = (importer: Workspace) => workspaces.filter((imported) => declared(importer, imported))

const importsOf = (source: string) => importsIn(readSource(source))

describe('what the members of the workspace declare', () => {
  it.each(confined)('$folder declares nothing that stands against the direction', (importer) => {
    const wrong = declaredBy(importer).filter(({ name, entries }) =>
      [name, ...entries.keys()].every((entry) => !isOpen(importer, entry)),
    )
    expect(wrong.map(({ name }) => name)).toEqual([])
  })

  it.each(workspaces)('$folder refers the compiler to what it declares, and to nothing else', (importer) => {
    const folders = declaredBy(importer).map(({ folder }) => folder)
    expect([...importer.references].sort()).toEqual(folders.sort())
  })

  it('the compiler builds every member', () => {
    const { references } = readJson<{ references: readonly { path: string }[] }>('tsconfig.json')
    expect(references.map(({ path }) => path).sort()).toEqual(workspaces.map(({ folder }) => folder).sort())
  })

  it('the paths of tsconfig.base.json lead to each entry of a package as Node finds it, and to no others', () => {
    const entries = workspaces.flatMap((workspace) =>
      [...workspace.entries].map(([entry, file]) => [entry, [`./${workspace.folder}/${file}`]]),
    )
    expect(pathsOfCompiler).toEqual(Object.fromEntries(entries))
  })

  it.each(workspaces)('no source of $folder imports a package that it does not declare', (workspace) => {
    const undeclared = sourcesOf(workspace).flatMap((source) =>
      importsOf(source)
        .filter((specifier) => specifier.startsWith('@passerelle/'))
        .filter((specifier) => !declaredBy(workspace).some(({ entries }) => entries.has(specifier)))
        .map((specifier) => `${source} -> ${specifier}`),
    )
    expect(undeclared).toEqual([])
  })

  it.each(workspaces.filter(({ folder }) => folder !== 'test'))(
    'no source of $folder reaches by path into another member',
    (workspace) => {
      const escapes = sourcesOf(workspace).flatMap((source) =>
        importsOf(source)
          .filter((specifier) => specifier.startsWith('.'))
          .map((specifier) => join(dirname(source), specifier))
          .filter((target) => relative(workspace.folder, target).startsWith('..') && isMembers(target))
          .map((target) => `${source} -> ${target}`),
      )
      expect(escapes).toEqual([])
    },
  )
})

function isMembers(path: string): boolean {
  return workspaces.some(({ folder }) => path.startsWith(`${folder}/`))
}
