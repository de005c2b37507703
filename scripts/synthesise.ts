import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from './folders.ts'
import { digestOf } from './synthesis/inputs.ts'
import { openShelf } from './synthesis/shelf.ts'

/**
 * The templates of today's sources, as the local cloud runs them: the very ones that a deployment uses. They are written
 * anew only when something changed that they depend on, and what a running stack uses is never written to.
 *
 * @returns the folder of the cloud assembly
 * @throws with what the app said, where it refuses; nothing of it is kept then
 */
export async function synthesise(signal?: AbortSignal): Promise<string> {
  const shelf = openShelf(join(root, '.local', 'assemblies'))
  return shelf.take(digestOf(root), (folder) => runApp(folder, signal))
}

async function runApp(folder: string, signal: AbortSignal | undefined): Promise<void> {
  const child = spawn(process.execPath, ['infra/app.ts'], {
    cwd: root,
    // Nothing else of the environment: it would decide what is written without being part of the digest.
    env: { PATH: process.env['PATH'], CDK_OUTDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal && { signal }),
  })
  const said: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(Buffer.concat(said).toString('utf8').trim())
}
