import { describe, expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { inDays } from '../support/exchange.ts'
import { anOffer, dakarPlaces, publishedOffer } from '../support/offers.ts'
import { refusalOf, refusalsOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const { api: operator } = await stage.operator()
const { tenant, admin } = await stage.openTenant({ kind: 'centre', country: 'SN', language: 'fr' })
await admin.api.setPlaces({ body: { places: dakarPlaces }, ifMatch: 1 })
const visitor = stage.client()

const found = async (query: { country: string; kind?: 'training'; language?: string; q?: string }) => {
  await stage.cloud.settled()
  return (await visitor.findPublicOffers({ query })).body.items.map(({ id }) => id)
}

describe('an offer', () => {
  test('is a draft that nobody outside sees, is published, changed, withdrawn and published again', async () => {
    const { body: draft } = await admin.api.draftOffer({ body: anOffer({ place: 'Médina' }) })
    const params = { offerId: draft.id }
    expect(draft).toMatchObject({ state: 'draft', version: 1, capacity: { free: 4, stale: false } })
    expect(await found({ country: 'SN' })).not.toContain(draft.id)
    await refusalOf(visitor.readPublicOffer({ params })).then((refusal) =>
      expect(refusal).toMatchObject({ status: 404 }),
    )

    const { body: published } = await admin.api.publishOffer({ params, ifMatch: draft.version })
    expect(published).toMatchObject({ state: 'published', version: 2 })
    expect(await found({ country: 'SN' })).toContain(draft.id)
    const { body: shown } = await visitor.readPublicOffer({ params })
    expect(shown).toMatchObject({
      title: draft.title,
      organisationId: tenant.id,
      organisationName: tenant.name,
      isCentre: false,
      place: { name: 'Médina', phone: '+221338210000' },
    })
    expect(shown).not.toHaveProperty('words')

    await admin.api.editOffer({ params, ifMatch: 2, body: { title: { en: 'Sewing' }, place: null } })
    await stage.cloud.settled()
    const { body: changed } = await visitor.readPublicOffer({ params })
    expect(changed.title).toEqual({ en: 'Sewing' })
    expect(changed).not.toHaveProperty('place')

    await admin.api.withdrawOffer({ params, ifMatch: 3 })
    expect(await found({ country: 'SN' })).not.toContain(draft.id)
    expect(await found({ country: 'SN', q: 'sewing' })).toEqual([])
    expect(await refusalOf(visitor.readPublicOffer({ params }))).toMatchObject({ status: 404 })
    expect((await admin.api.readOffer({ params })).body.state).toBe('withdrawn')

    await admin.api.publishOffer({ params, ifMatch: 4 })
    expect(await found({ country: 'SN', q: 'sewing' })).toEqual([draft.id])
  })

  test('goes only where it can go from where it is, by somebody who has seen how it is', async () => {
    const { body: draft } = await admin.api.draftOffer({ body: anOffer() })
    const params = { offerId: draft.id }
    expect(await refusalOf(admin.api.withdrawOffer({ params, ifMatch: 1 }))).toMatchObject({
      status: 409,
      code: 'illegal_transition',
      allowed: ['publish'],
    })
    await admin.api.publishOffer({ params, ifMatch: 1 })
    expect(await refusalOf(admin.api.publishOffer({ params, ifMatch: 2 }))).toMatchObject({ status: 409 })
    expect(await refusalOf(admin.api.editOffer({ params, ifMatch: 1, body: {} }))).toMatchObject({
      status: 412,
      current: 2,
    })
  })

  test('names a place of the organisation, a day that has come, and each language once', async () => {
    const wrong = anOffer({ place: 'Thiès' })
    expect(await refusalOf(admin.api.draftOffer({ body: wrong }))).toMatchObject({
      errors: [{ path: 'body.place', code: 'unknown_reference' }],
    })
    const ahead = anOffer({ capacity: { free: 1, asOf: inDays(3) } })
    expect(await refusalOf(admin.api.draftOffer({ body: ahead }))).toMatchObject({
      errors: [{ path: 'body.capacity.asOf' }],
    })
    const twice = anOffer({ languages: ['fr', 'FR'] })
    expect(await refusalOf(admin.api.draftOffer({ body: twice }))).toMatchObject({
      errors: [{ path: 'body.languages', code: 'twice' }],
    })
    const mute = anOffer({ title: {} })
    expect(await refusalOf(admin.api.draftOffer({ body: mute }))).toMatchObject({
      errors: [{ path: 'body.title', code: 'no_language' }],
    })
  })

  test('is written by those who lead, read by everybody in the organisation, and unknown elsewhere', async () => {
    const [coach, coordinator] = [
      await stage.join(admin, ['coach']),
      await stage.join(admin, ['coordinator']),
    ]
    const { body: offer } = await coordinator.api.draftOffer({ body: anOffer() })
    const params = { offerId: offer.id }
    expect((await coach.api.readOffer({ params })).body.id).toBe(offer.id)
    expect(await refusalOf(coach.api.draftOffer({ body: anOffer() }))).toMatchObject({ status: 403 })
    const { admin: other } = await stage.openTenant()
    const refused = await refusalsOf([
      other.api.readOffer({ params }),
      other.api.publishOffer({ params, ifMatch: 1 }),
      other.api.editOffer({ params, ifMatch: 1, body: {} }),
    ])
    expect(refused.map(({ status }) => status)).toEqual([404, 404, 404])
  })

  test('stands in the journal with what was done to it, without a word of its text', async () => {
    const offer = await publishedOffer(admin.api)
    const { body } = await admin.api.readJournal({ query: { aggregateId: offer.id } })
    expect(body.items.map(({ action, fields }) => [action, fields])).toEqual([
      ['publishOffer', ['state']],
      ['draftOffer', Object.keys(anOffer())],
    ])
  })

  test('shows the number of free places in grey once nobody has counted for thirty days', async () => {
    const stale = async (days: number) => {
      const offer = await publishedOffer(admin.api, { capacity: { free: 0, asOf: inDays(-days) } })
      await stage.cloud.settled()
      const { body } = await visitor.readPublicOffer({ params: { offerId: offer.id } })
      return [body.capacity?.stale, offer.capacity?.stale]
    }
    expect([await stale(29), await stale(32)]).toEqual([
      [false, false],
      [true, true],
    ])
  })
})

describe('whoever looks for offers', () => {
  test('finds them by country, kind, spoken language and words in every language of the title', async () => {
    const training = await publishedOffer(admin.api, {
      country: 'GM',
      title: { en: 'Solar panels', fr: 'Énergie solaire', ar: 'الطاقة الشمسية' },
      languages: ['en', 'wo'],
    })
    const credit = await publishedOffer(admin.api, {
      country: 'GM',
      kind: 'credit',
      title: { en: 'Small credits for solar kiosks' },
      languages: ['en'],
    })
    const both = [training.id, credit.id].toSorted()
    expect((await found({ country: 'GM' })).toSorted()).toEqual(both)
    expect(await found({ country: 'GM', kind: 'training' })).toEqual([training.id])
    expect(await found({ country: 'GM', language: 'wo' })).toEqual([training.id])
    expect(await found({ country: 'GM', kind: 'training', language: 'fr' })).toEqual([])
    expect((await found({ country: 'GM', q: 'SOL' })).toSorted()).toEqual(both)
    expect(await found({ country: 'GM', q: 'energie' })).toEqual([training.id])
    expect(await found({ country: 'GM', q: 'شمسية' })).toEqual([training.id])
    expect(await found({ country: 'GM', q: 'kiosks solar' })).toEqual([credit.id])
    expect(await found({ country: 'GM', q: 'solar', kind: 'training' })).toEqual([training.id])
    expect(await found({ country: 'NE' })).toEqual([])
  })

  test('walks through them page by page, and begins nowhere but after an offer', async () => {
    const ids: string[] = []
    for (let n = 0; n < 5; n += 1) ids.push((await publishedOffer(admin.api, { country: 'NE' })).id)
    await stage.cloud.settled()
    for (const q of [undefined, 'couture']) {
      const walked: string[] = []
      let cursor: string | undefined
      do {
        const query = { country: 'NE', limit: 2, ...(q && { q }), ...(cursor && { cursor }) }
        const { body } = await visitor.findPublicOffers({ query })
        expect(body.items.length).toBeLessThanOrEqual(2)
        walked.push(...body.items.map(({ id }) => id))
        cursor = body.next
      } while (cursor !== undefined)
      expect(walked.toSorted()).toEqual(ids.toSorted())
      const astray = visitor.findPublicOffers({
        query: { country: 'NE', cursor: 'anywhere', ...(q && { q }) },
      })
      expect(await refusalOf(astray)).toMatchObject({
        errors: [{ path: 'query.cursor', code: 'invalid_cursor' }],
      })
    }
  })

  test('keeps an answer for half a minute, and is told where nothing has changed', async () => {
    await publishedOffer(admin.api, { country: 'MA' })
    await stage.cloud.settled()
    const address = `${stage.cloud.api}/v1/public/offers?country=MA`
    const first = await fetch(address)
    expect(first.headers.get('cache-control')).toBe('public, max-age=30')
    expect(first.headers.get('access-control-allow-origin')).toBe('*')
    const known = { 'If-None-Match': String(first.headers.get('etag')) }
    for (let n = 0; n < 5; n += 1) expect((await fetch(address, { headers: known })).status).toBe(304)
    await publishedOffer(admin.api, { country: 'MA' })
    await stage.cloud.settled()
    const changed = await fetch(address, { headers: known })
    expect(changed.status).toBe(200)
    expect(await changed.json()).toMatchObject({ items: [{}, {}] })
  })
})

describe('an organisation that is suspended', () => {
  test('shows nothing any more, and all of it again once it is resumed', async () => {
    const { tenant: other, admin: lead } = await stage.openTenant({ kind: 'centre', country: 'TN' })
    await lead.api.setCentre({ ifMatch: 1, body: { state: 'open', languages: ['ar'] } })
    const offers = [
      await publishedOffer(lead.api, { country: 'TN' }),
      await publishedOffer(lead.api, { country: 'TN' }),
    ]
    const ids = offers.map(({ id }) => id).toSorted()
    expect((await found({ country: 'TN' })).toSorted()).toEqual(ids)
    const params = { tenantId: other.id }
    await operator.suspendTenant({ params, ifMatch: 1 })
    expect(await found({ country: 'TN' })).toEqual([])
    expect(await refusalOf(visitor.readPublicCentre({ params }))).toMatchObject({ status: 404 })
    await operator.resumeTenant({ params, ifMatch: 2 })
    expect((await found({ country: 'TN' })).toSorted()).toEqual(ids)
    expect((await visitor.readPublicCentre({ params })).body.state).toBe('open')
  })

  test('shows its new name and its new places wherever it is shown', async () => {
    const offer = await publishedOffer(admin.api, { country: 'KG', place: 'Plateau' })
    const params = { offerId: offer.id }
    const { body: own } = await admin.api.readOwnTenant()
    await admin.api.editOwnTenant({ body: { name: 'Maison du retour' }, ifMatch: own.version })
    const places = dakarPlaces.map((place) => ({ ...place, address: `${place.address}, 2e étage` }))
    const { body: placed } = await admin.api.readPlaces()
    await admin.api.setPlaces({ body: { places }, ifMatch: placed.version })
    await stage.cloud.settled()
    const { body } = await visitor.readPublicOffer({ params })
    expect(body.organisationName).toBe('Maison du retour')
    expect(body.place?.address).toContain('2e étage')
    const query = { country: 'KG', q: 'maison' }
    expect((await visitor.findPublicOffers({ query })).body.items.map(({ id }) => id)).toEqual([offer.id])
    expect(own.name).not.toBe('Maison du retour')
  })
})

describe('centres', () => {
  test('are open, planned or suspended; a country without an open one is answered for by its fallback', async () => {
    const { body: served } = await operator.readServedCountries()
    const countries = [
      { country: 'SN' },
      { country: 'GM', fallback: 'SN' },
      { country: 'NE', fallback: 'GM' },
      { country: 'AF' },
    ]
    await operator.setServedCountries({ body: { countries }, ifMatch: served.version })
    await admin.api.setCentre({ ifMatch: 1, body: { state: 'open', languages: ['fr', 'wo'] } })
    const { admin: banjul } = await stage.openTenant({ kind: 'centre', country: 'GM' })
    await banjul.api.setCentre({ ifMatch: 1, body: { state: 'planned', languages: ['en'] } })
    await stage.cloud.settled()
    const { body } = await visitor.listPublicCentres()
    expect(body.countries.map(({ country, state, answeredBy }) => [country, state, answeredBy])).toEqual([
      ['SN', 'open', 'SN'],
      ['GM', 'planned', 'SN'],
      ['NE', 'none', 'SN'],
      ['AF', 'none', undefined],
    ])
    expect(body.countries[0]?.centres).toEqual([
      { id: tenant.id, name: 'Maison du retour', country: 'SN', state: 'open', languages: ['fr', 'wo'] },
    ])
    const { body: centre } = await visitor.readPublicCentre({ params: { tenantId: tenant.id } })
    expect(centre.places.map(({ name }) => name)).toEqual(['Médina', 'Plateau'])
    await admin.api.setCentre({ ifMatch: 2, body: { state: 'suspended', languages: ['fr'] } })
    await stage.cloud.settled()
    const { body: later } = await visitor.listPublicCentres()
    expect(later.countries.map(({ state, answeredBy }) => [state, answeredBy])).toEqual([
      ['suspended', undefined],
      ['planned', undefined],
      ['none', undefined],
      ['none', undefined],
    ])
  })

  test('are organisations of that kind; of others not even the places are shown', async () => {
    const { tenant: coaching, admin: lead } = await stage.openTenant()
    const body = { state: 'open' as const, languages: ['de'] }
    expect(await refusalOf(lead.api.setCentre({ ifMatch: 1, body }))).toMatchObject({
      code: 'not_possible',
      what: 'not_a_centre',
    })
    await lead.api.setPlaces({ body: { places: dakarPlaces }, ifMatch: 1 })
    await publishedOffer(lead.api, { country: 'DE' })
    await stage.cloud.settled()
    const params = { tenantId: coaching.id }
    expect(await refusalOf(visitor.readPublicCentre({ params }))).toMatchObject({ status: 404 })
  })

  test('lead from each country to one that is served, and not to itself', async () => {
    const { version } = (await operator.readServedCountries()).body
    const faults = async (countries: { country: string; fallback?: string }[]) =>
      (await refusalOf(operator.setServedCountries({ body: { countries }, ifMatch: version })))?.errors
    expect(await faults([{ country: 'SN', fallback: 'GM' }])).toMatchObject([
      { path: 'body.countries[0].fallback', code: 'unknown_reference' },
    ])
    expect(await faults([{ country: 'SN', fallback: 'SN' }])).toMatchObject([
      { path: 'body.countries[0].fallback', code: 'unknown_reference' },
    ])
    expect(await faults([{ country: 'SN' }, { country: 'SN' }])).toMatchObject([{ code: 'twice' }])
  })
})
