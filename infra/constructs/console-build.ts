import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, globSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { App } from 'aws-cdk-lib'

const source = fileURLToPath(new URL('../../packages/console/', import.meta.url))

/** The pages of the console as a browser loads them. */
export type ConsoleBuild = {
  readonly folder: string
  /**
   * The folders that have a page of their own, for example `me`; every address below one is answered with it, every
   * other address with the page at the top.
   */
  readonly entries: readonly string[]
}

/**
 * Builds the console into the assembly, or takes what was built elsewhere: `-c console=<folder>`. It stands beside the
 * code of the function that publishes it.
 *
 * @throws when the build fails or has no page at the top
 */
export function consoleBuild(app: App): ConsoleBuild {
  const given: unknown = app.node.tryGetContext('console')
  // The command line names its folder as seen from here, and Vite works elsewhere.
  const folder = resolve(app.outdir, 'bundles', 'publish-console', 'console')
  if (typeof given === 'string') cpSync(resolve(given), folder, { recursive: true })
  else build(folder)
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`The console in ${folder} has no index.html.`)
  const entries = globSync('*/index.html', { cwd: folder }).map(dirname).sort()
  return { folder, entries }
}

/** Vite builds with promises, constructs are made without: a process of its own stands between the two. */
function build(folder: string): void {
  const vite = createRequire(join(source, 'package.json')).resolve('vite/package.json')
  const options = ['build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn']
  execFileSync(process.execPath, [join(dirname(vite), 'bin', 'vite.js'), ...options], {
    cwd: source,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}
