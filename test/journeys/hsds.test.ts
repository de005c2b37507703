import { describe, expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { inDays } from '../support/exchange.ts'
import { dakarPlaces, publishedOffer } from '../support/offers.ts'
import { refusalOf } from '../support/refusal.ts'
import { hsdsSchema } from './hsds/schema.ts'

const stage = await openTestCloud()
const { api: operator } = await stage.operator()
const { tenant, admin } = await stage.openTenant({ kind: 'centre', country: 'SN', language: 'fr' })
const visitor = stage.client()
const faultsOf = { service: hsdsSchema('service'), line: hsdsSchema('service-list') }

const { version } = (await operator.readServedCountries()).body
const countries = [{ country: 'SN' }, { country: 'GM' }]
await operator.setServedCountries({ body: { countries }, ifMatch: version })
await admin.api.setPlaces({ body: { places: dakarPlaces }, ifMatch: 1 })
await admin.api.setCentre({ body: { state: 'open', languages: ['fr', 'wo'] }, ifMatch: 1 })

type Query = NonNullable<NonNullable<Parameters<typeof visitor.listHsdsServices>[0]>['query']>
const listed = async (query: Query = {}) => (await visitor.listHsdsServices({ query })).body

/** All is published before anybody asks: which offers there are is kept for as long as anybody may keep an answer. */
const offers = {
  full: await publishedOffer(admin.api, {
    place: 'Médina',
    eligibility: { fr: 'Tout le monde' },
    audience: ['after_return', 'families'],
    languages: ['fr', 'wo', 'sr-Cyrl'],
    capacity: { free: 4, asOf: inDays(-1) },
  }),
  bare: await publishedOffer(admin.api, {
    title: { ar: 'دورة الخياطة' },
    capacity: undefined,
    place: undefined,
  }),
  second: await publishedOffer(admin.api, { country: 'GM' }),
  third: await publishedOffer(admin.api, { country: 'GM', kind: 'credit' }),
  elsewhere: await publishedOffer(admin.api, { country: 'IQ' }),
}
await stage.cloud.settled()

const within = <Service extends { readonly url: string }>(
  offer: { readonly id: string },
  services: readonly Service[],
) => services.find(({ url }) => url.endsWith(offer.id))

describe('offers as services of HSDS 3.0', () => {
  test('say in which edition, and where they are described', async () => {
    const { body } = await visitor.readHsds()
    expect(body).toEqual({
      version: '3.0',
      profile: expect.stringMatching(/^https:/),
      openapi_url: expect.stringMatching(/\/v1\/openapi\.json$/),
    })
  })

  test('are valid by the official schemas, in a list, in full and alone, with as much and as little as there can be', async () => {
    const lines = await listed({ in: 'ar' })
    const whole = await listed({ full: 'true', in: 'ar' })
    expect(lines).toMatchObject({ total_items: 4, total_pages: 1, page_number: 1, size: 4, empty: false })
    expect(lines).toMatchObject({ first_page: true, last_page: true })
    expect(lines.contents.flatMap(faultsOf.line)).toEqual([])
    expect(whole.contents.flatMap(faultsOf.service)).toEqual([])
    for (const service of whole.contents) {
      const params = { serviceId: service.id.toUpperCase() }
      expect((await visitor.readHsdsService({ params, query: { in: 'ar' } })).body).toEqual(service)
    }
    expect(within(offers.elsewhere, lines.contents)).toBeUndefined()
    expect(within(offers.bare, whole.contents)).toMatchObject({
      name: 'دورة الخياطة',
      service_at_locations: [],
    })
    const told = within(offers.full, whole.contents)
    expect(told).toMatchObject({
      status: 'active',
      organization: { name: tenant.name, description: 'مركز استشاري للعائدين' },
      languages: [{ code: 'fr' }, { code: 'wo' }, { code: 'sr-Cyrl' }],
      service_areas: [{ name: 'السنغال' }],
      capacity: { free: 4, stale: false },
      service_at_locations: [
        {
          location: {
            name: 'Médina',
            addresses: [{ country: 'SN', city: '' }],
            phones: [{ number: '+221338210000' }],
          },
        },
      ],
      attributes: [offers.full.kind, 'after_return', 'families'].map((code) => ({ taxonomy_term: { code } })),
    })
  })

  test('come by pages that name each once, and an empty one after the last', async () => {
    const { contents } = await listed()
    const ids: string[] = []
    for (const page of [1, 2, 3, 4]) {
      const { contents: some, ...counted } = await listed({ per_page: '1', page: String(page) })
      expect(counted).toMatchObject({
        size: 1,
        total_items: 4,
        total_pages: 4,
        first_page: page === 1,
        last_page: page === 4,
      })
      ids.push(...some.map(({ id }) => id))
    }
    expect(ids).toEqual(contents.map(({ id }) => id))
    expect(await listed({ page: '999' })).toMatchObject({
      size: 0,
      empty: true,
      last_page: true,
      contents: [],
    })
  })

  test.each([
    [{ page: '0' }, 'page'],
    [{ page: 'two' }, 'page'],
    [{ per_page: '51' }, 'per_page'],
    [{ full: 'perhaps' }, 'full'],
    [{ format: 'ndjson' }, 'format'],
    [{ in: 'tlh' }, 'in'],
    [{ taxonomy_term_id: 'x' }, 'taxonomy_term_id'],
  ])('refuse what they do not know by its name: %j', async (query, field) => {
    const asked = visitor.listHsdsServices({ query: query as never })
    expect(await refusalOf(asked)).toMatchObject({ status: 400, errors: [{ path: `query.${field}` }] })
  })

  test('are seen to be wrong where they are', async () => {
    const service = within(offers.full, (await listed({ full: 'true' })).contents)
    const [place] = service?.service_at_locations ?? []
    expect(faultsOf.service({ ...service, id: offers.full.id })).toEqual(['/id must match format "uuid"'])
    expect(faultsOf.service({ ...service, status: 'open' })).toHaveLength(1)
    expect(faultsOf.line({ ...service, name: undefined })).toHaveLength(1)
    const nowhere = { ...place?.location, addresses: [{ ...place?.location.addresses[0], city: undefined }] }
    const moved = { ...service, service_at_locations: [{ ...place, location: nowhere }] }
    expect(faultsOf.service(moved)).toHaveLength(1)
  })

  test('are found by nothing once they are withdrawn, and by no UUID that is none', async () => {
    const service = within(offers.third, (await listed()).contents)
    const params = { serviceId: service?.id ?? '' }
    expect((await visitor.readHsdsService({ params })).body.url).toBe(service?.url)
    const { id: offerId, version } = offers.third
    await admin.api.withdrawOffer({ params: { offerId }, ifMatch: version })
    await stage.cloud.settled()
    expect(within(offers.third, (await listed()).contents)).toBeUndefined()
    const none = [
      params.serviceId,
      '00000000-0000-8000-8000-000000000000',
      offerId,
      'x',
      `${params.serviceId}0`,
    ]
    for (const serviceId of none)
      expect(await refusalOf(visitor.readHsdsService({ params: { serviceId } }))).toMatchObject({
        status: 404,
      })
  })
})
