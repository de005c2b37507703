import type { Vacancy } from '@passerelle/domain/vacancies'
import { expect, it } from 'vitest'
import { clearPartOf } from '../engine/entity.ts'
import { publicVacancyKeys, vacancyKeys } from '../engine/keys/vacancies.ts'
import { set } from '../engine/write.ts'
import { tenantRegistry } from '../tenancy/index.ts'
import { testStore } from '../testing/engine.ts'
import { anOpenTenant, entry, newId, now, platformTable } from '../testing/tenant.ts'
import { employers, vacancies } from '../vacancies/index.ts'
import { publicVacancies } from './public-vacancies.ts'
import { shownOffers } from './shown-offers.ts'

const endOf = (day: string) => `${day}T23:59:59.999Z`
const noonOf = (day: string) => `${day}T12:00:00.000Z`

const aVacancy = (employerId: Vacancy['employerId'], change: Partial<Vacancy> = {}): Vacancy => ({
  id: newId<'vacancy'>(),
  version: 1,
  addedAt: now,
  changedAt: now,
  openedAt: now,
  state: 'open',
  employerId,
  title: { en: 'Electrician' },
  text: { en: 'Roofs' },
  isco08: '7411',
  employmentType: 'full_time',
  workplace: { country: 'GM', town: 'Banjul' },
  languages: [],
  certificates: [],
  skills: [],
  places: 1,
  validThrough: '2027-03-10',
  endsAt: endOf('2027-03-10'),
  isPublic: true,
  ...change,
})

async function aFirm() {
  const { table, tenant } = await anOpenTenant()
  const id = newId<'employer'>()
  const employer = { id, version: 1, addedAt: now, changedAt: now, name: 'Sun Roofs', country: 'GM' }
  await employers(table).add({ ...employer, contact: { name: 'Fatou' } }, { ...entry, aggregateId: id })
  const keep = async (change: Partial<Vacancy> = {}) => {
    const vacancy = aVacancy(id, change)
    await vacancies(table).add(vacancy, { ...entry, aggregateId: vacancy.id })
    return vacancy
  }
  return { table, tenant, employer, keep }
}

it('a vacancy past its last day is found by nobody, although its row still stands', async () => {
  const store = await testStore()
  const { table, keep } = await aFirm()
  const workplace = { country: 'KG', town: 'Osh' }
  const [over, last, ahead] = [
    await keep({ workplace, endsAt: endOf('2027-03-09') }),
    await keep({ workplace }),
    await keep({ workplace, endsAt: endOf('2027-03-11') }),
  ]
  for (const { id } of [over, last, ahead]) await shownOffers(store).followVacancy(table.tenant, id)
  const shown = publicVacancies(store)
  const on = async (day: string) =>
    (await shown.inCountry('KG', noonOf(day), { limit: 5 })).items.map(({ id }) => id)
  expect(await on('2027-03-09')).toEqual([over.id, last.id, ahead.id])
  expect(await on('2027-03-10')).toEqual([last.id, ahead.id])
  expect(await on('2027-03-12')).toEqual([])
  expect((await shown.all('KG', noonOf('2027-03-11'))).map(({ id }) => id)).toEqual([ahead.id])
  expect((await shown.vacancy(over.id, endOf('2027-03-09')))?.id).toBe(over.id)
  expect(await shown.vacancy(over.id, '2027-03-10T00:00:00.000Z')).toBeUndefined()
  expect(await store.get(publicVacancyKeys.vacancy(over.id))).toBeDefined()
  // A page that begins before one is over goes on afterwards, and with nothing that is over.
  const { next } = await shown.inCountry('KG', noonOf('2027-03-09'), { limit: 1 })
  const page = await shown.inCountry('KG', noonOf('2027-03-10'), { limit: 5, after: next })
  expect(page.items.map(({ id }) => id)).toEqual([last.id, ahead.id])
  const nowhere = shown.inCountry('KG', noonOf('2027-03-09'), { limit: 1, after: '2027#nowhere' })
  await expect(nowhere).rejects.toMatchObject({ refusal: { errors: [{ code: 'invalid_cursor' }] } })
})

it('what was read is not shown once it has passed: neither a filled vacancy, nor one of a suspended organisation', async () => {
  const store = await testStore()
  for (const meanwhile of ['filled', 'suspended'] as const) {
    const { table, tenant, keep } = await aFirm()
    const vacancy = await keep()
    let isFirst = true
    const between: typeof store = {
      ...store,
      async transact(writes) {
        if (isFirst) {
          isFirst = false
          if (meanwhile === 'filled') {
            const filled: Vacancy = { ...vacancy, state: 'filled', version: 2 }
            await vacancies(table).replace(filled, 1, { ...entry, aggregateId: vacancy.id })
          } else {
            const registry = tenantRegistry(await platformTable())
            await registry.move({ ...tenant, state: 'suspended', version: 2 }, 1, entry)
          }
        }
        return store.transact(writes)
      },
    }
    await shownOffers(between).followVacancy(table.tenant, vacancy.id)
    expect(isFirst).toBe(false)
    expect(await publicVacancies(store).vacancy(vacancy.id, noonOf('2027-01-01'))).toBeUndefined()
  }
})

it('a row that no use case would have written is shown to nobody, and holds up no other', async () => {
  const store = await testStore()
  const { table, employer, keep } = await aFirm()
  const others = [await keep(), await keep()]
  const spoilt = aVacancy(employer.id, { workplace: { country: 'GM#x', town: 'Banjul' } })
  const key = vacancyKeys.vacancy(table.tenant, spoilt.id)
  await store.transact([set({ key, entity: 'Vacancy', version: 1, clear: clearPartOf('Vacancy', spoilt) })])
  await expect(shownOffers(store).followEmployer(table.tenant, employer.id)).rejects.toThrow()
  const shown = (id: Vacancy['id']) => publicVacancies(store).vacancy(id, noonOf('2027-01-01'))
  expect(await shown(spoilt.id)).toBeUndefined()
  for (const { id } of others) expect((await shown(id))?.employerName).toBe('Sun Roofs')
})

it('a vacancy that somebody else shows under the same number stays theirs', async () => {
  const store = await testStore()
  const [first, second] = [await aFirm(), await aFirm()]
  const id = newId<'vacancy'>()
  for (const { table, keep } of [first, second]) {
    await keep({ id })
    await shownOffers(store).followVacancy(table.tenant, id)
  }
  const shown = await publicVacancies(store).vacancy(id, noonOf('2027-01-01'))
  expect(shown?.organisationId).toBe(first.table.tenant)
})

it('a page of vacancies is one query, and names its employers in one call', async () => {
  const { table, keep } = await aFirm()
  for (let n = 0; n < 3; n += 1) await keep()
  const calls: string[] = []
  const counted = {
    ...table,
    store: {
      ...table.store,
      query: (...given: Parameters<typeof table.store.query>) => {
        calls.push('query')
        return table.store.query(...given)
      },
      getAll: (...given: Parameters<typeof table.store.getAll>) => {
        calls.push('getAll')
        return table.store.getAll(...given)
      },
    },
  }
  const { items } = await vacancies(counted).list({}, { limit: 10 })
  expect(items.map(({ employerName }) => employerName)).toEqual(Array(3).fill('Sun Roofs'))
  expect(calls).toEqual(['query', 'getAll'])
})
