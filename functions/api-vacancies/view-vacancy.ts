import type { VacancyView } from '@passerelle/contract/vacancies'
import type { Clock, VacancyId } from '@passerelle/domain/kernel'
import { isCurrent } from '@passerelle/domain/vacancies'
import type { NamedVacancy } from '@passerelle/table/vacancies'
import type { VacanciesContext } from './context.ts'

export async function readVacancy(context: VacanciesContext, id: VacancyId): Promise<VacancyView> {
  return viewVacancy(context, await context.vacancies.get(id))
}

/** A vacancy as members see it: with its employer's name, and whether its last day is not over yet. */
export function viewVacancy(
  { clock }: { readonly clock: Clock },
  { vacancy, employerName }: NamedVacancy,
): VacancyView {
  return { ...vacancy, employerName, isCurrent: isCurrent(vacancy, clock.now().toISOString()) }
}
