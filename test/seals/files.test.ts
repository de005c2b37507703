import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { aSealedHouse } from '@passerelle/table/testing'
import { afterAll, expect, test } from 'vitest'
import { verified } from './verifier.ts'

const script = fileURLToPath(new URL('../../scripts/verify-journal.mjs', import.meta.url))
const desk = mkdtempSync(join(tmpdir(), 'passerelle-journal-'))
afterAll(() => rmSync(desk, { recursive: true }))

const house = await aSealedHouse()
for (const hour of ['10', '11', '12']) {
  await house.note(`2026-03-02T${hour}:00:00.000Z`)
  await house.seal(`2026-03-02T${hour}:05:00.000Z`)
}
const journal = await house.exported()
const last = journal.seals.at(-1)?.signed ?? ''
const chain = JSON.stringify({ tenant: journal.tenant, jwks: journal.keys, last: { signed: last } })
const files = {
  chain,
  lines: JSON.stringify(journal.lines, null, 1),
  seals: JSON.stringify(journal.seals, null, 1),
}

/** What the script says of these files, in its last line, and with what it ends. */
function said(
  change: Partial<Record<keyof typeof files, string>>,
  ...told: readonly string[]
): Promise<string> {
  for (const [name, text] of Object.entries({ ...files, ...change }))
    writeFileSync(join(desk, `${name}.json`), text)
  return new Promise((resolve) => {
    execFile(process.execPath, [script, desk, ...told], (error, text, trouble) =>
      resolve(`${error?.code ?? 0} ${text.trim().split('\n').at(-1)}${trouble}`),
    )
  })
}

test('files as Windows writes them, and lists in any order, say the same', async () => {
  const whole = await said({})
  expect(whole).toMatch(/^0 whole: 3 lines, 3 seals /)
  const mark = '\uFEFF'
  for (const change of [
    { lines: files.lines.replaceAll('\n', '\r\n'), seals: files.seals.replaceAll('\n', '\r\n') },
    { chain: mark + files.chain, lines: mark + files.lines, seals: mark + files.seals },
    {
      lines: JSON.stringify(journal.lines.toReversed()),
      seals: JSON.stringify(journal.seals.toReversed()),
    },
  ])
    expect(await said(change)).toBe(whole)
  const locked = join(desk, 'locked')
  mkdirSync(locked, { recursive: true })
  for (const { number, signed } of journal.seals)
    writeFileSync(join(locked, `${number}.jwt`), `${signed}\r\n`)
  expect(await said({}, '--locked', locked)).toMatch(/^0 whole: .*; 3 seals out of the bucket/)
})

test('a file that is damaged, empty or another one leaves it open whether the journal is whole', async () => {
  for (const change of [
    { lines: files.lines.slice(0, 100) },
    { lines: '' },
    { seals: files.chain },
    { lines: JSON.stringify({ items: journal.lines, next: 'more' }) },
    { seals: JSON.stringify([null, ...journal.seals]) },
    { chain: JSON.stringify({ tenant: journal.tenant }) },
    { chain: '[]' },
  ])
    expect(await said(change), JSON.stringify(change).slice(0, 60)).toMatch(/^2 not verified: [^\n]+$/)
  for (const told of [['--keys', 'nowhere.json'], ['--keys'], ['--locked', 'nowhere'], ['--witness']])
    expect(await said({}, ...told), told.join()).toMatch(/^2 not verified: [^\n]+$/)
  expect(await said({}, '--witness', join(desk, 'chain.json'))).toMatch(
    /^2 not verified: .*chain\.json is not/,
  )
  // A list that says nothing of this journal is told as such.
  expect(await said({}, '--witness', join(desk, 'lines.json'))).toMatch(
    /, 0 of partners that saw this journal$/,
  )
})

test('a list that ends too early is not taken for the whole of it', async () => {
  for (const seals of [[], journal.seals.slice(0, 1), journal.seals.slice(0, -1)])
    expect(await said({ seals: JSON.stringify(seals) })).toMatch(/^1 not whole: /)
  expect(await said({ seals: '[]', lines: '[]' })).toMatch(/^1 not whole: /)
  expect(verified({ ...journal, seals: [], lines: [], last }).faults).toEqual([
    'cut off: seal 3 ends the chain, and is not here',
  ])
})

test('a line that stands beside the one that was sealed in its place is named, before it and after it', async () => {
  const [line] = journal.lines
  if (line === undefined) throw new Error('no line')
  const forged = { ...line, member: 'somebody else' }
  for (const lines of [
    [forged, ...journal.lines],
    [...journal.lines, forged],
    [{ ...line }, ...journal.lines],
  ])
    expect(verified({ ...journal, lines }).faults.join()).toContain(`inserted: ${line.place} is there twice`)
})
