import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { LocalCloud } from '@passerelle/local-cloud'
import { assembly } from './cloud.ts'

/** A local cloud in a process of its own. */
export type ServedCloud = Pick<LocalCloud, 'api' | 'endpoints' | 'tables' | 'cognito'> & {
  /** Process ids: of itself, with all functions, and of its table engine. */
  readonly pid: number
  readonly engine: number
  /** Ends it without any warning, as a power cut does; resolves when it is gone. */
  kill(): Promise<void>
}

const script = fileURLToPath(new URL('./serve.ts', import.meta.url))

/** @throws {Error} with what it said, where it does not come up */
export async function serveCloud(data: string): Promise<ServedCloud> {
  const child = spawn(process.execPath, ['--no-warnings', script, assembly, data], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const gone = once(child, 'exit')
  const complaints: Buffer[] = []
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk))
  const lines = createInterface(child.stdout)
  const first = await Promise.race([once(lines, 'line'), gone.then(() => undefined)])
  if (first === undefined) throw new Error(Buffer.concat(complaints).toString('utf8'))
  return {
    ...JSON.parse(String(first[0])),
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
