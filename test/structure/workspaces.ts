import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the whole workspace. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** One member of the workspace: a package, a function, or one of the folders infra, scripts and test. */
export type Workspace = {
  /** Its folder from the root: `packages/domain`. */
  readonly folder: string
  /** Its name for an import: `@passerelle/domain`. */
  readonly name: string
  /** The entries that others may import, by the name they use: `@passerelle/domain/kernel` -> `kernel/index.ts`. */
  readonly entries: ReadonlyMap<string, string>
  /** The dependencies that it declares, with the version as it is written. */
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  /** The folders of the TypeScript projects that it refers to. */
  readonly references: readonly string[]
}

type Manifest = {
  readonly name: string
  readonly exports?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

type Project = { readonly references?: readonly { readonly path: string }[] }

/** Every member, as pnpm-workspace.yaml lists them, in the order of their folders. */
export const workspaces: readonly Workspace[] = globSync(
  '{infra,scripts,test,functions/*,packages/*}/package.json',
  {
    cwd: root,
  },
)
  .map((manifest) => readWorkspace(dirname(manifest)))
  .sort((one, other) => one.folder.localeCompare(other.folder))

function readWorkspace(folder: string): Workspace {
  const manifest = readJson<Manifest>(join(folder, 'package.json'))
  const project = readJson<Project>(join(folder, 'tsconfig.json'))
  return {
    folder,
    name: manifest.name,
    entries: new Map(
      Object.entries(manifest.exports ?? {}).map(([entry, file]) => [
        manifest.name + entry.slice(1),
        file.slice('./'.length),
      ]),
    ),
    dependencies: manifest.dependencies ?? {},
    devDependencies: manifest.devDependencies ?? {},
    references: (project.references ?? []).map(({ path }) => relative(root, join(root, folder, path))),
  }
}

/**
 * Where the compiler finds each entry of a package. Through pnpm's link it would take it for a foreign library, and
 * never ask whether its project is referenced.
 */
export const pathsOfCompiler = readJson<{
  compilerOptions: { paths: Readonly<Record<string, readonly string[]>> }
}>('tsconfig.base.json').compilerOptions.paths

/** Reads a file that the workspace itself keeps; its shape is what the type says, or a test that uses it fails. */
export function readJson<Shape>(path: string): Shape {
  return JSON.parse(readFileSync(join(root, path), 'utf8'))
}

/** The member in this folder. */
export function named(folder: string): Workspace {
  const found = workspaces.find((workspace) => workspace.folder === folder)
  if (found === undefined) throw new Error(`There is no workspace in ${folder}.`)
  return found
}

/** Whether one member declares another, for running or for its tests. */
export function declared(importer: Workspace, imported: Workspace): boolean {
  return imported.name in importer.dependencies || imported.name in importer.devDependencies
}
