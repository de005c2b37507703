import { type Instant, refuse, type VacancyId } from '@passerelle/domain/kernel'
import { isCurrent, type PublicVacancy, type VacancyLine } from '@passerelle/domain/vacancies'
import { isPlaceOfVacancy, publicVacancyKeys, publicVacancyRanges } from '../engine/keys/vacancies.ts'
import { placeIn } from '../engine/row.ts'
import { allOf, type Store } from '../engine/store.ts'
import { readPublicVacancy, readVacancyLine } from '../vacancies/index.ts'

/** A page of vacancies; `next` is where the following one begins, and what it says is no secret. */
export type VacanciesPage = { readonly items: readonly VacancyLine[]; readonly next?: string }

/** The vacancies that anybody finds. What is past its last day is never among them, whatever still stands there. */
export type PublicVacancies = {
  /** Those in a country that have not ended, those first that end first. One query. */
  inCountry(
    country: string,
    now: Instant,
    page: { readonly limit: number; readonly after?: string | undefined },
  ): Promise<VacanciesPage>
  /** Every vacancy in a country that has not ended: as many queries as it takes. */
  all(country: string, now: Instant): Promise<readonly VacancyLine[]>
  /** One call. */
  vacancy(id: VacancyId, now: Instant): Promise<PublicVacancy | undefined>
}

export function publicVacancies(store: Pick<Store, 'get' | 'query' | 'queryAll'>): PublicVacancies {
  return {
    async inCountry(country, now, { limit, after }) {
      const range = publicVacancyRanges.current(country, now)
      if (after !== undefined && !isPlaceOfVacancy(after)) {
        refuse({ code: 'invalid', errors: [{ path: ['query', 'cursor'], code: 'invalid_cursor' }] })
      }
      // What a page ended with may be over by now: then it goes on with what is not.
      const start = after === undefined || after < now ? {} : { after: { pk: range.pk, sk: after } }
      const { items } = await store.query({ ...range, limit: limit + 1, ...start })
      const page = items.slice(0, limit)
      const end = page.at(-1)
      return {
        items: page.map(readVacancyLine),
        ...(items.length > page.length && end && { next: placeIn(end) }),
      }
    },

    async all(country, now) {
      return (await allOf(store.queryAll(publicVacancyRanges.current(country, now)))).map(readVacancyLine)
    },

    async vacancy(id, now) {
      const item = await store.get(publicVacancyKeys.vacancy(id))
      const vacancy = item && readPublicVacancy(item)
      return vacancy && isCurrent(vacancy, now) ? vacancy : undefined
    },
  }
}
