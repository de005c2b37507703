import { globSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isOpen, openTo } from './direction.ts'
import { importing, lintFindings, resolve, unreferenced } from './findings.ts'
import { bone, makeSkeleton } from './skeleton.ts'
import { declared, named, pathsOfCompiler, root, type Workspace, workspaces } from './workspaces.ts'

const skeleton = makeSkeleton()
afterAll(skeleton.remove)

const confined = workspaces.filter((workspace) => openTo(workspace) !== undefined)
const packages = workspaces.filter(({ entries }) => entries.size > 0)

/** Every name that the other packages offer. */
const foreignTo = (importer: Workspace) =>
  packages.filter((owner) => owner !== importer).flatMap(({ entries }) => [...entries.keys()])

const ownerOf = (entry: string) => packages.find(({ entries }) => entries.has(entry))

const run = (folder: string, specifier: string) =>
  skeleton.planted({ [`${folder}/planted.ts`]: importing([specifier]) }, () =>
    skeleton.run(`${folder}/planted.ts`),
  )

describe('a workspace with nothing planted in it', () => {
  it('compiles', () => {
    expect(skeleton.compile('-b')).toEqual({ status: 0, output: '' })
  })

  it('gives the linter nothing to say', () => {
    expect(skeleton.lint()).toEqual({ status: 0, output: expect.not.stringContaining('::error') })
  })
})

describe('the first way, declared dependencies:', () => {
  it('an import against the direction stops the program that meets it', () => {
    const { status, output } = run('packages/domain', '@passerelle/table')
    expect(status).toBe(1)
    expect(output).toContain('ERR_MODULE_NOT_FOUND')
  })

  it('an import along the direction is let through', () => {
    expect(run('packages/table', '@passerelle/vault')).toEqual({ status: 0, output: '' })
  })

  it.each(confined)('nothing resolves in $folder but what it declares', (importer) => {
    const answers = resolve(skeleton, importer, foreignTo(importer))
    const expected = foreignTo(importer).map((entry) => {
      const owner = ownerOf(entry)
      return [entry, owner && declared(importer, owner) ? 'resolved' : 'ERR_MODULE_NOT_FOUND']
    })
    expect([...answers]).toEqual(expected)
  })
})

describe('the second way, the map of exports:', () => {
  it('a file that a package keeps to itself stops the program that imports it', () => {
    const { status, output } = run('packages/table', '@passerelle/vault/seal.ts')
    expect(status).toBe(1)
    expect(output).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED')
  })

  it.each(packages)('no file of $folder can be imported but by its entries', (owner) => {
    const importer = named('scripts')
    skeleton.link(importer, owner)
    const sources = globSync('**/*.{ts,json}', {
      cwd: join(root, owner.folder),
      exclude: (name) => name === 'node_modules',
    })
    const names = sources.flatMap((file) => [file, file.replace(/(?:\/index)?\.\w+$/, '')])
    const kept = names.map((name) => `${owner.name}/${name}`).filter((name) => !owner.entries.has(name))
    const answers = resolve(skeleton, importer, kept)
    expect(answers.size).toBeGreaterThan(0)
    expect(new Set(answers.values())).toEqual(new Set(['ERR_PACKAGE_PATH_NOT_EXPORTED']))
  })

  it('a function has nothing to import, not even for another that declares it', () => {
    const [importer, imported] = [named('functions/authorizer'), named('functions/api-tenancy')]
    skeleton.link(importer, imported)
    const answers = resolve(skeleton, importer, [imported.name])
    expect([...answers.values()]).toEqual(['ERR_PACKAGE_PATH_NOT_EXPORTED'])
  })
})

describe('the third way, references of the compiler:', () => {
  beforeAll(() => void skeleton.compile('-b'))

  it.each(confined)('$folder compiles with nothing but what its project refers to', (importer) => {
    const reached = reachedFrom(importer)
    const others = workspaces.filter((other) => other !== importer && other.entries.size === 0)
    const up = '../'.repeat(importer.folder.split('/').length)
    const plants = [
      ...foreignTo(importer)
        .filter((entry) => entry in pathsOfCompiler)
        .map((entry) => ({ specifier: entry, folder: ownerOf(entry)?.folder ?? '' })),
      ...others.map(({ folder }) => ({ specifier: `${up}${folder}/bone.ts`, folder })),
    ]
    const refused = unreferenced(skeleton, importer, importing(plants.map(({ specifier }) => specifier)))
    const expected = plants.flatMap(({ folder }, index) => (reached.has(folder) ? [] : [index + 1]))
    expect(refused).toEqual(expected)
  })

  /** A project sees what its references refer to, too; what it may import of that, the three other ways say. */
  function reachedFrom({ references }: Workspace): ReadonlySet<string> {
    return new Set(references.flatMap((folder) => [folder, ...reachedFrom(named(folder))]))
  }
})

describe('the fourth way, the linter:', () => {
  it('refuses every import against the direction, and none along it', () => {
    const names = workspaces.flatMap(({ name, entries }) => (entries.size > 0 ? [...entries.keys()] : [name]))
    const files = confined.map(({ folder }) => [`${folder}/planted.ts`, importing(names)])
    const expected = confined.flatMap((importer) =>
      names.flatMap((name, index) =>
        isOpen(importer, name)
          ? []
          : `${importer.folder}/planted.ts:${index + 1} lint/style/noRestrictedImports`,
      ),
    )
    expect(lintFindings(skeleton, Object.fromEntries(files))).toEqual([...expected].sort())
  })

  it('refuses a circle of imports', () => {
    const circle = {
      'packages/vault/one.ts': `${importing(['./other.ts'])}${bone}`,
      'packages/vault/other.ts': `${importing(['./one.ts'])}${bone}`,
    }
    expect(lintFindings(skeleton, circle)).toEqual([
      'packages/vault/one.ts:1 lint/suspicious/noImportCycles',
      'packages/vault/other.ts:1 lint/suspicious/noImportCycles',
    ])
  })

  it('refuses a circle of imports that are of types alone', () => {
    const circle = {
      'packages/vault/one.ts': "import type { Other } from './other.ts'\n\nexport type One = Other | 1\n",
      'packages/vault/other.ts': "import type { One } from './one.ts'\n\nexport type Other = { one: One }\n",
    }
    expect(lintFindings(skeleton, circle)).toEqual([
      'packages/vault/one.ts:1 lint/suspicious/noImportCycles',
      'packages/vault/other.ts:1 lint/suspicious/noImportCycles',
    ])
  })
})
