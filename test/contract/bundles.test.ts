import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const functions = globSync('functions/*/handler.ts', { cwd: root }).map(dirname)

/** The sources that reach into a function's bundle. */
async function sourcesOf(folder: string): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [join(folder, 'handler.ts')],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  })
  const [output] = Object.values(metafile.outputs)
  return Object.entries(output?.inputs ?? {}).flatMap(([source, { bytesInOutput }]) =>
    bytesInOutput > 0 ? [source] : [],
  )
}

// Sources that only the function that answers the document needs; every other would load them for nothing.
const whole = /^packages\/contract\/(?:index\.ts|openapi\/)/

describe('of the contract', () => {
  it.each(functions.filter((folder) => folder !== 'functions/api-reference'))(
    '%s takes only its own routes, and nothing of the document',
    async (folder) => {
      const taken = (await sourcesOf(folder)).filter((source) => whole.test(source))
      expect(taken).toEqual([])
    },
  )

  it('only functions/api-reference takes all of it', async () => {
    const taken = (await sourcesOf('functions/api-reference')).filter((source) => whole.test(source))
    expect(taken).toContain('packages/contract/openapi/document.ts')
  })
})

describe('of the messages', () => {
  const { exports }: { exports: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(join(root, 'packages/messages/package.json'), 'utf8'),
  )

  /** The load of a page with this source: its parts, the parts that only a server has, and its size. */
  async function pageOf(contents: string) {
    const { metafile, outputFiles } = await build({
      absWorkingDir: root,
      stdin: { contents, resolveDir: join(root, 'test') },
      bundle: true,
      write: false,
      metafile: true,
      minify: true,
      format: 'esm',
      charset: 'utf8',
      platform: 'browser',
      external: ['node:*'],
      logLevel: 'error',
    })
    const [output] = Object.values(metafile.outputs)
    const loaded = Object.entries(output?.inputs ?? {}).flatMap(([source, { bytesInOutput }]) =>
      bytesInOutput > 0 && source !== '<stdin>' ? [source] : [],
    )
    const fromServer = (output?.imports ?? []).map(({ path }) => path)
    const size = gzipSync(outputFiles[0]?.contents ?? '').length
    return { foreign: [...loaded.filter((source) => !loadable.test(source)), ...fromServer], size }
  }

  const loadable =
    /^packages\/messages\/|^packages\/domain\/kernel\/codes\/platform-languages\.ts$|\/node_modules\/(?:intl-messageformat|@formatjs\/[\w-]+)\//

  const entries = Object.keys(exports).map((entry) => `@passerelle/messages${entry.slice(1)}`)

  it.each(entries)('a browser loads %s, and nothing of a server with it', async (entry) => {
    const { foreign, size } = await pageOf(`export * from '${entry}'`)
    console.info(`${entry}: ${size} bytes, compressed`)
    expect(foreign).toEqual([])
  })

  it('what a person without an account reads leaves most of the 60 kB of their page to the page', async () => {
    const { size } = await pageOf(
      "export * from '@passerelle/messages'\nexport * from '@passerelle/messages/self'\nexport * from '@passerelle/messages/consent-notice'",
    )
    console.info(`a person's own page: ${size} bytes, compressed`)
    expect(size).toBeLessThan(24_000)
  })

  it.each([
    ['@passerelle/runtime/consent-notice', 'node:crypto'],
    ['@passerelle/domain/tenancy', 'packages/domain/tenancy/member.ts'],
  ])('is seen to pull something of a server in where it does: %s', async (entry, source) => {
    expect((await pageOf(`export * from '${entry}'`)).foreign).toContain(source)
  })

  it.each([
    ['functions/authorizer', []],
    ['functions/notify-members', ['letters']],
    ['functions/api-tenancy', ['problems', 'terms']],
    ['functions/api-certificates', ['certificates', 'problems', 'terms']],
    ['functions/api-public-certificates', ['certificates', 'problems', 'terms']],
    ['functions/api-public-offers', ['offer-terms', 'offers', 'problems', 'terms', 'vacancy-terms']],
    ['functions/api-public-contact', ['contact-terms', 'newcomers', 'problems', 'terms']],
    [
      'functions/api-self',
      [
        'certificates',
        'choices',
        'consent-drafts',
        'consent-notice',
        'instrument',
        'problems',
        'referrals',
        'self',
        'terms',
      ],
    ],
  ])('%s takes only the catalogues that it speaks from: %j', async (folder, expected) => {
    const taken = (await sourcesOf(folder)).flatMap(
      (source) => /^packages\/messages\/([\w-]+)\/[\w.]+\.json$/.exec(source)?.[1] ?? [],
    )
    expect([...new Set(taken)].toSorted()).toEqual(expected)
  })
})
