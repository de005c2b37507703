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

test('anybody can read the page, in their language and under its own policy', async () => {
  const response = await fetch(address('/v1/docs'), { headers: { 'Accept-Language': 'ar-TN' } })
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(response.headers.get('content-language')).toBe('ar')
  expect(response.headers.get('content-security-policy')).toContain("style-src 'sha256-")
  expect(response.headers.get('cache-control')).toBe('no-store')
  const page = await response.text()
  expect(page).toContain('<html lang="ar" dir="rtl">')
  // The targets of the page's links are where the page says.
  expect((await fetch(new URL('openapi.json', address('/v1/docs')))).status).toBe(200)
  expect((await fetch(new URL('?language=de', address('/v1/docs')))).headers.get('content-language')).toBe(
    'de',
  )
})

test('nobody can ask them for anything else', async () => {
  const posted = await fetch(address('/v1/docs'), { method: 'POST', body: '{}' })
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  const unknown = await fetch(address('/v1/docs?tenant=x'))
  expect([unknown.status, unknown.headers.get('content-type')]).toEqual([400, 'application/problem+json'])
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

  const first = await admin.api.listMembers({ query: { limit: 1 } })
  const link = /^<(.*)>; rel="next"$/.exec(first.headers.get('link') ?? '')?.[1] ?? ''
  const next = await fetch(new URL(link, address('/v1/members?limit=1')), { headers })
  expect(next.status).toBe(200)
  expect(await next.json()).toEqual(
    (await admin.api.listMembers({ query: { limit: 1, cursor: first.body.next } })).body,
  )
})
