import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { lintFindings } from './findings.ts'
import { misnamed } from './misnamed.ts'
import { makeSkeleton } from './skeleton.ts'
import { root } from './workspaces.ts'

const skeleton = makeSkeleton()
afterAll(skeleton.remove)

const dropped = `const requireCase = (id: string): string => id
export async function planted(ids: readonly string[], is: boolean, table: { requireCase: typeof requireCase }) {
  requireCase('a')
  await requireCase('a')
  void requireCase('a')
  is && requireCase('a')
  is ? requireCase('a') : requireCase('b')
  ids.forEach((id) => requireCase(id))
  ids.map((id) => requireCase(id))
  table.requireCase('a')
  ids.forEach((id) => { requireCase(id) })
}
`

const used = `const requireCase = (id: string): string => id
export function planted(ids: readonly string[], commit: (writes: readonly string[]) => void) {
  const writes = [requireCase('a')]
  writes.push(requireCase('b'))
  writes.push(...ids.map((id) => requireCase(id)))
  commit([...writes, ...ids.map((id) => requireCase(id))])
  return ids.map((id) => requireCase(id))
}
`

describe('the linter', () => {
  it('refuses every requirement that is built and dropped, and none that is used', () => {
    const [wrong, right] = ['packages/table/wrong.ts', 'packages/table/right.ts']
    const found = lintFindings(skeleton, { [wrong]: dropped, [right]: used })
    const lines = found.flatMap((line) => /^(.*) plugin$/.exec(line)?.[1] ?? [])
    const expected = [3, 4, 5, 6, 7, 8, 9, 10, 11].map((line) => `${wrong}:${line}`)
    expect([...new Set(lines)].sort()).toEqual(expected.sort())
  })
})

describe('a function whose name begins with', () => {
  const sources = globSync('{functions,infra,packages,scripts,test}/**/*.{ts,tsx}', {
    cwd: root,
    exclude: (name) => name === 'node_modules',
  })
  const texts = sources.map((source) => ({ source, text: readFileSync(join(root, source), 'utf8') }))

  it('`assert` gives nothing back, and one with `require` gives back requirements, in every source', () => {
    const wrong = texts
      .filter(({ source }) => !source.startsWith('test/structure/'))
      .flatMap(({ source, text }) => misnamed(text).map((name) => `${source}: ${name}`))
    expect(texts.some(({ text }) => text.includes('function assert'))).toBe(true)
    expect(wrong).toEqual([])
  })

  it.each([
    ['function assertCase(id: string): boolean {', ['assertCase: boolean']],
    ['export async function assertCase(id: () => void): Promise<Write> {', ['assertCase: Promise<Write>']],
    ['function assertCase(id: string) {', ['assertCase: unsaid']],
    ['const assertCase = (id: string): Case => {', ['assertCase: Case']],
    ['function requireCase(\n  id: string,\n): void {', ['requireCase: void']],
    ['const requireCase = ({ id }: Case): Write =>', ['requireCase: Write']],
    ['const requireCase = (id) =>', ['requireCase: unsaid']],
    ['export function requireCase(id: string, otherwise: (found: Item) => Refusal): Requirement {', []],
    ['const requireCases = async (ids: string[]): Promise<readonly Requirement[]> => {', []],
    ['function assertCase(id: string): asserts id is CaseId {', []],
    ['async function assertCase({ id }: Case): Promise<void> {', []],
    ['  requireCase(tenant, head, reach),', []],
  ])('is read by its text alone: %s', (text, expected) => {
    expect(misnamed(`${text}\n`)).toEqual(expected)
  })
})
