import { execFile } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { asFunctions } from '../support/bundling.ts'
import { median } from './figures.ts'

/** How large a function is, how long a fresh process takes to load it, and that beside the bare client. */
export type Start = {
  readonly name: string
  readonly bytes: number
  readonly milliseconds: number
  readonly ratio: number
}

const here = fileURLToPath(new URL('./', import.meta.url))
const bareName = 'bare client'

/** Loads each function's bundle, and a bundle with the bare DynamoDB client, in turn and so many times. */
export async function measureStarts(assembly: string, rounds: number): Promise<readonly Start[]> {
  const bundles = new Map([[bareName, await bundleBareClient(assembly)]])
  const folder = join(assembly, 'bundles')
  for (const name of readdirSync(folder).sort()) bundles.set(name, join(folder, name, 'handler.cjs'))

  const loaded = new Map<string, number[]>([...bundles.keys()].map((name) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, file] of bundles) loaded.get(name)?.push(await load(file))
  }
  const took = (name: string) => median(loaded.get(name) ?? [])
  return [...bundles].map(([name, file]) => ({
    name,
    bytes: statSync(file).size,
    milliseconds: took(name),
    ratio: took(name) / took(bareName),
  }))
}

/** The client as its documentation shows it, bundled as functions are, but with all that it brings. */
async function bundleBareClient(assembly: string): Promise<string> {
  const outfile = join(assembly, 'bare.cjs')
  await build({
    entryPoints: [join(here, 'bare-client.ts')],
    outfile,
    ...asFunctions,
    charset: 'utf8',
    minify: true,
  })
  return outfile
}

const timed = `
  const begun = performance.now()
  await import(process.argv[1])
  process.stdout.write('\\n' + (performance.now() - begun))
`

/** The variables that functions read when they start. */
const environment = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  TABLE_NAME: 'table',
  KEYS_TABLE_NAME: 'keys',
  KEY_ID: 'key',
  STAGE: 'dev',
  USER_POOL_ID: 'eu-central-1_example',
  USER_POOL_CLIENT_ID: 'client',
  TOKEN_ISSUER: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_example',
  TENANT_ROLE_ARN: 'tenant-role',
  OPERATOR_ROLE_ARN: 'operator-role',
}

/** @returns milliseconds that a fresh process takes to load a module */
async function load(file: string): Promise<number> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', timed, pathToFileURL(file).href],
    { env: environment },
  )
  return Number(stdout.split('\n').at(-1))
}
