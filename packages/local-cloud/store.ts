import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A small collection of JSON values that outlives the process where a data folder is given. */
export type Collection = {
  get(key: string): unknown
  set(key: string, value: unknown): void
  delete(key: string): void
  entries(): [string, unknown][]
}

export type Store = { open(name: string): Collection }

/**
 * Keeps each collection as one JSON file in `folder`, or in memory where there is no folder.
 * Every change is a new file renamed over the old one, so a killed process never leaves half a file.
 */
export function openStore(folder: string | undefined): Store {
  return {
    open(name) {
      const path = folder === undefined ? undefined : join(folder, `${name}.json`)
      const values = new Map(path === undefined ? [] : read(path))
      const save = () => {
        if (path !== undefined) write(path, values)
      }
      return {
        get: (key) => values.get(key),
        set(key, value) {
          values.set(key, value)
          save()
        },
        delete(key) {
          if (values.delete(key)) save()
        },
        entries: () => [...values],
      }
    },
  }
}

function read(path: string): [string, unknown][] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
  return Object.entries(JSON.parse(text))
}

function write(path: string, values: ReadonlyMap<string, unknown>): void {
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 })
  const draft = `${path}.new`
  writeFileSync(draft, JSON.stringify(Object.fromEntries(values)), { mode: 0o600 })
  renameSync(draft, path)
}
