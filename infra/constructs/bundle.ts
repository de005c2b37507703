import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { App } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { buildSync } from 'esbuild'
import type { FunctionName } from '../functions.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The entry that Lambda calls: the export `handler` of the file `handler.mjs`. */
export const entryPoint = 'handler.handler'

/**
 * The code of a function: one ESM file with everything in it, the AWS SDK too, so that what was tested is what runs.
 * The same sources give the same bytes. Throws when the entry is missing or does not build.
 */
export function bundle(scope: Construct, name: FunctionName): Code {
  const entry = join('functions', name, 'handler.ts')
  if (!existsSync(join(root, entry))) throw new Error(`There is no ${entry}, but the function is deployed.`)
  const folder = join(assemblyOf(scope), 'bundles', name)
  const { metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: join(folder, 'handler.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    // Sentences in other scripts stand as they are; escaped, they would take three times the bytes.
    charset: 'utf8',
    minify: true,
    keepNames: true,
    // A function's credentials are in its environment; the SDK's chain also looks for them on laptops and servers.
    // No service that is called answers in a stream of events.
    alias: {
      '@aws-sdk/credential-provider-node': './packages/runtime/credentials.ts',
      '@smithy/core/event-streams': './packages/runtime/event-streams.ts',
    },
    sourcemap: false,
    legalComments: 'none',
    logLevel: 'error',
    metafile: true,
  })
  refuseForeignSources(name, Object.keys(metafile.inputs))
  return Code.fromAsset(folder)
}

/**
 * The sources that may run on the server. Tests, scripts, the local cloud and other functions are not part of a
 * function.
 */
const served = /^(?:node_modules|packages\/(?:contract|domain|messages|runtime|table|vault))\//

function refuseForeignSources(name: FunctionName, sources: readonly string[]): void {
  const foreign = sources.filter((source) => !served.test(source) && !source.startsWith(`functions/${name}/`))
  if (foreign.length > 0) throw new Error(`${name} would be deployed with ${foreign.join(', ')}.`)
}

function assemblyOf(scope: Construct): string {
  const app = App.of(scope)
  if (!App.isApp(app)) throw new Error('A bundle needs an app to belong to.')
  return app.outdir
}
