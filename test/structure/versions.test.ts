import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readJson, root, workspaces } from './workspaces.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([match]) => match)

/** The lines of one section of a YAML file that begin under its heading. */
const section = (text: string, heading: string) =>
  new RegExp(`^${heading}:\\n((?: +.*\\n|\\n)*)`, 'm').exec(text)?.[1] ?? ''

describe('the versions of what is installed', () => {
  const catalogue = all(section(read('pnpm-workspace.yaml'), 'catalog'), /^ {2}\S.*$/gm)
  const lock = read('pnpm-lock.yaml')

  it('stand in the catalogue alone, one exact version each', () => {
    expect(catalogue.length).toBeGreaterThan(20)
    for (const line of catalogue) expect(line).toMatch(/^ {2}'?[\w@/.-]+'?: \d+\.\d+\.\d+$/)
  })

  it.each([{ folder: '.', ...readRoot() }, ...workspaces])(
    'are taken by $folder from the catalogue',
    ({ dependencies, devDependencies }) => {
      for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
        expect([name, version]).toEqual([name, name.startsWith('@passerelle/') ? 'workspace:*' : 'catalog:'])
      }
    },
  )

  it('are those that were locked', () => {
    const locked = [...section(lock, 'catalogs').matchAll(/specifier: (\S+)\n\s+version: (\S+)/g)]
    expect(locked.length).toBeGreaterThan(20)
    for (const [, specifier, version] of locked) expect(version).toBe(specifier)
  })

  it('are locked with the hash of what was seen', () => {
    const packages = all(section(lock, 'packages'), /^ {2}\S.*:$/gm)
    const hashes = all(lock, /^ {4}resolution: \{integrity: sha512-[\w+/]+=*\}$/gm)
    expect(packages.length).toBeGreaterThan(100)
    expect(hashes).toHaveLength(packages.length)
  })

  it('come from the registry that a machine is set up with, and from no other address', () => {
    expect(all(lock, /\w+:\/\/\S*|\b(?:tarball|file):\S+/g)).toEqual([])
    expect(existsSync(join(root, '.npmrc'))).toBe(false)
    // One package is called after the registry of languages.
    const catalog = read('pnpm-workspace.yaml').replaceAll('language-subtag-registry', '')
    expect(catalog).not.toMatch(/registr/i)
  })

  it('give every script Node as Lambda runs it, whatever stands on the machine', () => {
    const [node] = catalogue.flatMap((line) => /^ {2}node: (\S+)$/.exec(line)?.[1] ?? [])
    expect(process.versions.node).toBe(node)
    expect(node?.split('.')[0]).toBe('24')
  })
})

function readRoot() {
  type Dependencies = Readonly<Record<string, string>>
  return readJson<{ dependencies?: Dependencies; devDependencies?: Dependencies }>('package.json')
}
