import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { root } from './folders.ts'

/** Writes the templates that the local cloud runs: the very ones that a deployment uses. @throws with what it said. */
export async function synthesise(): Promise<void> {
  const child = spawn('cdk', ['synth', '--quiet'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(Buffer.concat(said).toString('utf8'))
}
