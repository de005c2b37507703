import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './folders.ts'

/** Calls to the account's services that were decided under the synthesised policies. */
export type PolicyDecisions = {
  readonly evaluated: number
  readonly allowed: number
  readonly denied: number
}

// Each test that opens the stack leaves its own count here when it closes it.
const folder = join(root, '.local', 'test-counts')

export function forgetPolicyDecisions(): void {
  rmSync(folder, { recursive: true, force: true })
}

/** The decisions of all stacks that the tests opened. */
export function countPolicyDecisions(): PolicyDecisions {
  const counts = existsSync(folder) ? readdirSync(folder).map((file) => readCount(join(folder, file))) : []
  const sum = (name: keyof PolicyDecisions) => counts.reduce((total, count) => total + count[name], 0)
  return { evaluated: sum('evaluated'), allowed: sum('allowed'), denied: sum('denied') }
}

function readCount(file: string): PolicyDecisions {
  return JSON.parse(readFileSync(file, 'utf8')) as PolicyDecisions // as the tests' support writes it
}
