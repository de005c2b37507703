import { readFileSync } from 'node:fs'

/** The processor time of a process, in whole seconds. */
export type ProcessorTime = { readonly user: number; readonly system: number }

/**
 * The processor time of this process and of every ended one that it started: tests, engine, functions, synthesis.
 *
 * @returns nothing on a machine without `/proc`
 */
export function processorTime(): ProcessorTime | undefined {
  try {
    // User and system time of the children that have ended: fields 16 and 17 of proc(5), in hundredths of a second.
    const stat = readFileSync('/proc/self/stat', 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const own = process.cpuUsage()
    return {
      user: Math.round(own.user / 1e6 + Number(fields[13]) / 100),
      system: Math.round(own.system / 1e6 + Number(fields[14]) / 100),
    }
  } catch {
    return undefined
  }
}
