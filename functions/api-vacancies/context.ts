import { type MemberContext, openMemberContext, type RequestScope } from '@passerelle/runtime'
import {
  type Employers,
  employers,
  type Findings,
  findings,
  type Vacancies,
  vacancies,
} from '@passerelle/table/vacancies'

/** Where an organisation keeps employers, the work that they have to give, and what it finds of labour markets. */
export type VacanciesContext = MemberContext & {
  readonly employers: Employers
  readonly vacancies: Vacancies
  readonly findings: Findings
}

export async function openVacanciesContext(request: RequestScope): Promise<VacanciesContext> {
  const own = await openMemberContext(request)
  const { table } = own
  return { ...own, employers: employers(table), vacancies: vacancies(table), findings: findings(table) }
}
