import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './workspaces.ts'

/** A package that pnpm installed, with its licence as an SPDX expression; empty when it names none. */
export type Installed = { readonly name: string; readonly version: string; readonly licence: string }

type Manifest = {
  readonly name: string
  readonly version: string
  readonly license?: string | { readonly type: string }
  /** How packages older than SPDX expressions say it. */
  readonly licenses?: readonly { readonly type: string }[]
}

/** May be part of what is deployed: they ask for no more than to be named, and of a font that it is not sold by itself. */
export const permissive = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
]

/** Whether an expression leaves the choice of a licence from the list: one side of each OR, both sides of each AND. */
export function isAmong(licences: readonly string[], expression: string): boolean {
  const bare = expression.replace(/[()]/g, '')
  return bare.split(' OR ').some((choice) => choice.split(' AND ').every((part) => licences.includes(part)))
}

/** Everything that stands in the store of this workspace. */
export function installedPackages(): readonly Installed[] {
  const store = join(root, 'node_modules', '.pnpm')
  return readdirSync(store)
    .filter((entry) => entry !== 'node_modules' && existsSync(join(store, entry, 'node_modules')))
    .flatMap((entry) => packagesIn(join(store, entry, 'node_modules')))
}

/** The one package that an entry of the store holds; what stands beside it are links to others. */
function packagesIn(folder: string): readonly Installed[] {
  return readdirSync(folder)
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(folder, name)).map((part) => `${name}/${part}`) : [name],
    )
    .map((name) => join(folder, name))
    .filter((path) => !lstatSync(path).isSymbolicLink() && existsSync(join(path, 'package.json')))
    .map(readInstalled)
}

export function readInstalled(folder: string): Installed {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const { name, version, license, licenses = [] } = manifest
  const said = typeof license === 'string' ? license : license?.type
  return { name, version, licence: said ?? licenses.map(({ type }) => type).join(' OR ') }
}
