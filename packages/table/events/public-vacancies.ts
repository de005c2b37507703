import { type CalendarDate, refuse, type VacancyId } from '@passerelle/domain/kernel'
import { isCurrent, type PublicVacancy, type VacancyLine } from '@passerelle/domain/vacancies'
import { isPlaceOfVacancy, publicVacancyKeys, publicVacancyRanges } from '../engine/keys/vacancies.ts'
import { placeIn } from '../engine/row.ts'
import { allOf, type Store } from '../engine/store.ts'
import { readPublicVacancy, readVacancyLine } from '../vacancies/index.ts'

/** A page of vacancies; `next` is where the following one begins, and what it says is no secret. */
export type VacanciesPage = { readonly items: readonly VacancyLine[]; readonly next?: string }

/** The vacancies that anybody finds. What is past its last day is never among them, whatever still stands there. */
export type PublicVacancies = {
  /** Those in a country that count today, those first that end first. One query. */
  inCountry(
    country: string,
    today: CalendarDate,
    page: { readonly limit: number; readonly after?: string | undefined },
  ): Promise<VacanciesPage>
  /** Every vacancy in a country that counts today: as many queries as it takes. */
  all(country: string, today: CalendarDate): Promise<readonly VacancyLine[]>
  /** One call. */
  vacancy(id: VacancyId, today: CalendarDate): Promise<PublicVacancy | undefined>
}

export function publicVacancies(store: Pick<Store, 'get' | 'query' | 'queryAll'>): PublicVacancies {
  return {
    async inCountry(country, today, { limit, after }) {
      const range = publicVacancyRanges.current(country, today)
      if (after !== undefined && !isPlaceOfVacancy(after)) {
        refuse({ code: 'invalid', errors: [{ path: ['query', 'cursor'], code: 'invalid_cursor' }] })
      }
      // A page that began yesterday goes on where today begins.
      const start = after === undefined || after < today ? {} : { after: { pk: range.pk, sk: after } }
      const { items } = await store.query({ ...range, limit: limit + 1, ...start })
      const page = items.slice(0, limit)
      const end = page.at(-1)
      return {
        items: page.map(readVacancyLine),
        ...(items.length > page.length && end && { next: placeIn(end) }),
      }
    },

    async all(country, today) {
      return (await allOf(store.queryAll(publicVacancyRanges.current(country, today)))).map(readVacancyLine)
    },

    async vacancy(id, today) {
      const item = await store.get(publicVacancyKeys.vacancy(id))
      const vacancy = item && readPublicVacancy(item)
      return vacancy && isCurrent(vacancy, today) ? vacancy : undefined
    },
  }
}
