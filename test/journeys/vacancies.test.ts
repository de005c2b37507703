import { describe, expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'
import { inDays } from '../support/exchange.ts'
import { refusalOf } from '../support/refusal.ts'
import { triplesOf } from '../support/triples.ts'
import { addedEmployer, anEmployer, aVacancy, openedVacancy } from '../support/vacancies.ts'

const stage = await openTestCloud()
const { api: operator } = await stage.operator()
await operator.setServedCountries({ body: { countries: [{ country: 'GM' }] }, ifMatch: 1 })
const { admin, tenant } = await stage.openTenant({ kind: 'centre', country: 'GM', name: 'Centre of Banjul' })
const adviser = await stage.join(admin, ['coach'])
const { api } = adviser
const visitor = stage.client()
const pages = `${stage.cloud.api}/v1/public/pages`

const found = async (country = 'GM') => {
  await stage.cloud.settled()
  return (await visitor.findPublicVacancies({ query: { country } })).body.items.map(({ id }) => id)
}

describe('an employer', () => {
  test('is kept with whom one asks there, who is changed and taken away', async () => {
    const employer = await addedEmployer(api)
    expect(employer).toMatchObject({ version: 1, contact: { name: 'Fatou Ceesay', phone: '+2203012345' } })
    const params = { employerId: employer.id }
    const name = 'Sun Roofs & Sons'
    const { body: renamed } = await api.editEmployer({ params, ifMatch: 1, body: { name } })
    expect(renamed).toMatchObject({ name, contact: employer.contact, version: 2 })
    const { body: emptied } = await api.editEmployer({ params, ifMatch: 2, body: { contact: null } })
    expect(emptied).not.toHaveProperty('contact')
    expect((await api.readEmployer({ params })).body).toEqual(emptied)
    expect((await api.listEmployers()).body.items).toContainEqual(emptied)
    expect(await refusalOf(api.editEmployer({ params, ifMatch: 1, body: {} }))).toMatchObject({ status: 412 })
  })

  test('is refused with a number that cannot be dialled from anywhere', async () => {
    const body = anEmployer({ contact: { name: 'Fatou', phone: '301 2345' } })
    expect(await refusalOf(api.addEmployer({ body }))).toMatchObject({
      errors: [{ path: 'body.contact.phone', code: 'international_number' }],
    })
  })

  test('keeps nothing of whom one asks there in the clear', async () => {
    const contact = { name: 'Kumba Verborgen', phone: '+220 301 9999', email: 'kumba@verborgen.example.org' }
    await addedEmployer(api, { contact })
    const rows = JSON.stringify(await scan(stage.cloud, 'main'))
    expect(rows).toContain('Sun Roofs')
    expect(rows).not.toMatch(/verborgen|3019999/i)
  })
})

describe('a vacancy', () => {
  test('is a draft, is open, filled, opened again, closed and withdrawn', async () => {
    const { id: employerId } = await addedEmployer(api)
    const { body: draft } = await api.draftVacancy({ body: aVacancy(employerId) })
    expect(draft).toMatchObject({ state: 'draft', version: 1, employerName: 'Sun Roofs', isCurrent: true })
    const params = { vacancyId: draft.id }
    const acts = [
      ['openVacancy', 'open'],
      ['fillVacancy', 'filled'],
      ['openVacancy', 'open'],
      ['closeVacancy', 'closed'],
      ['withdrawVacancy', 'withdrawn'],
    ] as const
    for (const [n, [act, state]] of acts.entries()) {
      const { body } = await api[act]({ params, ifMatch: n + 1 })
      expect([act, body.state, body.version]).toEqual([act, state, n + 2])
    }
    expect(await refusalOf(api.openVacancy({ params, ifMatch: 6 }))).toMatchObject({
      status: 409,
      code: 'illegal_transition',
      allowed: [],
    })
    expect(await refusalOf(api.editVacancy({ params, ifMatch: 5, body: {} }))).toMatchObject({ status: 412 })
    const listed = await api.listVacancies({ query: { employerId, state: 'withdrawn' } })
    expect(listed.body.items.map(({ id }) => id)).toEqual([draft.id])
    expect((await api.listVacancies({ query: { employerId, state: 'open' } })).body.items).toEqual([])
  })

  test('said twice with one key is one', async () => {
    const { id } = await addedEmployer(api)
    const idempotencyKey = 'a-vacancy-that-is-said-twice'
    const [one, other] = [
      await api.draftVacancy({ body: aVacancy(id), idempotencyKey }),
      await api.draftVacancy({ body: aVacancy(id), idempotencyKey }),
    ]
    expect(other.body).toEqual(one.body)
    expect((await api.listVacancies({ query: { employerId: id } })).body.items).toHaveLength(1)
  })

  test('is refused by field, with the reason', async () => {
    const { id } = await addedEmployer(api)
    const { employerId: foreign } = await foreignEmployer()
    const faults = async (change: object) =>
      (await refusalOf(api.draftVacancy({ body: { ...aVacancy(id), ...change } }))).errors?.map(
        ({ path, code }) => [path, code],
      )
    const money = { currency: 'GMD', from: 2, to: 1, per: 'day' }
    for (const [change, path, code] of [
      [{ validThrough: inDays(-1) }, 'body.validThrough', 'in_the_past'],
      [{ wage: money }, 'body.wage.to', 'less_than_lowest'],
      [{ wage: { ...money, to: 2, currency: 'EUR' } }, 'body.wage.currency', 'other_currency'],
      [{ isco08: '0000' }, 'body.isco08', 'unknown_isco08'],
      [
        { workplace: { country: 'GM', region: 'SN-DK', town: 'Dakar' } },
        'body.workplace.region',
        'other_country',
      ],
      [{ employerId: foreign }, 'body.employerId', 'unknown_reference'],
      [{ languages: [{ language: 'en', level: 'B7' }] }, 'body.languages[0].level', 'unknown_cefr_level'],
    ] as const)
      expect(await faults(change)).toEqual([[path, code]])
  })

  test('is kept by advisers, read by those who work with people, and unknown elsewhere', async () => {
    const { id } = await addedEmployer(api)
    const { body: vacancy } = await api.draftVacancy({ body: aVacancy(id) })
    const params = { vacancyId: vacancy.id }
    const instructor = await stage.join(admin, ['instructor'])
    expect((await instructor.api.readVacancy({ params })).body.id).toBe(vacancy.id)
    for (const act of [
      () => instructor.api.openVacancy({ params, ifMatch: 1 }),
      () => instructor.api.readEmployer({ params: { employerId: id } }),
    ])
      expect(await refusalOf(act())).toMatchObject({ status: 403 })
    const { other } = await foreignEmployer()
    for (const act of [
      () => other.readVacancy({ params }),
      () => other.openVacancy({ params, ifMatch: 1 }),
      () => other.editVacancy({ params, ifMatch: 1, body: {} }),
      () => other.readEmployer({ params: { employerId: id } }),
      () => other.editEmployer({ params: { employerId: id }, ifMatch: 1, body: {} }),
    ])
      expect(await refusalOf(act())).toMatchObject({ status: 404 })
  })

  test('stands in the journal with what was done to it, without a word of its text', async () => {
    const { id: employerId } = await addedEmployer(api)
    const { id } = await openedVacancy(api, employerId)
    const { body } = await admin.api.readJournal({ query: { aggregateId: id } })
    expect(body.items.map(({ action, fields }) => [action, fields])).toEqual([
      ['openVacancy', ['state']],
      ['draftVacancy', expect.arrayContaining(['title', 'wage', 'validThrough'])],
    ])
    expect(JSON.stringify(body.items)).not.toMatch(/solar|Electrician/)
  })

  async function foreignEmployer() {
    const { admin: other } = await stage.openTenant()
    return { other: other.api, employerId: (await addedEmployer(other.api)).id }
  }
})

describe('anybody', () => {
  test('finds a vacancy while it is open and meant for everybody, and none that is not', async () => {
    const { id: employerId } = await addedEmployer(api)
    const { body: draft } = await api.draftVacancy({ body: aVacancy(employerId) })
    const own = await openedVacancy(api, employerId, { isPublic: false })
    expect(await found()).not.toContain(draft.id)
    await api.openVacancy({ params: { vacancyId: draft.id }, ifMatch: 1 })
    expect(await found()).toContain(draft.id)
    expect(await found()).not.toContain(own.id)
    const params = { vacancyId: draft.id }
    const { body: shown } = await visitor.readPublicVacancy({ params })
    expect(shown).toMatchObject({ employerName: 'Sun Roofs', organisationName: 'Centre of Banjul' })
    for (const hidden of ['state', 'employerId', 'isPublic', 'contact', 'addedAt'])
      expect(shown).not.toHaveProperty(hidden)
    expect(JSON.stringify(shown)).not.toContain('Fatou')

    await api.editEmployer({ params: { employerId }, ifMatch: 1, body: { name: 'Moon Roofs' } })
    await stage.cloud.settled()
    expect((await visitor.readPublicVacancy({ params })).body.employerName).toBe('Moon Roofs')
    await api.editVacancy({ params, ifMatch: 2, body: { validThrough: inDays(40) } })
    expect((await found()).filter((id) => id === draft.id)).toHaveLength(1)

    await api.fillVacancy({ params, ifMatch: 3 })
    expect(await found()).not.toContain(draft.id)
    expect(await refusalOf(visitor.readPublicVacancy({ params }))).toMatchObject({ status: 404 })
    expect((await fetch(`${pages}/vacancies/${draft.id}`)).status).toBe(404)
  })

  test('finds none of an organisation that is suspended', async () => {
    const { tenant: other, admin: theirs } = await stage.openTenant({ kind: 'centre', country: 'SN' })
    const { id } = await openedVacancy(theirs.api, (await addedEmployer(theirs.api)).id)
    expect(await found()).toContain(id)
    await operator.suspendTenant({ params: { tenantId: other.id }, ifMatch: 1 })
    expect(await found()).not.toContain(id)
  })

  test('reads of it on a page, in their language, and gets there from the country', async () => {
    const { id: employerId } = await addedEmployer(api)
    const hostile = '</script><script>alert(1)</script>'
    const { id } = await openedVacancy(api, employerId, { skills: [hostile], title: { en: hostile } })
    await stage.cloud.settled()
    const text = async (path: string) => (await fetch(`${pages}${path}`)).text()
    expect(await text('/countries/GM?in=en')).toContain('href="GM/vacancies?in=en"')
    expect(await text('/countries/GM/vacancies?in=en')).toContain(`href="../../vacancies/${id}?in=en"`)
    const page = await text(`/vacancies/${id}?in=ar`)
    for (const said of ['<html lang="ar" dir="rtl">', 'تركّب الألواح الشمسية.', 'Sun Roofs', 'ISCO-08 7411'])
      expect(page).toContain(said)
    expect(page).toContain('&lt;/script&gt;')
    expect(page).not.toContain('<script>alert')
    const sitemap = await (await fetch(`${stage.cloud.api}/v1/public/sitemaps/GM`)).text()
    for (const path of [`vacancies/${id}`, 'countries/GM/vacancies']) {
      expect(sitemap).toContain(`<loc>${pages}/${path}</loc>`)
      expect((await fetch(`${pages}/${path}`)).status).toBe(200)
    }
    expect((await fetch(`${pages}/countries/PE/vacancies`)).status).toBe(404)
  })

  test('who looks by a program reads these triples, and nobody’s name among them', async () => {
    const { id: employerId } = await addedEmployer(api)
    const { id, openedAt } = await openedVacancy(api, employerId)
    await stage.cloud.settled()
    const triples = await triplesOf(await (await fetch(`${pages}/vacancies/${id}?in=en`)).text())
    const at = `<${pages}/vacancies/${id}>`
    const term = (name: string) => `<https://schema.org/${name}>`
    const type = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>'
    const number = (value: string, of: string) => `"${value}"^^<http://www.w3.org/2001/XMLSchema#${of}>`
    expect(triples.map((triple) => triple.replace(/_:\w+/g, '_')).toSorted()).toEqual(
      [
        `${at} ${type} ${term('JobPosting')} .`,
        `${at} ${term('title')} "Electrician"@en .`,
        `${at} ${term('description')} "You put solar panels on roofs.\\nTools are there."@en .`,
        `${at} ${term('datePosted')} "${openedAt}" .`,
        `${at} ${term('validThrough')} "${inDays(30)}T23:59:59.999Z" .`,
        `${at} ${term('employmentType')} "FULL_TIME" .`,
        `${at} ${term('totalJobOpenings')} ${number('2', 'integer')} .`,
        `${at} ${term('occupationalCategory')} _ .`,
        `_ ${type} ${term('CategoryCode')} .`,
        `_ ${term('inCodeSet')} "ISCO-08" .`,
        `_ ${term('codeValue')} "7411" .`,
        `_ ${term('name')} "Building and related electricians" .`,
        `${at} ${term('hiringOrganization')} _ .`,
        `_ ${type} ${term('Organization')} .`,
        `_ ${term('name')} "Sun Roofs" .`,
        `${at} ${term('jobLocation')} _ .`,
        `_ ${type} ${term('Place')} .`,
        `_ ${term('address')} _ .`,
        `_ ${type} ${term('PostalAddress')} .`,
        `_ ${term('addressCountry')} "GM" .`,
        `_ ${term('addressRegion')} "GM-B" .`,
        `_ ${term('addressLocality')} "Banjul" .`,
        `${at} ${term('baseSalary')} _ .`,
        `_ ${type} ${term('MonetaryAmount')} .`,
        `_ ${term('currency')} "GMD" .`,
        `_ ${term('value')} _ .`,
        `_ ${type} ${term('QuantitativeValue')} .`,
        `_ ${term('minValue')} ${number('9.0005E3', 'double')} .`,
        `_ ${term('maxValue')} ${number('12000', 'integer')} .`,
        `_ ${term('unitText')} "MONTH" .`,
      ].toSorted(),
    )
  })

  test('is led to the centre that tells of it, once that says of itself that it is open', async () => {
    const { id } = await openedVacancy(api, (await addedEmployer(api)).id)
    const linked = async () => {
      await stage.cloud.settled()
      return (await (await fetch(`${pages}/vacancies/${id}?in=en`)).text()).includes(
        `../centres/${tenant.id}?in=en`,
      )
    }
    expect(await linked()).toBe(false)
    await admin.api.setCentre({ ifMatch: 1, body: { state: 'open', languages: ['en'] } })
    expect(await linked()).toBe(true)
  })
})
