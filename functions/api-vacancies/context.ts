import { type MemberContext, openMemberContext, type RequestScope } from '@passerelle/runtime'
import { type Employers, employers, type Vacancies, vacancies } from '@passerelle/table/vacancies'

/** Where an organisation keeps employers and the work that they have to give. */
export type VacanciesContext = MemberContext & {
  readonly employers: Employers
  readonly vacancies: Vacancies
}

export async function openVacanciesContext(request: RequestScope): Promise<VacanciesContext> {
  const own = await openMemberContext(request)
  return { ...own, employers: employers(own.table), vacancies: vacancies(own.table) }
}
