import type { PublicVacanciesQuery, PublicVacancyView, VacancyLineView } from '@passerelle/contract/vacancies'
import { type Clock, dayOf, refuse, type VacancyId } from '@passerelle/domain/kernel'
import type { Office } from './office.ts'

type Found = { items: VacancyLineView[]; next?: string }

/** The vacancies in a country that count today, page by page. One query. */
export async function findVacancies(
  { offers, clock }: Office,
  { country, limit, cursor: after }: PublicVacanciesQuery,
): Promise<Found> {
  const { items, next } = await offers.vacancies.inCountry(country, today(clock), { limit, after })
  return { items: items.map(({ version: _, ...line }) => line), ...(next !== undefined && { next }) }
}

/** One vacancy. @throws {Refused} `not_found` for one that is over or not open, as for one that never was */
export async function readVacancy({ offers, clock }: Office, id: VacancyId): Promise<PublicVacancyView> {
  const found = (await offers.vacancies.vacancy(id, today(clock))) ?? refuse({ code: 'not_found' })
  const { version: _, ...vacancy } = found
  return vacancy
}

/** The day by which vacancies count. */
export function today(clock: Clock): string {
  return dayOf(clock.now().toISOString())
}
