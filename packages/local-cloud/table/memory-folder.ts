import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'

/** Where Linux keeps files in memory. */
const memory = '/dev/shm'
/** Less room than this is for somebody else. */
const leastBytes = 512 * 1024 * 1024

/** A folder that is gone with this process, whichever way it ends by itself. */
export type MemoryFolder = { readonly path: string; remove(): void }

/** A new folder in memory; nothing on a machine that has no such place, or no room in it. */
export function memoryFolder(): MemoryFolder | undefined {
  if (!existsSync(memory)) return undefined
  const { bavail, bsize } = statfsSync(memory)
  if (bavail * bsize < leastBytes) return undefined
  const path = mkdtempSync(join(memory, 'passerelle-'))
  const remove = () => rmSync(path, { recursive: true, force: true })
  process.once('exit', remove)
  return {
    path,
    remove() {
      process.off('exit', remove)
      remove()
    },
  }
}
