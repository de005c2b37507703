import { describe, expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { anOffer, dakarPlaces, publishedOffer } from '../support/offers.ts'
import { triplesOf } from '../support/triples.ts'

const stage = await openTestCloud()
const { api: operator } = await stage.operator()
const { tenant, admin } = await stage.openTenant({
  kind: 'centre',
  country: 'SN',
  language: 'fr',
  name: 'Centre de Dakar',
})
await admin.api.setPlaces({ body: { places: dakarPlaces }, ifMatch: 1 })
await admin.api.setCentre({ ifMatch: 1, body: { state: 'open', languages: ['fr', 'wo'] } })
const countries = [{ country: 'SN' }, { country: 'GM', fallback: 'SN' }]
await operator.setServedCountries({ body: { countries }, ifMatch: 1 })
const offer = await publishedOffer(admin.api, { place: 'Médina' })
await stage.cloud.settled()

const pages = `${stage.cloud.api}/v1/public/pages`
const read = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${pages}${path}`, { headers: { Accept: 'text/html', ...headers } })
  return { answer, text: await answer.text() }
}

describe('the public pages', () => {
  test('lead from the countries to a centre and an offer, in the language of the browser', async () => {
    const home = await read('', { 'Accept-Language': 'fr-SN, en;q=0.5' })
    expect(home.text).toContain('<html lang="fr" dir="ltr">')
    const [, toCountry] = /href="(pages\/countries\/SN[^"]*)"/.exec(home.text) ?? []
    const country = await fetch(new URL(String(toCountry), pages)).then((answer) => answer.text())
    expect(country).toContain('Centre de Dakar')
    const [, toOffer] = /href="(\.\.\/offers\/[^"]+)"/.exec(country) ?? []
    const at = `${pages}/countries/SN`
    const shown = await fetch(new URL(String(toOffer), at)).then((answer) => answer.text())
    for (const said of ['Atelier de couture', 'Passez nous voir le lundi.', '+221 33 821 00 00', '08:30'])
      expect(shown).toContain(said)
    const [, toCentre] = /href="(\.\.\/centres\/[^"]+)"/.exec(shown) ?? []
    const centre = await fetch(new URL(String(toCentre), at)).then((answer) => answer.text())
    for (const said of ['Avenue Pompidou 3', 'tel:+221338210000', 'français']) expect(centre).toContain(said)
  })

  test('stand in Arabic from right to left, and keep a text in another language in its own direction', async () => {
    const { text } = await read(`/offers/${offer.id}?in=ar`)
    expect(text).toContain('<html lang="ar" dir="rtl">')
    expect(text).toContain('ورشة الخياطة')
    expect(text).toContain('<span lang="fr" dir="ltr">Passez nous voir le lundi.</span>')
    expect(text).toContain('<bdi dir="ltr">+221')
  })

  test('lead to the centres of the fallback where a country has none', async () => {
    const { text } = await read('/countries/GM?in=en')
    expect(text).toContain('The centres in \u2068Senegal\u2069 answer'.replace(/[\u2068\u2069]/g, ''))
    expect(text).toContain(`../centres/${tenant.id}`)
  })

  test('find by what stands in the form, also where its fields are left empty', async () => {
    const { text } = await read('/countries/SN?in=en&kind=&language=&q=COUTURE')
    expect(text).toContain(offer.id)
    const { text: none } = await read('/countries/SN?in=en&kind=credit&language=fr&q=')
    expect(none).not.toContain(offer.id)
    expect(none).toContain('<option value="credit" selected>')
    // Another language asks for the same.
    expect(none).toContain('?in=ar&amp;kind=credit&amp;language=fr')
  })

  test('run no script, fetch nothing, send a form nowhere else, and may be kept for half a minute', async () => {
    for (const path of ['', '/countries/SN', `/centres/${tenant.id}`, `/offers/${offer.id}`]) {
      const { answer, text } = await read(path)
      expect(answer.headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
      )
      expect(answer.headers.get('cache-control')).toBe('public, max-age=30')
      expect(answer.headers.get('set-cookie')).toBeNull()
      expect(text).not.toMatch(/<script(?! type="application\/ld\+json">)|<img|<iframe|<link rel="stylesheet/)
      const known = { 'If-None-Match': String(answer.headers.get('etag')) }
      // The engine gives the languages of a text in any order, so more than one answer is looked at.
      for (let n = 0; n < 5; n += 1)
        expect([path, (await read(path, known)).answer.status]).toEqual([path, 304])
    }
  })

  test('are found by an address as people pass it on, with what was added to it on the way', async () => {
    for (const path of ['', '/countries/SN', `/centres/${tenant.id}`, `/offers/${offer.id}`]) {
      const { text: plain } = await read(`${path}?in=fr`)
      for (const added of ['&fbclid=IwAR0-x', '&utm_source=a&utm_medium=b', '&%00=', '&__proto__=x']) {
        const { answer, text } = await read(`${path}?in=fr${added}`)
        expect([path, added, answer.status]).toEqual([path, added, 200])
        expect(text).toBe(plain)
      }
    }
    // What is asked for all the same is looked at.
    for (const wrong of ['/countries/SN?kind=nonsense', '/countries/SN?language=zz', '?in=xx'])
      expect([wrong, (await read(wrong)).answer.status]).toEqual([wrong, 400])
  })

  test('say so where there is no such page, as a page', async () => {
    for (const path of [
      `/offers/${'0'.repeat(26)}`,
      '/offers/nonsense',
      '/countries/DE',
      '/countries/xx',
      `/centres/${'0'.repeat(26)}`,
    ]) {
      const { answer, text } = await read(path, { 'Accept-Language': 'de' })
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([404, 'no-store'])
      expect(text).toContain('Diese Seite gibt es nicht oder nicht mehr')
    }
  })

  test('keep every text a text', async () => {
    const hostile = '</script><script>alert(1)</script>"><b onclick=x>'
    const { id } = await publishedOffer(admin.api, {
      title: { en: hostile },
      summary: { en: hostile },
      nextStep: { en: hostile },
    })
    await stage.cloud.settled()
    const { text } = await read(`/offers/${id}?in=en`)
    expect(text).toContain('&lt;/script&gt;&lt;script&gt;alert(1)')
    expect(text).not.toMatch(/<script>alert|<b onclick/)
    expect(await triplesOf(text)).toContainEqual(expect.stringContaining('</script><script>alert(1)'))
  })
})

describe('for programs', () => {
  test('an offer says what an independent parser reads as these triples', async () => {
    const { text } = await read(`/offers/${offer.id}?in=fr`)
    const home = stage.cloud.api
    const at = `<${home}/v1/public/pages/offers/${offer.id}>`
    const of = `<${home}/v1/public/pages/centres/${tenant.id}>`
    const term = (name: string) => `<https://schema.org/${name}>`
    const type = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>'
    const triples = await triplesOf(text)
    const outcome = triples.map((triple) => triple.replace(/_:\w+/g, '_'))
    expect(outcome.toSorted()).toEqual(
      [
        `${at} ${type} ${term('Service')} .`,
        `${at} ${term('name')} "Atelier de couture"@fr .`,
        `${at} ${term('description')} "Trois mois de couture.\\nLe matin."@fr .`,
        `${at} ${term('serviceType')} "training" .`,
        `${at} ${term('availableLanguage')} "fr" .`,
        `${at} ${term('availableLanguage')} "wo" .`,
        `${at} ${term('areaServed')} _ .`,
        `_ ${type} ${term('Country')} .`,
        `_ ${term('identifier')} "SN" .`,
        `${at} ${term('audience')} _ .`,
        `${at} ${term('audience')} _ .`,
        `_ ${type} ${term('Audience')} .`,
        `_ ${type} ${term('Audience')} .`,
        `_ ${term('audienceType')} "after_return" .`,
        `_ ${term('audienceType')} "local_population" .`,
        `${at} ${term('provider')} ${of} .`,
        `${of} ${type} ${term('Organization')} .`,
        `${of} ${term('name')} "Centre de Dakar" .`,
        `${of} ${term('location')} _ .`,
        `_ ${type} ${term('Place')} .`,
        `_ ${term('name')} "Médina" .`,
        `_ ${term('address')} "Rue 6 angle 15\\nDakar" .`,
        `_ ${term('telephone')} "+221338210000" .`,
        `_ ${term('email')} "medina@example.org" .`,
      ].toSorted(),
    )
  })

  test('a centre says where it is', async () => {
    const { text } = await read(`/centres/${tenant.id}`)
    const triples = await triplesOf(text)
    expect(triples.filter((triple) => triple.includes('schema.org/address'))).toHaveLength(2)
    expect(triples.join('\n')).toContain('<https://schema.org/knowsLanguage> "wo"')
  })

  test('sitemaps name the pages of each country, and no draft', async () => {
    const { body: draft } = await admin.api.draftOffer({ body: anOffer() })
    const xml = async (path: string) => {
      const answer = await fetch(`${stage.cloud.api}/v1/public/${path}`)
      expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8')
      return answer.text()
    }
    const maps = await xml('sitemap.xml')
    const named = [...maps.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address)
    expect(named).toEqual(['SN', 'GM'].map((country) => `${stage.cloud.api}/v1/public/sitemaps/${country}`))
    const senegal = await xml('sitemaps/SN')
    for (const page of ['countries/SN', `centres/${tenant.id}`, `offers/${offer.id}`])
      expect(senegal).toContain(`<loc>${pages}/${page}</loc>`)
    expect(senegal).not.toContain(draft.id)
    for (const [, address = ''] of senegal.matchAll(/<loc>([^<]+)<\/loc>/g))
      expect((await fetch(address)).status).toBe(200)
    expect((await fetch(`${stage.cloud.api}/v1/public/sitemaps/DE`)).status).toBe(404)
  })
})
