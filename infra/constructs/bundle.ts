import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { App } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { buildSync, type Message } from 'esbuild'
import type { FunctionName } from '../functions.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The entry that Lambda calls: the export `handler` of the file `handler.cjs`. */
export const entryPoint = 'handler.handler'

/**
 * The code of a function: one file with everything in it, the AWS SDK too, so that what was tested is what runs, and
 * beside it the texts that it may never need. The file is a CommonJS module: that is a function of its surroundings, so
 * the local cloud begins it anew for each environment and compiles it once. The same sources give the same bytes. Throws
 * when the entry is missing or does not build.
 */
export function bundle(scope: Construct, name: FunctionName): Code {
  const entry = join('functions', name, 'handler.ts')
  if (!existsSync(join(root, entry))) throw new Error(`There is no ${entry}, but the function is deployed.`)
  const folder = join(assemblyOf(scope), 'bundles', name)
  const { metafile, warnings } = buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: join(folder, 'handler.cjs'),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    // Sentences in other scripts stand as they are; escaped, they would take three times the bytes.
    charset: 'utf8',
    // Names of functions go as well: kept, they cost a call for each closure. Errors name themselves.
    minify: true,
    // A function's credentials are in its environment; the SDK's chain also looks for them on laptops and servers.
    // No service that is called answers in a stream of events.
    alias: {
      '@aws-sdk/credential-provider-node': './packages/runtime/credentials.ts',
      '@smithy/core/event-streams': './packages/runtime/event-streams.ts',
      // No endpoint is discovered.
      '@aws-sdk/endpoint-cache': './packages/runtime/endpoint-cache.ts',
      // No sentence shapes a number or a date by a skeleton.
      '@formatjs/icu-skeleton-parser': './packages/runtime/number-skeletons.ts',
    },
    // Texts that are hardly ever said lie beside the code, and are read when they are.
    loader: { '.lazy.json': 'copy' },
    // The local cloud says for each environment what `require` gives it; an `import` would ask the thread.
    supported: { 'dynamic-import': false },
    sourcemap: false,
    legalComments: 'none',
    logLevel: 'silent',
    metafile: true,
  })
  refuseWarnings(name, warnings)
  refuseForeignSources(name, Object.keys(metafile.inputs))
  for (const [file, source] of Object.entries(besides[name] ?? {})) {
    const [from, to] = [join(root, 'functions', name, source), join(folder, file)]
    if (file.endsWith('.gz')) writeFileSync(to, gzipSync(readFileSync(from), { level: 9 }))
    else copyFileSync(from, to)
  }
  return Code.fromAsset(folder)
}

/**
 * Files that lie beside the code of a function. Those that browsers load are compressed once instead of at every
 * request.
 */
const besides: Partial<Record<FunctionName, Readonly<Record<string, string>>>> = {
  'api-reference': {
    'viewer.js.gz': 'node_modules/@scalar/api-reference/dist/browser/standalone.js',
  },
  'api-certificate-documents': {
    'certificate.typ': 'certificate.typ',
    'typst.wasm': 'node_modules/@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm',
    'noto-sans.ttf': 'node_modules/@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
    'noto-sans-bold.ttf': 'node_modules/@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
    'amiri.ttf': 'node_modules/@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf',
    'amiri-bold.ttf': 'node_modules/@expo-google-fonts/amiri/700Bold/Amiri_700Bold.ttf',
  },
}

/**
 * The sources that may run on the server. Tests, scripts, the local cloud and other functions are not part of a
 * function.
 */
const served = /^(?:node_modules|packages\/(?:contract|domain|messages|runtime|table|vault))\//

/** It asks where it lies itself only where it is not given its bytes. */
const knownToAsk = /typst_ts_web_compiler\.mjs$/

/** A bundle that is built with a warning runs differently from its sources: `import.meta`, for one, is empty in it. */
function refuseWarnings(name: FunctionName, warnings: readonly Message[]): void {
  const [first] = warnings.filter(({ location }) => !knownToAsk.test(location?.file ?? ''))
  if (first !== undefined) throw new Error(`${name}: ${first.location?.file}: ${first.text}`)
}

function refuseForeignSources(name: FunctionName, sources: readonly string[]): void {
  const foreign = sources.filter((source) => !served.test(source) && !source.startsWith(`functions/${name}/`))
  if (foreign.length > 0) throw new Error(`${name} would be deployed with ${foreign.join(', ')}.`)
}

function assemblyOf(scope: Construct): string {
  const app = App.of(scope)
  if (!App.isApp(app)) throw new Error('A bundle needs an app to belong to.')
  return app.outdir
}
