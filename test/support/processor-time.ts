import { readdirSync, readFileSync } from 'node:fs'
import { afterAll } from 'vitest'

/* Tells the run how much processor time each test file took, its engine and its functions with it. */

declare module 'vitest' {
  interface TaskMeta {
    /** The processor time of the file, in seconds; absent where the machine does not say. */
    processorSeconds?: number
  }
}

/** Linux counts in hundredths of a second, whatever the machine. */
const ticks = 100

const before = taken()
// biome-ignore lint/correctness/noEmptyPattern: the runner reads from the pattern which fixtures a hook wants.
afterAll(({}, file) => {
  const after = taken()
  if (before !== undefined && after !== undefined) file.meta.processorSeconds = (after - before) / ticks
})

/** Everything that this process and all that it started have taken; nothing on a machine without `/proc`. */
function taken(pid: string | number = process.pid): number | undefined {
  try {
    const threads = readdirSync(`/proc/${pid}/task`)
    const children = threads.flatMap((thread) => pidsIn(`/proc/${pid}/task/${thread}/children`))
    return children.reduce((sum, child) => sum + (taken(child) ?? 0), ownTicks(`/proc/${pid}/stat`))
  } catch {
    return undefined
  }
}

function pidsIn(file: string): readonly string[] {
  return readFileSync(file, 'utf8').split(' ').filter(Boolean)
}

/** User and system time of a process, and of those of its children that have ended: fields 14 to 17 of proc(5). */
function ownTicks(file: string): number {
  const stat = readFileSync(file, 'utf8')
  const [user = 0, system = 0, childrensUser = 0, childrensSystem = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 15)
    .map(Number)
  return user + system + childrensUser + childrensSystem
}
