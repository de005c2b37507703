import { createHash } from 'node:crypto'
import { endpoints } from '@passerelle/contract'
import { openApiDocument } from '@passerelle/contract/openapi'
import { memberRoles, tenantKinds } from '@passerelle/domain/tenancy'
import { languages } from '@passerelle/messages'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { app } from './app.ts'

vi.spyOn(process.stdout, 'write').mockReturnValue(true)

describe('the document for machines', () => {
  it('is answered to everybody, as what it is', async () => {
    const response = await app.request('/v1/openapi.json')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/openapi+json; charset=utf-8')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(openApiDocument())))
  })
})

describe.each(languages)('the page for people in %s', (language) => {
  let page = ''
  let headers = new Headers()
  beforeAll(async () => {
    const response = await app.request('/v1/docs', { headers: { 'Accept-Language': language } })
    headers = response.headers
    page = await response.text()
  })

  const all = (pattern: RegExp) => [...page.matchAll(pattern)].map(([, found = '']) => found)

  it('says its language and its direction', () => {
    expect(page).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`)
    expect(headers.get('content-language')).toBe(language)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
  })

  it('needs nothing but itself, and may do nothing else', () => {
    const [style = ''] = all(/<style>([^<]*)<\/style>/g)
    const hash = createHash('sha256').update(style).digest('base64')
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    )
    expect(page).not.toMatch(/<(?:script|img|link|iframe|form|object|base)\b|\s(?:style|on\w+|src)=/)
    expect(all(/href="([^"]*)"/g).filter((link) => !/^#|^\?language=|^openapi\.json$/.test(link))).toEqual([])
  })

  it('is well-formed: every element that is opened is closed in its turn', () => {
    const open: string[] = []
    for (const [, closing, name = ''] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
      if (name === 'meta') continue
      if (closing) expect(open.pop()).toBe(name)
      else open.push(name)
    }
    expect(open).toEqual([])
  })

  it('has every id once, and leads nowhere that is not there', () => {
    const ids = all(/\sid="([^"]*)"/g)
    expect(new Set(ids).size).toBe(ids.length)
    const targets = [...all(/href="#([^"]*)"/g), ...all(/aria-labelledby="([^"]*)"/g)]
    expect(targets.filter((target) => !ids.includes(target))).toEqual([])
  })

  it('can be walked by headings, landmarks and tables', () => {
    const levels = all(/<h([1-6])\b/g).map(Number)
    expect(levels[0]).toBe(1)
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    for (const [n, level] of levels.entries()) expect(level - (levels[n - 1] ?? 0)).toBeLessThanOrEqual(1)
    expect(all(/<(main|header)\b/g)).toEqual(['header', 'main'])
    expect(all(/<nav (aria-label)=/g)).toHaveLength(2)
    expect(page.match(/<table/g)?.length).toBe(page.match(/<table[^>]*>\s*<caption>/g)?.length)
    expect(all(/<th(?! scope="(?:col|row)")\b/g).filter((rest) => rest !== '')).toEqual([])
  })

  it('tells of every operation: its address, its name and who may call it', () => {
    for (const { method, path, operationId } of endpoints) {
      const [, article = ''] = page.split(`<article id="${operationId}"`)
      expect(article).toContain(`<b class="method">${method}</b> <code>${path}</code>`)
      expect(page).toContain(`href="#${operationId}"`)
    }
    const rows = page.matchAll(/<tr><th scope="row"><a href="#(\w+)">.*?<\/th>(.*?)<\/tr>/g)
    const cells = [...rows].map(([, name, row]) => [name, row?.match(/<td class="yes">/g)?.length ?? 0])
    expect(Object.fromEntries(cells)).toEqual(
      Object.fromEntries(
        endpoints.map(({ operationId, access }) => [
          operationId,
          access === 'public' ? memberRoles.length + 3 : access.length,
        ]),
      ),
    )
  })

  it('tells of fields with their bounds, their choices and their rules', () => {
    for (const kind of tenantKinds) expect(page).toContain(`<code dir="ltr">${kind}</code>`)
    const [, shape = ''] = page.split('<article id="shape-OpenTenant"')
    expect(shape).toContain('admin.email')
    expect(shape).toContain('120')
    expect(shape).toContain('false')
  })

  it('has an example of every refusal', () => {
    const { components } = openApiDocument()
    expect(all(/<pre dir="ltr" lang="en">(<code>)/g)).toHaveLength(Object.keys(components.responses).length)
    expect(page).toContain('stale_version')
  })

  it('marks what it says in English, and says all fixed words in its own language', () => {
    if (language === 'en') expect(page).not.toContain('<span lang="en"')
    else expect(page).toContain('<span lang="en" dir="ltr">Invite a member</span>')
    expect(page).not.toMatch(/\{\w+\}(?![^<]*<\/code>)/)
    expect(page).not.toContain('undefined')
  })
})

describe('the language of the page', () => {
  it('is the one that was asked for, whatever the browser prefers', async () => {
    const response = await app.request('/v1/docs?language=fr', { headers: { 'Accept-Language': 'de' } })
    expect(response.headers.get('content-language')).toBe('fr')
    expect(await response.text()).toContain('aria-current="true">Français')
  })

  it('is one of those that there are', async () => {
    const response = await app.request('/v1/docs?language=tr')
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ errors: [{ path: 'query.language', code: 'not_allowed' }] })
  })
})

it('the page is written once and then given again', async () => {
  const first = await app.request('/v1/docs?language=en')
  const start = performance.now()
  const repeated = await app.request('/v1/docs?language=en')
  expect(performance.now() - start).toBeLessThan(50)
  expect(await repeated.text()).toBe(await first.text())
})
