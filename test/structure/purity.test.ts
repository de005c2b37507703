import { afterAll, describe, expect, it } from 'vitest'
import { importing, lintFindings } from './findings.ts'
import { makeSkeleton } from './skeleton.ts'

const skeleton = makeSkeleton()
afterAll(skeleton.remove)

describe('the linter', () => {
  it.each(['domain', 'contract', 'messages', 'client', 'console'])(
    'keeps what only a server has out of %s',
    (name) => {
      const file = `packages/${name}/planted.ts`
      const text = importing(['node:crypto', 'node:fs/promises', '@aws-sdk/client-kms', './bone.ts'])
      expect(lintFindings(skeleton, { [file]: text })).toEqual(
        [1, 2, 3].map((line) => `${file}:${line} lint/style/noRestrictedImports`),
      )
    },
  )

  it.each([
    ['the time of the day', 'export const planted = Date.now()'],
    ['the present moment', 'export const planted = new Date()'],
    ['chance', 'export const planted = Math.random()'],
    ['chance by another name', 'export const { random } = Math'],
    ['random bytes', 'export const planted = crypto.getRandomValues'],
    ['the environment', "export const planted = process.env['HOME']"],
    ['the network', "export const planted = await fetch('https://passerelle.example')"],
  ])('keeps %s out of the domain', (_, text) => {
    const found = lintFindings(skeleton, { 'packages/domain/planted.ts': `${text}\n` })
    expect(found).toEqual([
      expect.stringMatching(/^packages\/domain\/planted\.ts:1 (?:plugin|lint\/style\/noRestrictedGlobals)$/),
    ])
  })

  it('lets the domain reckon with an instant that it was given', () => {
    const text = "export const planted = new Date('2026-01-31T09:30:00.000Z').getUTCDay()\n"
    expect(lintFindings(skeleton, { 'packages/domain/planted.ts': text })).toEqual([])
  })

  it.each(['{ z }', 'z', 'z, { string }'])(
    'refuses `import %s` of zod, which no bundler can shrink',
    (names) => {
      const text = `import ${names} from 'zod'\nexport const planted = z.string()\n`
      expect(lintFindings(skeleton, { 'packages/contract/planted.ts': text })).toContain(
        'packages/contract/planted.ts:1 plugin',
      )
    },
  )

  it.each(['domain', 'contract'])(
    'refuses a rule in %s that is named by any text, and takes one of the union',
    (name) => {
      const text = [
        "export const planted = z.string().refine(Boolean, { message: 'unheard_of' })",
        "export const other = z.string().regex(/^a$/, { error: 'unheard_of' })",
        "export const taken = z.string().refine(Boolean, rule('twice'))\n",
      ].join('\n')
      const file = `packages/${name}/planted.ts`
      expect(lintFindings(skeleton, { [file]: text }).filter((found) => found.endsWith(' plugin'))).toEqual([
        `${file}:1 plugin`,
        `${file}:2 plugin`,
      ])
    },
  )

  it('refuses a promise that nobody waits for', () => {
    const text = 'async function send(): Promise<void> {}\nexport const planted = () => {\n  send()\n}\n'
    expect(lintFindings(skeleton, { 'packages/runtime/planted.ts': text })).toEqual([
      'packages/runtime/planted.ts:3 lint/nursery/noFloatingPromises',
    ])
  })
})
