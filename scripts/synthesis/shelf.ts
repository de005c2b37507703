import { randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { isRunning } from '@passerelle/local-cloud'

/** How many are kept beside those that somebody uses: one goes back and forth between few versions. */
const kept = 3

/**
 * Folders by the name of what they were made from. One stands under its name only when it is whole: it is made beside,
 * and moved there in one step. So a run that is interrupted leaves nothing that looks made, and of two that make the
 * same at once the first to finish wins.
 */
export type Shelf = {
  /** The folder of that name, made if it is not there. It stays for as long as this process runs. */
  take(name: string, make: (folder: string) => Promise<void>): Promise<string>
}

export function openShelf(place: string): Shelf {
  return {
    async take(name, make) {
      mkdirSync(place, { recursive: true })
      // Before anything is looked for, so that nobody clears away what was just found.
      writeFileSync(join(place, `${name}.used-by.${process.pid}`), '')
      const folder = join(place, name)
      if (!existsSync(folder)) await makeBeside(folder, make)
      const now = new Date()
      utimesSync(folder, now, now)
      clear(place)
      return folder
    },
  }
}

async function makeBeside(folder: string, make: (folder: string) => Promise<void>): Promise<void> {
  const unfinished = `${folder}.unfinished.${process.pid}.${randomUUID()}`
  try {
    await make(unfinished)
    renameSync(unfinished, folder)
  } catch (error) {
    // Another process finished first; its folder is made from the same.
    if (!existsSync(folder)) throw error
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** Takes away what a process that is gone left unfinished, and the oldest folders that no running process uses. */
function clear(place: string): void {
  const entries = readdirSync(place).map((entry) => ({ entry, ...partsOf(entry) }))
  const gone = entries.filter(({ pid }) => pid !== undefined && !isRunning(pid))
  for (const { entry } of gone) rmSync(join(place, entry), { recursive: true, force: true })
  const used = new Set(
    entries.filter((each) => each.pid !== undefined && !gone.includes(each)).map(({ name }) => name),
  )
  const idle = entries
    .filter(({ pid, name }) => pid === undefined && !used.has(name))
    .map(({ entry }) => ({
      entry,
      since: statSync(join(place, entry), { throwIfNoEntry: false })?.mtimeMs ?? 0,
    }))
    .sort((one, other) => other.since - one.since)
  for (const { entry } of idle.slice(kept)) rmSync(join(place, entry), { recursive: true, force: true })
}

function partsOf(entry: string): { readonly name: string; readonly pid: number | undefined } {
  const [, name, pid] = /^(.+?)\.(?:used-by|unfinished)\.(\d+)/.exec(entry) ?? []
  return name === undefined ? { name: entry, pid: undefined } : { name, pid: Number(pid) }
}
