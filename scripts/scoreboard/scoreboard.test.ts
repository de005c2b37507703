import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../folders.ts'
import { checks } from './checks.ts'
import { figures } from './figures.ts'
import type { Proof } from './row.ts'

/** Whether the file of a proof holds a test of that name. */
function isWritten({ file, test }: Proof): boolean {
  const path = join(root, file)
  if (!existsSync(path)) return false
  const source = readFileSync(path, 'utf8')
  return [`'${test}'`, `"${test}"`, `\`${test}\``, `${test}\``].some((text) => source.includes(text))
}

const unwritten = (proofs: readonly Proof[]) =>
  proofs.filter((proof) => !isWritten(proof)).map(({ file, test }) => `${file}: ${test}`)

describe('the figures by which the platform is judged', () => {
  it('are S1 to S34, each once', () => {
    expect(figures.map(({ id }) => id)).toEqual(Array.from({ length: 34 }, (_, n) => `S${n + 1}`))
  })

  it('come from tests that there are, and each has one that shows that it is no matter of course', () => {
    const proofs = figures.flatMap((row) => ('open' in row ? [] : [row.madeBy, row.turnsRed]))
    expect(unwritten(proofs)).toEqual([])
    for (const row of figures) if (!('open' in row)) expect(row.madeBy, row.id).not.toEqual(row.turnsRed)
  })
})

describe('the checks of the security standard', () => {
  it('are linked to tests that there are, or say what is open', () => {
    expect(checks.map(({ number }) => number)).toEqual(Array.from({ length: 42 }, (_, n) => n + 1))
    expect(unwritten(checks.flatMap((check) => ('shownBy' in check ? check.shownBy : [])))).toEqual([])
    const shown = checks.filter((check) => 'shownBy' in check).length
    const open = checks.filter((check) => 'open' in check).length
    console.info(`${shown} checks are shown by tests, ${open} are open, ${42 - shown - open} do not apply`)
  })
})

it('a proof that nobody has written would be seen', () => {
  const [row] = checks
  if (row === undefined || !('shownBy' in row)) throw new Error('no check is shown')
  const [proof] = row.shownBy
  expect(isWritten(proof)).toBe(true)
  expect(isWritten({ ...proof, test: 'nobody wrote this' })).toBe(false)
  expect(isWritten({ ...proof, file: 'test/isolation/nothing.test.ts' })).toBe(false)
})
