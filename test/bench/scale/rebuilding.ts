import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { TenantId } from '@passerelle/domain/kernel'
import type { LocalCloud } from '@passerelle/local-cloud'
import type { Credentials, Resources } from '@passerelle/table'
import { build } from 'esbuild'
import { asFunctions } from '../../support/bundling.ts'
import { vaultKey } from '../seed.ts'

/** Whose figures are to be made anew, and where they are. */
export type Order = {
  readonly tenants: readonly string[]
  readonly credentials: Credentials
  readonly resources: Resources
}

/** What came of it: how many accounts were read, rows are there, and rows were not as they should be. */
export type Outcome = {
  readonly accounts: number
  readonly rows: number
  readonly changed: number
  readonly peakMegabytes: number
}

const entry = fileURLToPath(new URL('./rebuild.ts', import.meta.url))

/** A small heap that is collected soon: what is kept counts, and not what lies about. */
const smallHeap = ['--max-old-space-size=96', '--max-semi-space-size=4']

/** Makes the figures of organisations anew in a process of its own, bundled as functions are. */
export async function rebuildApart(
  cloud: LocalCloud,
  tenants: readonly TenantId[],
  hear: (accounts: number) => void,
): Promise<Outcome> {
  // Those three and nothing else: their end would arrive as text.
  const { accessKeyId, secretAccessKey, sessionToken } = cloud.accountCredentials()
  const order: Order = {
    tenants,
    credentials: { accessKeyId, secretAccessKey, sessionToken },
    resources: { mainTable: cloud.tables.main, keysTable: cloud.tables.keys, kmsKey: vaultKey(cloud) },
  }
  const { services } = cloud.endpoints
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-rebuild-'))
  const outfile = join(folder, 'rebuild.cjs')
  await build({
    entryPoints: [entry],
    outfile,
    ...asFunctions,
    minify: true,
  })
  const child = spawn(process.execPath, [...smallHeap, outfile, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      AWS_REGION: 'eu-central-1',
      AWS_ENDPOINT_URL_DYNAMODB: services,
      AWS_ENDPOINT_URL_KMS: services,
    },
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  let outcome: Outcome | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    const said: Outcome | { readonly accounts: number } = JSON.parse(line)
    if ('peakMegabytes' in said) outcome = said
    else hear(said.accounts)
  }
  const code = await ended
  await rm(folder, { recursive: true })
  if (code !== 0 || outcome === undefined) throw new Error(`the rebuild ended with ${code}`)
  return outcome
}
