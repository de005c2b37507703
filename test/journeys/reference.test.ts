import { openApiDocument } from '@passerelle/contract/openapi'
import { expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'

const stage = await openTestCloud()
const address = (path: string) => new URL(path, stage.cloud.api)

test('anybody can read the document, signed in or not', async () => {
  const written: unknown = JSON.parse(JSON.stringify(openApiDocument()))
  for (const headers of [{}, { Authorization: 'Bearer nonsense' }, { 'X-Amz-Tenant-Id': 'x' }]) {
    const response = await fetch(address('/v1/openapi.json'), { headers })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual(written)
  }
  expect((await stage.client().readDocument()).body).toEqual(written)
})

test('anybody can read the guide, in their language and under its own policy', async () => {
  const response = await fetch(address('/v1/docs/guide'), { headers: { 'Accept-Language': 'ar-TN' } })
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(response.headers.get('content-language')).toBe('ar')
  expect(response.headers.get('content-security-policy')).toContain("style-src 'sha256-")
  expect(response.headers.get('cache-control')).toBe('no-store')
  const page = await response.text()
  expect(page).toContain('<html lang="ar" dir="rtl">')
  // The targets of the page's links are where the page says.
  for (const link of ['../openapi.json', '../docs?language=de', '?language=de'])
    expect((await fetch(new URL(link, response.url))).status).toBe(200)
  expect((await fetch(new URL('?language=de', response.url))).headers.get('content-language')).toBe('de')
})

test('anybody can read the operations in the viewer, which is loaded from here and kept', async () => {
  const response = await fetch(address('/v1/docs?language=ar'))
  const page = await response.text()
  expect(page).toContain('<html lang="ar" dir="rtl">')
  expect(response.headers.get('cache-control')).toBe('no-store')
  const [, script = ''] = /<script src="([^"]+)" defer>/.exec(page) ?? []
  const asset = await fetch(new URL(script, response.url))
  expect([asset.status, asset.headers.get('content-encoding')]).toEqual([200, 'gzip'])
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const [text, etag = ''] = [await asset.text(), asset.headers.get('etag') ?? '']
  expect(text).toContain('createApiReference')
  expect((await fetch(asset.url, { headers: { 'If-None-Match': etag } })).status).toBe(304)
  // Lambda answers at most 6 MB, also to whom takes nothing compressed.
  const plain = await fetch(asset.url, { headers: { 'Accept-Encoding': 'identity' } })
  expect([plain.status, plain.headers.get('content-encoding')]).toEqual([200, null])
  expect(await plain.text()).toBe(text)
  expect(JSON.stringify(text).length).toBeLessThan(6 * 1024 * 1024)
})

test('nobody can ask them for anything else', async () => {
  const posted = await fetch(address('/v1/docs'), { method: 'POST', body: '{}' })
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  const unknown = await fetch(address('/v1/docs?tenant=x'))
  expect([unknown.status, unknown.headers.get('content-type')]).toEqual([400, 'application/problem+json'])
})

test('below a place that one function answers alone, an unknown path is unknown to whoever may come in', async () => {
  const { admin } = await stage.openTenant()
  const headers = { Authorization: `Bearer ${admin.tokens.access}` }
  for (const path of [
    '/v1/referrals/1/2/3',
    `/v1/referrals/${'7'.repeat(26)}/nowhere`,
    '/v1/corridors/..%2F..%2Ftenants',
    '/v1/service-accounts/1/keys/2',
    '/v1/journal/nowhere',
  ]) {
    const known = await fetch(address(path), { headers })
    expect([known.status, known.headers.get('content-type')], path).toEqual([404, 'application/problem+json'])
    expect((await fetch(address(path))).status, path).toBe(401)
  }
  expect((await fetch(address('/v1/docs/nowhere'))).status).toBe(404)
})

test('what was made is where its location says, and the next page where its link says', async () => {
  const { admin } = await stage.openTenant()
  const made = await admin.api.inviteMember({
    body: { name: 'Awa', email: 'awa@example.org', roles: ['coach'] },
  })
  const headers = { Authorization: `Bearer ${admin.tokens.access}` }
  const location = new URL(made.headers.get('location') ?? '', address('/v1/members'))
  const found = await fetch(location, { headers })
  expect(await found.json()).toMatchObject({ id: made.body.id, name: 'Awa', email: 'awa@example.org' })

  // The invitation is sent behind the answer, and changes how the member stands.
  await stage.cloud.settled()
  const first = await admin.api.listMembers({ query: { limit: 1 } })
  const link = /^<(.*)>; rel="next"$/.exec(first.headers.get('link') ?? '')?.[1] ?? ''
  const next = await fetch(new URL(link, address('/v1/members?limit=1')), { headers })
  expect(next.status).toBe(200)
  expect(await next.json()).toEqual(
    (await admin.api.listMembers({ query: { limit: 1, cursor: first.body.next } })).body,
  )
})
