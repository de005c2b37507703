import type { PublicVacanciesQuery, PublicVacancyView, VacancyLineView } from '@passerelle/contract/vacancies'
import { refuse, type VacancyId } from '@passerelle/domain/kernel'
import type { Office } from './office.ts'

type Found = { items: VacancyLineView[]; next?: string }

/** The vacancies in a country that have not ended, page by page. One query. */
export async function findVacancies(
  { offers, clock }: Office,
  { country, limit, cursor: after }: PublicVacanciesQuery,
): Promise<Found> {
  const { items, next } = await offers.vacancies.inCountry(country, clock.now().toISOString(), {
    limit,
    after,
  })
  return { items: items.map(({ version: _, ...line }) => line), ...(next !== undefined && { next }) }
}

/** One vacancy. @throws {Refused} `not_found` for one that is over or not open, as for one that never was */
export async function readVacancy({ offers, clock }: Office, id: VacancyId): Promise<PublicVacancyView> {
  const found =
    (await offers.vacancies.vacancy(id, clock.now().toISOString())) ?? refuse({ code: 'not_found' })
  const { version: _, ...vacancy } = found
  return vacancy
}
