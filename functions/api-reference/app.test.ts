import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { endpoints } from '@passerelle/contract'
import { openApiDocument } from '@passerelle/contract/openapi'
import { memberRoles, serviceRoles } from '@passerelle/domain/tenancy'
import { languages } from '@passerelle/messages'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { app } from './app.ts'
import { readGuide } from './read-guide.ts'

vi.spyOn(process.stdout, 'write').mockReturnValue(true)

// The deployment puts it beside the code.
const viewerScript = 'globalThis.Scalar = { createApiReference() {} }'
const folder = mkdtempSync(join(tmpdir(), 'passerelle-docs-'))
writeFileSync(join(folder, 'viewer.js.gz'), gzipSync(viewerScript))
vi.stubEnv('LAMBDA_TASK_ROOT', folder)
afterAll(() => {
  rmSync(folder, { recursive: true })
  vi.unstubAllEnvs()
})

describe('the document for machines', () => {
  it('is answered to everybody, as what it is', async () => {
    const response = await app.request('/v1/openapi.json')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/openapi+json; charset=utf-8')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(openApiDocument())))
  })
})

describe.each(languages)('the guide in %s', (language) => {
  let page = ''
  let headers = new Headers()
  beforeAll(async () => {
    const response = await app.request('/v1/docs/guide', { headers: { 'Accept-Language': language } })
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
    const own = /^#|^\?language=|^\.\.\/openapi\.json$|^\.\.\/docs\?language=/
    expect(all(/href="([^"]*)"/g).filter((link) => !own.test(link))).toEqual([])
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

  it('leads to every operation in the viewer, and tells who may call it', () => {
    const { paths } = openApiDocument()
    for (const { operationId, tags } of Object.values(paths).flatMap((item) => Object.values(item)))
      expect(page).toContain(
        `<a href="../docs?language=${language}#tag/${tags[0]?.toLowerCase()}/${operationId}">`,
      )
    const rows = page.matchAll(/<tr><th scope="row"><a href="[^"]*\/(\w+)">.*?<\/th>(.*?)<\/tr>/g)
    const cells = [...rows].map(([, name, row]) => [name, row?.match(/<td class="yes">/g)?.length ?? 0])
    expect(Object.fromEntries(cells)).toEqual(
      Object.fromEntries(
        endpoints.map(({ operationId, access }) => [
          operationId,
          access === 'public' ? memberRoles.length + serviceRoles.length + 4 : access.length,
        ]),
      ),
    )
  })

  it('has an example of every refusal', () => {
    const { components } = openApiDocument()
    // And one sample: how a system signs in.
    expect(all(/<pre dir="ltr" lang="en">(<code>)/g)).toHaveLength(
      Object.keys(components.responses).length + 1,
    )
    expect(page).toContain('stale_version')
  })

  it('marks what it says in English, and says all fixed words in its own language', () => {
    if (language === 'en') expect(page).not.toContain('<span lang="en"')
    else expect(page).toContain('<span lang="en" dir="ltr">A fault of this platform.</span>')
    expect(page).not.toMatch(/\{\w+\}(?![^<]*<\/code>)/)
    expect(page).not.toContain('undefined')
  })
})

describe.each(languages)('the viewer in %s', (language) => {
  it('runs its own script and the lines that start it, calls this API, and may do nothing else', async () => {
    const response = await app.request(`/v1/docs?language=${language}`)
    const page = await response.text()
    const [start = ''] = [...page.matchAll(/<script>([^<]*)<\/script>/g)].map(([, text = '']) => text)
    const hash = createHash('sha256').update(start).digest('base64')
    expect(response.headers.get('content-security-policy')).toBe(
      `default-src 'none'; script-src 'self' 'sha256-${hash}'; style-src 'unsafe-inline'; connect-src 'self'; ` +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    expect(page).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`)
    expect(response.headers.get('content-language')).toBe(language)
    // Nothing in the page names another address.
    expect(page).not.toMatch(/(?:https?:)?\/\/[a-z]|url\(|@import|\s(?:style|on\w+)=/)
    expect(page).not.toContain('undefined')
  })

  it('speaks the language of the page and tells nobody of it', async () => {
    const page = await (await app.request(`/v1/docs?language=${language}`)).text()
    const [, settings = ''] = /data-settings="([^"]*)"/.exec(page) ?? []
    expect(JSON.parse(settings.replaceAll('&quot;', '"'))).toMatchObject({
      url: 'openapi.json',
      localization: { locale: language },
      telemetry: false,
      withDefaultFonts: false,
      persistAuth: false,
      agent: { disabled: true },
      mcp: { disabled: true },
    })
  })

  it('leads to every section of the guide', async () => {
    const [viewer, guide] = await Promise.all(
      ['', '/guide'].map(async (path) => (await app.request(`/v1/docs${path}?language=${language}`)).text()),
    )
    const links = [...(viewer ?? '').matchAll(/href="docs\/guide\?language=(\w+)#(\w+)"/g)]
    expect(links.length).toBeGreaterThan(4)
    for (const [, to, section] of links) {
      expect(to).toBe(language)
      expect(guide).toContain(` id="${section}"`)
    }
  })
})

describe('the script of the viewer', () => {
  const address = async () => {
    const page = await (await app.request('/v1/docs')).text()
    const [, name = ''] = /<script src="docs\/assets\/([^"]+)" defer>/.exec(page) ?? []
    return `/v1/docs/assets/${name}`
  }

  it('may be kept for a year: another script would have another name', async () => {
    const response = await app.request(await address(), { headers: { 'Accept-Encoding': 'gzip, br' } })
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
    })
    const sent = Buffer.from(await response.arrayBuffer())
    expect(sent.equals(gzipSync(viewerScript))).toBe(true)
    const hash = createHash('sha256').update(sent).digest('hex').slice(0, 16)
    expect(await address()).toBe(`/v1/docs/assets/viewer-${hash}.js`)
  })

  it('is not sent again to whom has it', async () => {
    const etag = (await app.request(await address())).headers.get('etag') ?? ''
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const response = await app.request(await address(), { headers: { 'If-None-Match': known } })
      expect([response.status, await response.text()]).toEqual([304, ''])
    }
    const other = await app.request(await address(), { headers: { 'If-None-Match': '"other"' } })
    expect(other.status).toBe(200)
  })

  it('is sent as it is to whom takes nothing compressed', async () => {
    const response = await app.request(await address())
    expect(response.headers.get('content-encoding')).toBeNull()
    expect(await response.text()).toBe(viewerScript)
  })

  it('is unknown by any other name', async () => {
    const response = await app.request('/v1/docs/assets/viewer-0123456789abcdef.js')
    expect([response.status, response.headers.get('cache-control')]).toEqual([404, 'no-store'])
  })
})

describe('the language of the page', () => {
  it('is the one that was asked for, whatever the browser prefers', async () => {
    const response = await app.request('/v1/docs/guide?language=fr', { headers: { 'Accept-Language': 'de' } })
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
  const first = await app.request('/v1/docs/guide?language=en')
  expect(readGuide('en')).toBe(readGuide('en'))
  expect(await first.text()).toBe((await readGuide('en')).content)
})
