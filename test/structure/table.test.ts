import { dirname, join } from 'node:path/posix'
import { afterAll, describe, expect, it } from 'vitest'
import { importing, lintFindings, resolve } from './findings.ts'
import { makeSkeleton } from './skeleton.ts'
import { importsIn, readSource, sourcesOf } from './sources.ts'
import { crowdedFolders, strayImports, type Texts } from './table-contexts.ts'
import { rawImports } from './table-doors.ts'
import { named, workspaces } from './workspaces.ts'

const skeleton = makeSkeleton()
afterAll(skeleton.remove)

const table = named('packages/table')
const sources = sourcesOf(table).map((path) => path.slice('packages/table/'.length))
const texts: Texts = Object.fromEntries(
  sources
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => [path, readSource(`packages/table/${path}`)]),
)

describe('inside of the table', () => {
  it('contexts import along one direction, each through the door of the other', () => {
    expect(Object.keys(texts).length).toBeGreaterThan(50)
    expect(strayImports(texts)).toEqual([])
  })

  it.each([
    ['against the direction', 'casework/planted.ts', '../exchange/index.ts', 'exchange/index.ts'],
    [
      'from one that stands beside it',
      'webhooks/planted.ts',
      '../programmes/index.ts',
      'programmes/index.ts',
    ],
    ['past the door', 'exchange/consent/planted.ts', '../../casework/caseload.ts', 'casework/caseload.ts'],
    ['from the engine into a context', 'engine/planted.ts', '../tenancy/index.ts', 'tenancy/index.ts'],
    [
      'from the engine into a session',
      'engine/keys/planted.ts',
      '../../session/scope.ts',
      'session/scope.ts',
    ],
    ['what is for tests', 'papers/planted.ts', '../testing/index.ts', 'testing/index.ts'],
  ])('an import %s is found', (_, path, specifier, target) => {
    expect(strayImports({ [path]: importing([specifier]) })).toEqual([`${path} -> ${target}`])
  })

  it('the linter finds the same between any two contexts', () => {
    const contexts = [...new Set(Object.keys(texts).map((path) => path.split('/')[0] ?? ''))]
    const inner = contexts.filter((context) => context !== 'index.ts')
    const importers = inner.filter((context) => context !== 'testing')
    const targets = inner.flatMap((context) => [`${context}/index.ts`, `${context}/one/inner.ts`])
    const planted = importers.map((context) => {
      const foreign = targets.filter((target) => !target.startsWith(`${context}/`))
      return [`${context}/planted.ts`, importing(foreign.map((target) => `../${target}`))] as const
    })
    const stray = strayImports(Object.fromEntries(planted))
    const found = lintFindings(
      skeleton,
      Object.fromEntries(planted.map(([path, text]) => [`${table.folder}/${path}`, text])),
    )
    expect(stray.length).toBeGreaterThan(100)
    expect(found).toHaveLength(stray.length)
  })

  it('a context that the order does not know is found', () => {
    expect(() => strayImports({ 'leftovers/planted.ts': importing(['../session/scope.ts']) })).toThrow(
      'leftovers',
    )
  })

  it('no folder holds more than 25 sources', () => {
    expect(crowdedFolders(sources)).toEqual([])
  })

  it('a folder that is too full is found, and tests do not fill it', () => {
    const numbered = (count: number, end: string) =>
      Array.from({ length: count }, (_, n) => `papers/planted-${n}${end}`)
    expect(crowdedFolders([...numbered(25, '.ts'), ...numbered(25, '.test.ts')])).toEqual([])
    expect(crowdedFolders(numbered(26, '.ts'))).toEqual(['papers'])
  })
})

// The patterns are for policies: none of them is a key.
const entries = new Map([...table.entries].filter(([entry]) => entry !== `${table.name}/key-patterns`))

describe('outside of the table', () => {
  const users = workspaces.filter(
    ({ folder }) => folder === 'packages/runtime' || folder.startsWith('functions/'),
  )

  it.each(users)('$folder imports no key, no row and no store', (workspace) => {
    const raw = sourcesOf(workspace).flatMap((path) =>
      rawImports(readSource(path), entries, texts).map((found) => `${path}: ${found}`),
    )
    expect(raw).toEqual([])
  })

  it.each([
    ['a key', '@passerelle/table/exchange', 'candidateKeys'],
    ['a row', '@passerelle/table/tenancy', 'memberRow'],
    ['what reads a row', '@passerelle/table/tenancy', 'readMember'],
    ['what asks for the store', '@passerelle/table/tenancy', 'findMembership'],
    ['the store by its type', '@passerelle/table', 'Store'],
  ])('an import of %s is found', (_, entry, name) => {
    const planted = `import { type Planted, ${name} } from '${entry}'\n`
    expect(rawImports(planted, entries, texts)).toEqual([`${entry} ${name}`])
  })

  it('an import of what the engine declares is found, whatever it is called', () => {
    const door = { 'index.ts': "export { innocent } from './engine/innocent.ts'\n" }
    const planted = "import { innocent } from '@passerelle/table'\n"
    expect(rawImports(planted, entries, door)).toEqual(['@passerelle/table innocent'])
  })

  it('the linter lets no function import a key, a row or the store', () => {
    const names = ['candidateKeys', 'memberRow', 'Item', 'Key', 'Store', 'Write', 'rowAt', 'openTenantTable']
    const text = names.map((name) => `export { ${name} } from '${table.name}'\n`).join('')
    const path = 'functions/authorizer/planted.ts'
    expect(lintFindings(skeleton, { [path]: text })).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((line) => `${path}:${line} lint/style/noRestrictedImports`),
    )
  })

  it('the map of exports keeps the engine and the session shut', () => {
    const inner = ['engine/store.ts', 'engine/keys/exchange.ts', 'session/tenant-table.ts']
    const names = inner.map((path) => `${table.name}/${path}`)
    const answers = resolve(skeleton, named('functions/authorizer'), names)
    expect([...answers.values()]).toEqual(inner.map(() => 'ERR_PACKAGE_PATH_NOT_EXPORTED'))
  })

  it('nobody reaches into it by path', () => {
    const others = workspaces.filter((workspace) => workspace !== table).flatMap(sourcesOf)
    expect(others.filter((path) => reachesIn(path, readSource(path)))).toEqual([])
    expect(reachesIn('test/planted.ts', importing(['../packages/table/engine/store.ts']))).toBe(true)
  })
})

function reachesIn(path: string, text: string): boolean {
  return importsIn(text).some((specifier) => join(dirname(path), specifier).startsWith(`${table.folder}/`))
}
