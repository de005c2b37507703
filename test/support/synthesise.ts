import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Writes the templates of today's sources, and their bundles, into a folder. */
export async function synthesise(assembly: string): Promise<void> {
  await promisify(execFile)('cdk', ['synth', '--quiet', '--output', assembly], { cwd: root })
}
