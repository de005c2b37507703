import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'

let made: Promise<Readonly<Record<string, string>>> | undefined

/** Folders with a bundle of each function, by its name; made once in a process, and gone with it. */
export function bundled(
  sources: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  made ??= bundle(sources)
  return made
}

async function bundle(sources: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
  const outdir = mkdtempSync(join(tmpdir(), 'passerelle-sample-'))
  process.once('exit', () => rmSync(outdir, { recursive: true, force: true }))
  await build({
    entryPoints: Object.entries(sources).map(([name, folder]) => ({
      in: join(folder, 'handler.ts'),
      out: join(name, 'handler'),
    })),
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  })
  return Object.fromEntries(Object.keys(sources).map((name) => [name, join(outdir, name)]))
}
