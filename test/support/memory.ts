import { existsSync, readFileSync } from 'node:fs'

/** The memory of a process: what it holds now, and the most that it ever held; in MB of 1,000,000 bytes. */
export type Memory = { readonly now: number; readonly peak: number }

/**
 * The memory of a process, or nothing where the system does not tell it (it does on Linux, in `proc(5)`).
 * `process.resourceUsage().maxRSS` is no peak of a child: Linux keeps in `ru_maxrss` the largest that a process was before
 * `exec`, and there a child is as large as whoever started it (`getrusage(2)`; seen with Node 24.18).
 */
export function memoryOf(process: number): Memory | undefined {
  const status = `/proc/${process}/status`
  if (!existsSync(status)) return undefined
  const text = readFileSync(status, 'utf8')
  const of = (name: string) =>
    (Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1]) * 1024) / 1_000_000
  return { now: of('VmRSS'), peak: of('VmHWM') }
}
