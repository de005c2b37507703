import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openShelf } from './shelf.ts'

let place: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'shelf-'))
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

const writing = (text: string) => async (folder: string) => {
  mkdirSync(folder)
  writeFileSync(join(folder, 'text'), text)
}
const never = async () => {
  throw new Error('made again')
}
const textIn = (folder: string) => readFileSync(join(folder, 'text'), 'utf8')

/** Another process that begins to make a folder, writes a part of it, and goes on for ever. */
async function beginner(name: string) {
  const script = `
    import { mkdirSync, writeFileSync } from 'node:fs'
    import { openShelf } from ${JSON.stringify(new URL('./shelf.ts', import.meta.url).href)}
    await openShelf(${JSON.stringify(place)}).take(${JSON.stringify(name)}, async (folder) => {
      mkdirSync(folder)
      writeFileSync(folder + '/text', 'half')
      console.log('begun')
      await new Promise(() => setInterval(() => {}, 1000))
    })`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return {
    pid: child.pid ?? 0,
    async kill() {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

describe('a folder on the shelf', () => {
  it('is made once, and found from then on', async () => {
    const folder = await openShelf(place).take('one', writing('whole'))
    expect(await openShelf(place).take('one', never)).toBe(folder)
    expect(textIn(folder)).toBe('whole')
  })

  it('is not there when its making failed', async () => {
    const failing = async (folder: string) => {
      await writing('half')(folder)
      throw new Error('refused')
    }
    await expect(openShelf(place).take('one', failing)).rejects.toThrow('refused')
    expect(textIn(await openShelf(place).take('one', writing('whole')))).toBe('whole')
    expect(readdirSync(place).filter((name) => name.includes('unfinished'))).toEqual([])
  })

  it('is not there when its maker was killed, and what that left is cleared away', async () => {
    const killed = await beginner('one')
    await killed.kill()
    expect(readdirSync(place).some((name) => name.includes(`unfinished.${killed.pid}`))).toBe(true)
    expect(textIn(await openShelf(place).take('one', writing('whole')))).toBe('whole')
    expect(readdirSync(place).filter((name) => name.includes(String(killed.pid)))).toEqual([])
  })

  it('is whole for both of two that make it at once, and the same', async () => {
    const other = await beginner('one')
    const both = await Promise.all(
      ['first', 'second'].map((text) => openShelf(place).take('one', writing(text))),
    )
    expect(new Set(both.map(textIn)).size).toBe(1)
    // A process that still works on it is not disturbed.
    expect(readdirSync(place).some((name) => name.includes(`unfinished.${other.pid}`))).toBe(true)
    await other.kill()
  })

  it('stays as long as somebody uses it; of the others the latest three stay', async () => {
    const long = (name: string, hours: number) => {
      const then = new Date(Date.now() - hours * 3_600_000)
      utimesSync(join(place, name), then, then)
    }
    for (const name of ['a', 'b', 'c', 'd', 'e']) mkdirSync(join(place, name))
    for (const [hours, name] of ['a', 'b', 'c', 'd', 'e'].entries()) long(name, hours + 1)
    writeFileSync(join(place, `e.used-by.${process.pid}`), '')
    await openShelf(place).take('new', writing('whole'))
    expect(['a', 'b', 'c', 'd', 'e', 'new'].filter((name) => existsSync(join(place, name)))).toEqual([
      'a',
      'b',
      'c',
      'e',
      'new',
    ])
  })
})
