import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { afterAll } from 'vitest'
import { asFunctions } from '../../support/bundling.ts'
import { root } from './assembly.ts'

/**
 * Bundles a source file as the synthesis does, and gives the folder that holds it. Gone after the last test of the
 * file that asked for it.
 */
export async function bundled(entry: string, plugins: Plugin[] = []): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bundle-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: join(folder, 'handler.cjs'),
    ...asFunctions,
    alias: {
      '@aws-sdk/credential-provider-node': './packages/runtime/credentials.ts',
      '@smithy/core/event-streams': './packages/runtime/event-streams.ts',
    },
    logLevel: 'error',
    plugins,
  })
  return folder
}

/** The exports of one source file of a function; functions have no exports of their own that a test could import. */
export async function exportsOf<Exports>(entry: string, plugins: Plugin[] = []): Promise<Exports> {
  const folder = await bundled(entry, plugins)
  // The caller names what the file declares.
  return (await import(pathToFileURL(join(folder, 'handler.cjs')).href)) as Exports
}
