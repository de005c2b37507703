import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { memoryFolder } from './memory-folder.ts'

const hasMemory = existsSync('/dev/shm')

test.runIf(hasMemory)('is there until it is removed', () => {
  const folder = memoryFolder()
  expect(existsSync(folder?.path ?? '')).toBe(true)
  folder?.remove()
  expect(existsSync(folder?.path ?? '')).toBe(false)
})

test.runIf(hasMemory)(
  'takes away what a process that is gone has left behind, and nothing of one that is there',
  () => {
    const { pid: gone } = spawnSync('true')
    const left = `/dev/shm/passerelle-${gone}-left`
    mkdirSync(left)
    const own = memoryFolder()
    const other = memoryFolder()
    expect(existsSync(left)).toBe(false)
    expect(existsSync(own?.path ?? '')).toBe(true)
    own?.remove()
    other?.remove()
  },
)
