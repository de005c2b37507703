import { execFileSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { sizesOf } from './size.ts'

const kilobyte = 1000
const source = fileURLToPath(new URL('../../packages/console/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'passerelle-console-'))
afterAll(() => rmSync(folder, { recursive: true }))

const vite = createRequire(join(source, 'package.json')).resolve('vite/package.json')
execFileSync(
  process.execPath,
  [join(dirname(vite), 'bin', 'vite.js'), 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'],
  { cwd: source, stdio: 'pipe' },
)
const { first, ownPage, screens, formats } = sizesOf(folder)

test('the first load is at most 250 kB as it travels', () => {
  expect(first).toBeGreaterThan(50 * kilobyte)
  expect(first).toBeLessThan(250 * kilobyte)
})

test('the page of the person is at most 60 kB as it travels, with every part of it', () => {
  expect(ownPage).toBeGreaterThan(20 * kilobyte)
  expect(ownPage).toBeLessThan(60 * kilobyte)
  // A line of 50 kbit/s with a quarter of a second each way: the page, its script, the words, and two reads one by one.
  const seconds = (ownPage * 8) / 50_000 + 5 * 0.5
  expect(seconds).toBeLessThan(12)
})

test('each further screen is at most 60 kB', () => {
  expect(screens.size).toBeGreaterThan(5)
  expect([...screens].filter(([, bytes]) => bytes > 60 * kilobyte)).toEqual([])
})

test('what reads a kind of file comes when one is chosen, and is at most 45 kB', () => {
  expect([...formats.keys()].toSorted()).toEqual(['../spreadsheet/csv.ts', '../spreadsheet/xlsx.ts'])
  expect([...formats].filter(([, bytes]) => bytes > 45 * kilobyte)).toEqual([])
  expect(formats.get('../spreadsheet/xlsx.ts')).toBeGreaterThan(10 * kilobyte)
})

/** The files that a worker keeps, as the build wrote them into it. */
function keptBy(worker: string): readonly string[] {
  const [, list = '[]'] = /"files":(\[[^\]]*\])/.exec(worker) ?? []
  return JSON.parse(list)
}

test('what opens without a network are parts with a digest in their names, at most 600 kB with every language', () => {
  const kept = keptBy(readFileSync(join(folder, 'worker.js'), 'utf8'))
  expect(kept.length).toBeGreaterThan(20)
  expect(kept.filter((path) => !/^\/assets\/[\w.-]+-[\w-]{8}\.(?:js|css|svg)$/.test(path))).toEqual([])
  const bytes = kept.reduce((sum, path) => sum + gzipSync(readFileSync(join(folder, path))).length, 0)
  expect(bytes).toBeGreaterThan(100 * kilobyte)
  expect(bytes).toBeLessThan(600 * kilobyte)
})

/** What a text of the build would fetch from elsewhere, or what the content policy would refuse to run. */
function strangers(text: string): readonly string[] {
  return [
    /<script(?![^>]*\bsrc=)/i,
    /<style/i,
    /\bstyle=/i,
    /url\(\s*["']?(?:https?:|data:|\/\/)/i,
    /@import\s+["']?https?:/i,
  ]
    .filter((pattern) => pattern.test(text))
    .map(String)
}

test('nothing of the page and its styles comes from elsewhere, and no script or style stands in the page', () => {
  const files = [...globSync('{,me/}*.html', { cwd: folder }), ...globSync('assets/*.css', { cwd: folder })]
  const found = files.flatMap((file) => strangers(readFileSync(join(folder, file), 'utf8')))
  expect(files.length).toBeGreaterThan(2)
  expect(found).toEqual([])
  expect(strangers('<script>run()</script><style></style>')).toHaveLength(2)
  expect(strangers('a{background:url(https://elsewhere.example/x.png)}')).toHaveLength(1)
})
