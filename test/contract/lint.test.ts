import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { openApiDocument } from '@passerelle/contract/openapi'
import { afterAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'passerelle-lint-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const linter = join(
  dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')),
  'bin/cli.js',
)
const config = fileURLToPath(new URL('redocly.yaml', import.meta.url))

// No network, no home to write to, nothing told to anybody.
const alone = {
  PATH: process.env['PATH'],
  HOME: folder,
  HTTP_PROXY: 'http://127.0.0.1:9',
  HTTPS_PROXY: 'http://127.0.0.1:9',
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
}

type Problem = { readonly ruleId: string; readonly severity: string; readonly message: string }

/** The findings of the linter in a document. */
async function problemsIn(document: unknown): Promise<readonly string[]> {
  const file = join(folder, 'openapi.json')
  writeFileSync(file, JSON.stringify(document))
  const run = promisify(execFile)(
    process.execPath,
    [linter, 'lint', file, '--config', config, '--format', 'json', '--max-problems', '1000'],
    { cwd: folder, env: alone, maxBuffer: 64 * 1024 * 1024 },
  )
  // It ends with 1 where it finds something; what it found stands in the same place.
  const { stdout } = await run.catch((failure: { stdout: string }) => failure)
  const { problems } = JSON.parse(stdout) as { problems: readonly Problem[] } // the linter's own form
  return problems.map(({ ruleId, severity, message }) => `${severity} ${ruleId}: ${message}`)
}

it('the document breaks no rule of a well-kept linter', async () => {
  expect(await problemsIn(openApiDocument())).toEqual([])
})

it('the linter would have seen a fault', async () => {
  const document = openApiDocument()
  const [path = '', item] = Object.entries(document.paths)[0] ?? []
  const nameless = {
    ...document,
    paths: { [path]: { ...item, post: { ...item?.post, operationId: undefined } } },
  }
  const found = await problemsIn(nameless)
  expect(found.join()).toContain('operation-operationId')
  expect(found.join()).toContain('no-unused-components')
})
