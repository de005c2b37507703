import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
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
