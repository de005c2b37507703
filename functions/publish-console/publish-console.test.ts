import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { StoredFile } from '@passerelle/runtime/files'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { publishConsole } from './publish-console.ts'

let folder: string
let put: StoredFile[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'console-'))
  put = []
  for (const file of ['index.html', 'me/index.html', 'assets/app-1f3a.js', 'assets/app-7c2d.css', 'icon.svg'])
    write(file)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(file: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), file)
}

const config = {
  region: 'eu-central-1',
  userPoolId: 'eu-central-1_abc',
  clientId: 'client',
  identityEndpoint: 'https://cognito-idp.eu-central-1.amazonaws.com',
  tokenUrl: 'https://passerelle.auth.eu-central-1.amazoncognito.com/oauth2/token',
}
const publish = (order: unknown = { build: 'digest', config }) =>
  publishConsole({ files: { put: async (file) => void put.push(file) }, folder })(order)
const at = (key: string) => put.find((file) => file.key === key)

it('puts the parts first and the pages that name them last', async () => {
  await publish()
  const keys = put.map(({ key }) => key)
  expect(keys.slice(0, 2).sort()).toEqual(['assets/app-1f3a.js', 'assets/app-7c2d.css'])
  expect(keys.slice(2).sort()).toEqual(['config.json', 'icon.svg', 'index.html', 'me/index.html'])
})

it('lets browsers keep a part for a year, and no page', async () => {
  await publish()
  expect(at('assets/app-1f3a.js')?.cacheControl).toBe('public, max-age=31536000, immutable')
  for (const page of ['index.html', 'me/index.html', 'config.json'])
    expect(at(page)?.cacheControl).toBe('no-store')
})

it('gives each file its type, and fails for one that has none', async () => {
  await publish()
  expect(at('index.html')?.contentType).toBe('text/html; charset=utf-8')
  expect(at('assets/app-1f3a.js')?.contentType).toBe('text/javascript; charset=utf-8')
  write('assets/app.exe')
  await expect(publish()).rejects.toThrow('there is no media type for assets/app.exe')
})

it('writes the configuration as the stack says it, and nothing else', async () => {
  await publish()
  expect(JSON.parse(String(at('config.json')?.body))).toEqual(config)
  await expect(publish({ build: 'digest', config: { ...config, secret: 'x' } })).rejects.toThrow('secret')
})
