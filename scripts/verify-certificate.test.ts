import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'

const script = fileURLToPath(new URL('verify-certificate.mjs', import.meta.url))
const desk = mkdtempSync(join(tmpdir(), 'passerelle-certificate-'))
afterAll(() => rmSync(desk, { recursive: true }))

const written = (name: string, text: string) => {
  writeFileSync(join(desk, name), text)
  return join(desk, name)
}
const keys = written('keys.json', '{"keys":[]}')
const rubbish = written('rubbish.txt', 'This is a letter.\r\n')

/** With what the script ends, and all that it says. */
function said(...files: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...files], (error, text, trouble) =>
      resolve(`${error?.code ?? 0} ${text.trim()}${trouble}`),
    )
  })
}

it.each([
  ['no file at all', []],
  ['a certificate without keys', [rubbish]],
  ['a letter for keys', [rubbish, rubbish]],
  ['a list for keys', [rubbish, written('list.json', '[]')]],
  ['a letter for a certificate', [rubbish, keys]],
  ['a code that was cut off', [written('cut.txt', 'PSRC1:6BF'), keys]],
  ['an empty file', [written('empty.txt', ''), keys]],
  ['a file that is not there', [join(desk, 'nowhere'), keys]],
])('%s is no evidence, and is said to be none in one sentence', async (_, files) => {
  expect(await said(...files)).toMatch(/^2 not verified: [^\n]+$/)
})

it('a certificate that none of the keys has signed is refused', async () => {
  const head = Buffer.from(JSON.stringify({ alg: 'ES256', typ: 'vc+jwt', kid: 'one' })).toString('base64url')
  const certificate = written('certificate.jwt', `${head}.e30.x\r\n`)
  expect(await said(certificate, keys)).toBe('1 refused: wrong issuer: not one of these keys')
})
