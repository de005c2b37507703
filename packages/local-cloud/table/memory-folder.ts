import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'

/** Where Linux keeps files in memory. */
const memory = '/dev/shm'
/** Less room than this is for somebody else. */
const leastBytes = 512 * 1024 * 1024
/** Named after the process that uses it. */
const named = /^passerelle-(\d+)-/

/** A folder that is gone with this process. */
export type MemoryFolder = { readonly path: string; remove(): void }

/**
 * A new folder in memory; nothing on a machine that has no such place, or no room in it. Folders that a
 * killed process has left behind go as well.
 */
export function memoryFolder(): MemoryFolder | undefined {
  if (!existsSync(memory)) return undefined
  for (const entry of readdirSync(memory)) if (isLeftBehind(entry)) discard(join(memory, entry))
  const { bavail, bsize } = statfsSync(memory)
  if (bavail * bsize < leastBytes) return undefined
  const path = mkdtempSync(join(memory, `passerelle-${process.pid}-`))
  const remove = () => discard(path)
  process.once('exit', remove)
  return {
    path,
    remove() {
      process.off('exit', remove)
      remove()
    },
  }
}

function discard(path: string): void {
  rmSync(path, { recursive: true, force: true })
}

function isLeftBehind(entry: string): boolean {
  const pid = named.exec(entry)?.[1]
  if (pid === undefined) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    // Of somebody else's process nobody may ask, and it is there.
    return (error as NodeJS.ErrnoException).code === 'ESRCH' // what `process.kill` throws
  }
}
