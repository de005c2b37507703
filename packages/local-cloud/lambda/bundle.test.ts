import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { compileBundle } from './bundle.ts'
import { surroundingsOf } from './surroundings.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bundle-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function written(source: string): string {
  const file = join(folder, 'some-function', 'handler.cjs')
  mkdirSync(join(folder, 'some-function'), { recursive: true })
  writeFileSync(file, source)
  return file
}

const lines: string[] = []
const surroundings = (variables: Record<string, string> = {}) =>
  surroundingsOf(variables, { write: (line) => lines.push(line), exit: () => lines.push('exit') })

test('each beginning has variables and a global object of its own', () => {
  const counter =
    'let n = 0; globalThis.kept ??= process.env.WHO; exports.count = () => [++n, globalThis.kept]'
  const bundle = compileBundle(written(counter), undefined)
  const count = (who: string) => bundle.begin(surroundings({ WHO: who }))['count'] as () => unknown
  const [first, second] = [count('first'), count('second')]
  expect([first(), first(), second()]).toEqual([
    [1, 'first'],
    [2, 'first'],
    [1, 'second'],
  ])
  expect(globalThis).not.toHaveProperty('kept')
})

test('what it requires of Node is its own process and console, and everything else as it is', () => {
  const source = `
    const process = require('node:process')
    require('node:console').log('said by', process.env.WHO)
    exports.same = require('node:fs')
    try { process.exit() } catch (error) { exports.thrown = error.name }`
  const exports = compileBundle(written(source), undefined).begin(surroundings({ WHO: 'me' }))
  expect(lines.splice(0)).toEqual(['said by me', 'exit'])
  expect(exports).toEqual({ same: expect.objectContaining({ mkdirSync }), thrown: 'Exited' })
})

test('compiled code that is kept serves its own source and no other of the same length', () => {
  const compiled = join(folder, 'compiled')
  const valueIn = (source: string) => {
    const bundle = compileBundle(written(source), compiled)
    const { value } = bundle.begin(surroundings()) as { value: () => number }
    const found = value()
    bundle.keep()
    return found
  }
  expect(valueIn('exports.value = () => 1')).toBe(1)
  expect(valueIn('exports.value = () => 2')).toBe(2)
  expect(valueIn('exports.value = () => 1')).toBe(1)
  expect(readdirSync(compiled)).toHaveLength(2)
})
