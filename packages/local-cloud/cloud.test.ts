import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLocalCloud } from './cloud.ts'
import type { LocalCloud } from './local-cloud.ts'
import { type SampleAssembly, writeAssembly } from './testing/assembly.ts'
import { bundles, sampleStacks } from './testing/stacks.ts'

let assembly: SampleAssembly
let cloud: LocalCloud
beforeAll(async () => {
  assembly = writeAssembly(sampleStacks)
  cloud = await openLocalCloud({
    assembly: assembly.folder,
    bundles,
  })
})
afterAll(async () => {
  await cloud?.close()
  assembly.remove()
})

function call(path: string, who: string, init: RequestInit = {}) {
  return fetch(`${cloud.api}${path}`, { ...init, headers: { Authorization: `Bearer ${who}` } })
}

test('a note that a tenant writes can be read back by that tenant', async () => {
  const written = await call('/v1/notes/first', 'aaaa/coach', { method: 'PUT', body: 'hello' })
  expect(written.status, await written.text()).toBe(201)
  const read = await call('/v1/notes/first', 'aaaa/coach')
  expect(await read.json()).toEqual({ text: 'hello' })
})
