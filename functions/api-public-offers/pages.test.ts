import type { OfferLine, PublicCentre, PublicOffer } from '@passerelle/domain/offers'
import type { PublicVacancy } from '@passerelle/domain/vacancies'
import { type Language, languages } from '@passerelle/messages'
import type { PublicOffers } from '@passerelle/table/events'
import { expect, test } from 'vitest'
import type { Office } from './office.ts'
import { showCentre } from './page/show-centre.ts'
import { showCountries } from './page/show-countries.ts'
import { showCountry } from './page/show-country.ts'
import { showOffer } from './page/show-offer.ts'
import { showVacancies } from './page/show-vacancies.ts'
import { showVacancy } from './page/show-vacancy.ts'

/* A page has at most 30 kB, however much there is to say: somebody may read it over a line that carries little else. */

const id = '0'.repeat(26) as never
/** What takes most room in each: a sign that is written out in a page takes more than any letter. */
const longest = { en: '&', de: 'Ü', fr: 'é', ar: 'ض' } as const
const spoken = ['fr', 'ar', 'de', 'en', 'wo', 'ff', 'ha', 'sr-Cyrl']

/** As much as there can be of everything, in one language. */
function fullest(language: Language): Office {
  const text = (length: number) => longest[language].repeat(length)
  const place = {
    name: text(80),
    address: text(300),
    phone: '+221338210000',
    formattedPhone: '+221 33 821 00 00',
    email: `${'e'.repeat(60)}@example.org`,
    openingHours: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ days: [day], from: `0${day}:30`, to: '17:00' })),
    map: `https://maps.example.org/${'m'.repeat(270)}`,
  }
  const line: OfferLine = {
    id,
    version: 1,
    kind: 'irregular_migration_dangers',
    country: 'SN',
    title: { [language]: text(120) },
    languages: spoken,
    capacity: { free: 9_999, asOf: '2026-01-01' },
    organisationId: id,
    organisationName: text(120),
    words: [],
  }
  const offer: PublicOffer = {
    ...line,
    changedAt: '2026-01-01T10:00:00.000Z',
    summary: { [language]: text(1200) },
    audience: ['before_return', 'after_return', 'local_population', 'migrants', 'families', 'women'],
    eligibility: { [language]: text(600) },
    nextStep: { [language]: text(400) },
    isCentre: true,
    place,
  }
  const centre: PublicCentre = {
    id,
    version: 1,
    name: text(120),
    country: 'SN',
    places: Array.from({ length: 10 }, () => place),
    state: 'open',
    languages: spoken,
    note: { [language]: text(400) },
  }
  const vacancy: PublicVacancy = {
    id,
    version: 1,
    changedAt: '2026-01-01T10:00:00.000Z',
    openedAt: '2026-01-01T10:00:00.000Z',
    title: { [language]: text(120) },
    text: { [language]: text(2000) },
    isco08: '3254',
    employmentType: 'contractor',
    workplace: { country: 'SN', region: 'SN-DK', town: text(80) },
    languages: spoken.map((tag) => ({ language: tag, level: 'Pre-A1' as const })),
    certificates: ['7126', '7127', '7411', '7412', '7413', '7421', '7422', '7511', '7512', '7513'],
    skills: Array.from({ length: 12 }, () => text(120)),
    wage: { currency: 'XOF', from: 100_000_000_000, to: 999_999_999_999, per: 'month' },
    places: 1000,
    validThrough: '2027-12-31',
    endsAt: '2027-12-31T23:59:59.999Z',
    employerName: text(200),
    organisationId: id,
    organisationName: text(120),
    isCentre: true,
  }
  const countries = 'AF AL EG GH GM IQ KG MA MX NE NG PK RS SN TN XK'.split(' ')
  const { places: _, note: __, ...centreLine } = centre
  const offers: PublicOffers = {
    vacancies: {
      inCountry: async (_, __, { limit }) => ({
        items: Array.from({ length: limit }, () => vacancy),
        next: `2027-12-31T23:59:59.999Z#${id}`,
      }),
      all: async () => [],
      vacancy: async () => vacancy,
    },
    countries: async () => ({
      served: countries.map((country) => ({ country, ...(country !== 'AF' && { fallback: 'AF' }) })),
      centres: [
        ...Array.from({ length: 30 }, () => ({ ...centreLine, state: 'planned' as const })),
        ...Array.from({ length: 30 }, () => ({ ...centreLine, country: 'AF' })),
      ],
    }),
    find: async (_, { limit }) => ({
      items: Array.from({ length: limit }, () => line),
      next: `${'x'.repeat(40)}#${id}`,
    }),
    all: async () => [],
    offer: async () => offer,
    some: async () => [offer],
    centre: async () => centre,
  }
  return {
    offers,
    home: 'https://passerelle.example.org',
    clock: { now: () => new Date('2026-06-01T10:00:00Z') },
  }
}

test.each(languages)('every page has at most 30 kB, however much there is to say: %s', async (language) => {
  const office = fullest(language)
  const pages = {
    countries: await showCountries(office, language),
    country: await showCountry(
      office,
      'SN',
      { q: longest[language].repeat(100), kind: 'credit', language: 'wo' },
      language,
    ),
    centre: await showCentre(office, id, language),
    offer: await showOffer(office, id, language),
    vacancies: await showVacancies(office, 'SN', undefined, language),
    vacancy: await showVacancy(office, id, language),
  }
  for (const [name, { content }] of Object.entries(pages)) {
    const bytes = Buffer.byteLength(String(content))
    expect(bytes, `${name} has ${bytes}`).toBeLessThanOrEqual(30_000)
    // A page that says nothing would be small as well.
    expect(bytes).toBeGreaterThan(2_000)
  }
})

test('what was counted long ago stands there in grey, and says that it is old', async () => {
  const { content } = await showOffer(fullest('en'), id, 'en')
  expect(content).toMatch(/<span class="stale">.*as of January 1, 2026\. This may have changed since\./)
  const fresh = fullest('en')
  const now = { ...fresh, clock: { now: () => new Date('2026-01-31T10:00:00Z') } }
  expect((await showOffer(now, id, 'en')).content).not.toContain('class="stale"')
})

test('a page by words that holds nothing, and has a next, does not say that there is nothing', async () => {
  const office = fullest('en')
  const finding = (found: Awaited<ReturnType<PublicOffers['find']>>) =>
    showCountry(
      { ...office, offers: { ...office.offers, find: async () => found } },
      'SN',
      { q: 'work' },
      'en',
    )
  const next = `work#${id}`
  expect((await finding({ items: [] })).content).toContain('Nothing was found')
  const { content } = await finding({ items: [], next })
  expect(content).not.toContain('Nothing was found')
  expect(content).toContain(`cursor=${encodeURIComponent(next)}`)
})

test('a country that nobody serves has a page as long as something is offered there, whatever is looked for', async () => {
  const { offers, ...office } = fullest('en')
  const [line] = (await offers.find({ country: 'SN' }, { limit: 1 })).items
  if (line === undefined) throw new Error('there is an offer')
  const offering = (...items: readonly OfferLine[]) =>
    showCountry(
      {
        ...office,
        offers: { ...offers, find: async ({ words }) => ({ items: words === undefined ? items : [] }) },
      },
      'PE',
      { q: 'work' },
      'en',
    )
  expect((await offering(line)).content).toContain('Nothing was found')
  await expect(offering()).rejects.toMatchObject({ refusal: { code: 'not_found' } })
})
