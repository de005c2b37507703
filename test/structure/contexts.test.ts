import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contexts, importsAgainstTheOrder, readSources } from './contexts.ts'
import { root } from './workspaces.ts'

const paths = globSync('**/*.ts', {
  cwd: join(root, 'packages/domain'),
  exclude: (name) => name === 'node_modules',
})

describe('the contexts of the domain', () => {
  it('import each other in one direction only', () => {
    expect(importsAgainstTheOrder(readSources(paths))).toEqual([])
  })

  it('stand in the order that the README names', () => {
    const readme = readFileSync(join(root, 'packages/domain/README.md'), 'utf8')
    expect(readme).toContain(contexts.filter((context) => context !== 'testing').join(' <- '))
  })

  it.each([
    ['a value', "import { decide } from '../exchange/index.ts'"],
    ['a type', "import type { Referral } from '../exchange/referral/referral.ts'"],
    ['a name handed on', "export * from '../exchange/index.ts'"],
    ['a type in passing', "export type Planted = import('../exchange/index.ts').Referral"],
    ['what helps tests alone', "import { aReferral } from '../testing/exchange.ts'"],
  ])('are told when one imports %s from a later one', (_, text) => {
    expect(importsAgainstTheOrder({ 'tenancy/planted.ts': text })).toEqual([
      expect.stringMatching(/^tenancy\/planted\.ts -> (?:exchange|testing)\//),
    ])
  })

  it('may import an earlier one, and a test all of them', () => {
    const text = "import { calendarOf } from '../calendar/index.ts'"
    const inTest = "import { aReferral } from '../testing/exchange.ts'"
    expect(
      importsAgainstTheOrder({ 'exchange/planted.ts': text, 'tenancy/planted.test.ts': inTest }),
    ).toEqual([])
  })
})

describe('a folder of the domain', () => {
  it('holds at most 25 sources beside their tests', () => {
    const sources = paths.filter((path) => !path.endsWith('.test.ts'))
    const counts = Map.groupBy(sources, dirname)
    expect([...counts].filter(([, files]) => files.length > 25).map(([folder]) => folder)).toEqual([])
  })
})
