import type { Holders, OwnPlan, OwnReferrals, Self } from '@passerelle/contract/self'
import { type Language, languages } from '@passerelle/messages'
import { describe, expect, it, vi } from 'vitest'
import { ownApi } from './own-api.ts'
import { maxPageBytes } from './page/fit.ts'
import { showOwnPage, showRefusal } from './show-own-page.ts'

vi.spyOn(process.stdout, 'write').mockReturnValue(true)

const code = '01KB3V6Q9ZTENANT00000000007M2KXW9PQRSTVABCDEFGHJ0123'
const pin = '204518'
const hostile = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
const id = (n: number) => String(n).padStart(26, '0')
const at = '2026-03-04T10:00:00.000Z'

type Answers = {
  readonly self: Self
  readonly consents: OwnReferrals
  readonly plan: OwnPlan
  readonly holders: Holders
}

/** As much of a life as there is, `count` of everything, in these words. */
function life(lang: Language, words: string, count: number): Answers {
  const wording = { lang, dir: lang === 'ar' ? 'rtl' : 'ltr' } as const
  const many = <Each>(make: (n: number) => Each) => Array.from({ length: count }, (_, n) => make(n))
  const place = {
    name: words.slice(0, 80),
    address: words.slice(0, 300),
    phone: '+49891234567',
    email: 'office@example.org',
  }
  const organisation = {
    name: words,
    country: 'SN',
    places: many(() => ({ ...place, hours: [words], openingHours: [] })),
  }
  const referral = (n: number) => ({
    referralId: id(n),
    version: 1,
    kind: 'referral',
    state: 'awaiting_consent',
    stateText: words,
    organisation,
    sender: organisation,
    owner: 'sender',
    purposes: [],
    tiers: [],
    packageVersion: 1,
    consent: { state: 'given', givenAt: at, expiresAt: at, text: words },
    appointments: [
      { kind: 'first_contact', start: at, end: at, country: 'SN', timeZone: 'Africa/Dakar', text: words },
    ],
    waiting: true,
    allowed: [],
  })
  const holder = (n: number) => ({
    referralId: id(n),
    organisation,
    state: 'offered',
    stateText: words,
    since: at,
    open: [{ tier: 'T0', name: words }],
    disclosures: many(() => ({ at, tiers: ['T0'], occasion: 'read', names: [words] })),
    erasure: { answer: 'own_legal_ground', ground: words, answeredAt: at, text: words },
  })
  const held = () => ({ ground: 'complaint', until: '2027-06-30', text: words.slice(0, 400) })
  const step = () => ({
    purpose: words.slice(0, 300),
    status: 'planned',
    teachingUnits: 8,
    teachingUnitsDone: 2,
    title: words,
    statusText: words,
  })
  // Read through the routes' own schemas below, which refuse what is none of these.
  return {
    self: {
      ...wording,
      name: words.slice(0, 100),
      organisation,
      language: lang,
      linkEndsAt: at,
      held: many(held),
    },
    consents: { ...wording, items: many(referral), earlier: 2 },
    plan: { ...wording, state: 'agreed', stateText: words, items: many(step) },
    holders: { ...wording, items: many(holder), earlier: 0 },
  } as unknown as Answers
}

/** The API as it answers somebody, and what it was asked. */
function answering(answers: Answers | number) {
  const asked: Request[] = []
  const call: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    asked.push(request)
    if (typeof answers === 'number') return new Response('{"code":"x"}', { status: answers })
    const part = new URL(request.url).pathname.split('/')[4] ?? 'self'
    return Response.json(answers[part as keyof Answers]) // the last part of each route is its name
  }
  return { asked, api: ownApi({ API_URL: 'https://api.example/dev' }, call) }
}

const form = { code, pin, language: 'de' as const }

/** Every tag that does something, or fetches something from elsewhere. */
const doing = /<(?:script|img|iframe|object|embed|link|svg|base)\b/i

describe('a person’s page as HTML', () => {
  it('is read by the person’s own routes alone, as the person, and the first read comes by itself', async () => {
    const { asked, api } = answering(life('de', 'Wort', 1))
    const page = await showOwnPage(api, { ...form, code: `https://x.example/me/#${code.toLowerCase()}` })
    expect(page.status).toBe(200)
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET https://api.example/dev/v1/self',
      'GET https://api.example/dev/v1/self/consents',
      'GET https://api.example/dev/v1/self/plan',
      'GET https://api.example/dev/v1/self/holders',
    ])
    for (const { headers } of asked) {
      expect(headers.get('authorization')).toBe(`Bearer ${code}.${pin}`)
      expect(headers.get('accept-language')).toBe('de')
    }
    expect(page.content).not.toContain(code)
    expect(page.content).not.toContain(pin)
  })

  it.each(languages)(
    'keeps every text a text, and turns to the direction of the language: %s',
    async (language) => {
      const { api } = answering(life(language, hostile, 1))
      const { content: text, headers } = await showOwnPage(api, { ...form, language })
      expect(text).toContain('&lt;script&gt;alert(1)')
      expect(text).not.toMatch(doing)
      expect(`<p>${hostile}`).toMatch(doing)
      expect(text).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`)
      expect(headers?.['Content-Security-Policy']).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
      )
    },
  )

  it('is at most 30 kB, whatever there is to tell, and says how much is missing', async () => {
    for (const [count, length] of [
      [1, 20],
      [30, 120],
      [30, 450],
    ] as const) {
      const { api } = answering(life('ar', 'كلمة '.repeat(length / 5), count))
      const { content: text } = await showOwnPage(api, { ...form, language: 'ar' })
      expect(Buffer.byteLength(String(text))).toBeLessThan(maxPageBytes)
      if (count > 1) expect(text).toContain('لا تظهر هنا')
    }
  })
})

describe('where it cannot be shown, a page says why and leads on', () => {
  it.each([
    [401, 401, 'Das ließ sich nicht öffnen'],
    [429, 429, 'Gerade zu viele'],
    [403, 503, 'Die Seite antwortet nicht'],
    [500, 503, 'Die Seite antwortet nicht'],
    [504, 503, 'Die Seite antwortet nicht'],
  ])('the API answers %i', async (told, status, title) => {
    const { asked, api } = answering(told)
    const page = await showOwnPage(api, form)
    expect([page.status, asked.length]).toEqual([status, 1])
    expect(page.content).toContain(title)
    // The long word stays, the secret one does not.
    expect(page.content).toContain(`value="${code}"`)
    expect(page.content).not.toContain(pin)
  })

  it('the API does not answer, or answers what is none of its answers', async () => {
    const env = { API_URL: 'https://api.example/dev' }
    const gone = ownApi(env, () => Promise.reject(new TypeError('fetch failed')))
    const strange = ownApi(env, async () => new Response('<html>', { status: 200 }))
    const other = ownApi(env, async () => Response.json({ lang: 'de' }))
    for (const api of [gone, strange, other]) expect((await showOwnPage(api, form)).status).toBe(503)
  })

  it.each([
    [{ code: code.slice(3) }, 'hier sind 49'],
    [{ code: '' }, 'hier sind 0'],
    [{ pin: '12345' }, 'Die PIN hat sechs Ziffern'],
    [{ pin: '' }, 'Die PIN hat sechs Ziffern'],
  ])('code or PIN are none: %j', async (wrong, said) => {
    const { asked, api } = answering(401)
    const page = await showOwnPage(api, { ...form, ...wrong })
    expect([page.status, asked.length]).toEqual([400, 0])
    expect(page.content).toContain(said)
    expect(page.content).toContain('aria-invalid="true"')
  })

  it('takes the digits of the keyboards of our countries', async () => {
    const { asked, api } = answering(401)
    await showOwnPage(api, { ...form, pin: '٢٠٤ ٥١٨' })
    expect(asked[0]?.headers.get('authorization')).toBe(`Bearer ${code}.${pin}`)
  })

  it('a code that is a script stays a text', async () => {
    const { content: text } = await showOwnPage(answering(401).api, { ...form, code: hostile })
    expect(text).not.toMatch(doing)
  })

  it.each([400, 404, 405, 413, 500] as const)('the request was none from the form: %i', async (status) => {
    const page = await showRefusal(status, { language: 'fr' })
    expect(page.status).toBe(status)
    expect(page.content).toContain('href="/me/"')
  })
})
