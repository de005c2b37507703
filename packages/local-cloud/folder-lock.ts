import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isRunning } from './children.ts'
import { Unavailable } from './unavailable.ts'

/** Folders that this very process holds. */
const held = new Set<string>()

/**
 * Keeps a second local cloud away from a data folder. A lock that a killed process left behind does not.
 *
 * @returns how to give the folder back
 * @throws {Unavailable} while another local cloud holds it
 */
export function lockFolder(folder: string): () => void {
  assertFolderFree(folder)
  const path = lockOf(folder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(path, String(process.pid))
  held.add(path)
  return () => {
    held.delete(path)
    rmSync(path, { force: true })
  }
}

/** @throws {Unavailable} while another local cloud holds the folder */
export function assertFolderFree(folder: string): void {
  const path = lockOf(folder)
  const holder = Number(readOrEmpty(path))
  if (held.has(path) || (holder > 0 && holder !== process.pid && isRunning(holder))) {
    throw new Unavailable({ code: 'folder_in_use', folder, holder })
  }
}

function lockOf(folder: string): string {
  return join(resolve(folder), 'lock')
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
