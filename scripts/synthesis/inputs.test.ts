import { appendFileSync, globSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { root } from '../folders.ts'
import { digestOf, inputsOf } from './inputs.ts'

describe('what the synthesis depends on', () => {
  it('is every source that the app and the functions are built from', async () => {
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: ['infra/app.ts', ...globSync('functions/*/handler.ts', { cwd: root })],
      outdir: 'nowhere',
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform: 'node',
      // Libraries are what the lock file says.
      plugins: [{ name: 'ours', setup: ({ onResolve }) => onResolve({ filter: /^[^.]/ }, ours) }],
    })
    const built = Object.keys(metafile.inputs)
    expect(built.length).toBeGreaterThan(300)
    expect(unknown(built, inputsOf(root))).toEqual([])
    expect(
      unknown(
        built,
        inputsOf(root).filter((file) => !file.startsWith('packages/table/')),
      ),
    ).not.toEqual([])
  })
})

const ours = ({ path, kind }: { path: string; kind: string }) =>
  kind === 'entry-point' || path.startsWith('@passerelle/') ? undefined : { path, external: true }

const unknown = (built: readonly string[], inputs: readonly string[]) =>
  built.filter((file) => !new Set(inputs).has(file))

describe('the name of a synthesis', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'inputs-'))
    for (const file of ['cdk.json', 'pnpm-lock.yaml', ...sources, ...others]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), 'first')
    }
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const sources = [
    'infra/app.ts',
    'functions/api-tenancy/handler.ts',
    'packages/messages/self/de.json',
    'packages/table/engine/client.ts',
    'packages/soon/to-come.ts',
    'packages/client/client.ts',
    'packages/console/index.html',
    'packages/console/today/today.tsx',
  ]
  const others = [
    'README.md',
    'test/journeys/handover.test.ts',
    'packages/table/README.md',
    'packages/table/engine/client.test.ts',
    'packages/table/node_modules/zod/index.js',
    'packages/console/build/index.html',
    'packages/local-cloud/cloud.ts',
    'scripts/start.ts',
  ]

  it('stays while nothing changes', () => {
    expect(digestOf(folder)).toBe(digestOf(folder))
  })

  it.each(['cdk.json', 'pnpm-lock.yaml', ...sources])('is another when %s changes', (file) => {
    const before = digestOf(folder)
    appendFileSync(join(folder, file), '.')
    expect(digestOf(folder)).not.toBe(before)
  })

  it('is another when a file comes, goes or moves', () => {
    const before = digestOf(folder)
    writeFileSync(join(folder, 'infra/routes.ts'), '')
    const with1 = digestOf(folder)
    renameSync(join(folder, 'infra/routes.ts'), join(folder, 'infra/paths.ts'))
    expect(new Set([before, with1, digestOf(folder)]).size).toBe(3)
    rmSync(join(folder, 'infra/paths.ts'))
    expect(digestOf(folder)).toBe(before)
  })

  it.each(others)('stays when %s changes, which nothing of what is deployed is made of', (file) => {
    const before = digestOf(folder)
    appendFileSync(join(folder, file), '.')
    expect(digestOf(folder)).toBe(before)
  })
})
