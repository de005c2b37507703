import { readFileSync } from 'node:fs'

/** The memory of this process, functions and gateway in it, and of the engine beside it; in MB. */
export function memoryWith(engine: number | undefined): number {
  const bytes = process.memoryUsage.rss() + (engine === undefined ? 0 : residentOf(engine))
  return bytes / 1_000_000
}

function residentOf(process: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${process}/status`, 'utf8')) ?? []
  return Number(kilobytes ?? 0) * 1024
}

/** By how much values grow from one to the next: the slope of the straight line that lies closest to them. */
export function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const [rise, run] = values.reduce<readonly [number, number]>(
    ([above, below], value, at) => [above + (at - middle) * (value - mean), below + (at - middle) ** 2],
    [0, 0],
  )
  return run === 0 ? 0 : rise / run
}
