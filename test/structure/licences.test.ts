import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { installedPackages, isAmong, permissive, readInstalled } from './licences.ts'
import { declared, named, root, workspaces } from './workspaces.ts'

const installed = installedPackages()
const functions = workspaces.filter(({ folder }) => folder.startsWith('functions/'))

/** The evaluator of IAM policies: it runs beside the tests and in the local cloud, and nowhere else. */
const evaluator = { scope: '@cloud-copilot/', licence: 'AGPL-3.0-or-later' }

/**
 * Tools that help to build and to test may also be under these: MPL-2.0 binds those who change the package itself, PSF-2.0
 * asks to be named, and CC-BY asks a table that is made from such data to name its source, as the table of holidays does.
 */
const forTools = [...permissive, 'CC-BY-3.0', 'CC-BY-4.0', 'MPL-2.0', 'PSF-2.0']

describe('the licences of what is installed', () => {
  it('are known and allow this use, and only the evaluator of IAM policies is under the AGPL', () => {
    const others = installed.filter(
      ({ name, licence }) =>
        !isAmong(forTools, licence) && !(name.startsWith(evaluator.scope) && licence === evaluator.licence),
    )
    expect(installed.length).toBeGreaterThan(100)
    expect(others).toEqual([])
  })

  it('let only the local cloud declare the evaluator, and only scripts and tests declare the local cloud', () => {
    const declaring = workspaces.filter(({ dependencies, devDependencies }) =>
      Object.keys({ ...dependencies, ...devDependencies }).some((name) => name.startsWith(evaluator.scope)),
    )
    const using = workspaces.filter((workspace) => declared(workspace, named('packages/local-cloud')))
    expect(declaring.map(({ folder }) => folder)).toEqual(['packages/local-cloud'])
    expect(using.map(({ folder }) => folder)).toEqual(['scripts', 'test'])
  })

  it.each([
    ['MIT', true],
    ['(MIT OR AGPL-3.0-or-later)', true],
    ['MIT AND AGPL-3.0-or-later', false],
    ['AGPL-3.0-or-later', false],
    ['', false],
  ])('%j leaves a permissive choice: %j', (expression, expected) => {
    expect(isAmong(permissive, expression)).toBe(expected)
  })
})

describe('what is deployed', () => {
  it.each(functions)('of $folder is ours or under a permissive licence', ({ folder }) => {
    const { packages, own } = sourcesOf(folder)
    const others = packages.map(readInstalled).filter(({ licence }) => !isAmong(permissive, licence))
    expect(others).toEqual([])
    expect(own).toContain(`${folder}/handler.ts`)
    expect(
      own.filter((path) =>
        /^(?:scripts|test|infra|packages\/(?:client|local-cloud|\w+\/testing))\//.test(path),
      ),
    ).toEqual([])
  })

  it('would show the evaluator if it were bundled', () => {
    const { packages } = sourcesOf('packages/local-cloud', "import '@cloud-copilot/iam-simulate'")
    expect(packages.map(readInstalled).some(({ licence }) => !isAmong(permissive, licence))).toBe(true)
  })
})

/** The inputs of a function's bundle: the folders of foreign packages, and the paths of our own files. */
function sourcesOf(folder: string, text = "export * from './handler.ts'") {
  const { metafile } = buildSync({
    absWorkingDir: root,
    stdin: { contents: text, resolveDir: join(root, folder), loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    metafile: true,
    write: false,
    logLevel: 'error',
  })
  const paths = Object.keys(metafile.inputs)
  const foreign = paths.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? [])
  return {
    packages: [...new Set(foreign)].map((path) => join(root, path)),
    own: paths.filter((path) => !path.includes('node_modules')),
  }
}
