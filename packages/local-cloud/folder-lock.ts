import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isRunning } from './children.ts'

/** Folders that this very process holds. */
const held = new Set<string>()

/**
 * Keeps a second local cloud away from a data folder. A lock that a killed process left behind does not.
 *
 * @returns how to give the folder back
 * @throws {Error} in plain words while another local cloud holds it
 */
export function lockFolder(folder: string): () => void {
  const path = join(resolve(folder), 'lock')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const holder = Number(readOrEmpty(path))
  if (held.has(path) || (holder > 0 && holder !== process.pid && isRunning(holder))) {
    throw new Error(`The data folder ${folder} is in use by another local cloud (process ${holder}).`)
  }
  writeFileSync(path, String(process.pid))
  held.add(path)
  return () => {
    held.delete(path)
    rmSync(path, { force: true })
  }
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
