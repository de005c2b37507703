import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Keeps a second local cloud away from a data folder.
 *
 * @returns how to give the folder back
 * @throws {Error} in plain words while another process holds it
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'lock')
  const holder = Number(readOrEmpty(path))
  if (holder > 0 && holder !== process.pid && isAlive(holder)) {
    throw new Error(`The data folder ${folder} is in use by another local cloud (process ${holder}).`)
  }
  writeFileSync(path, String(process.pid))
  return () => rmSync(path, { force: true })
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
