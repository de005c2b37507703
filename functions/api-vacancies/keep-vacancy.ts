import type { VacancyView } from '@passerelle/contract/vacancies'
import type { VacancyId } from '@passerelle/domain/kernel'
import {
  actOnVacancy as act,
  draftVacancy as draft,
  editVacancy as edit,
  type NewVacancy,
  type Vacancy,
  type VacancyAct,
  type VacancyChange,
} from '@passerelle/domain/vacancies'
import { assertVersion } from '@passerelle/table'
import type { VacanciesContext } from './context.ts'
import { vacancyEntry } from './entry.ts'
import { readVacancy, viewVacancy } from './view-vacancy.ts'

/** Writes down a vacancy that nobody outside sees yet. */
export async function draftVacancy(context: VacanciesContext, entry: NewVacancy): Promise<VacancyView> {
  const vacancy = draft(entry, context.ids.next<'vacancy'>(), context.clock)
  await context.vacancies.add(vacancy, vacancyEntry(vacancy, Object.keys(entry)))
  return readVacancy(context, vacancy.id)
}

export function editVacancy(
  context: VacanciesContext,
  id: VacancyId,
  change: VacancyChange,
  expected: number,
): Promise<VacancyView> {
  return commit(context, id, expected, Object.keys(change), (vacancy) => edit(vacancy, change, context.clock))
}

/** Lets a vacancy go to another state. */
export function actOnVacancy(
  context: VacanciesContext,
  id: VacancyId,
  expected: number,
  command: VacancyAct,
): Promise<VacancyView> {
  return commit(context, id, expected, ['state'], (vacancy) =>
    act(vacancy, command, context.clock.now().toISOString()),
  )
}

async function commit(
  context: VacanciesContext,
  id: VacancyId,
  expected: number,
  fields: readonly string[],
  decide: (vacancy: Vacancy) => Vacancy,
): Promise<VacancyView> {
  const { vacancy: before, employerName } = await context.vacancies.get(id)
  assertVersion(before, expected)
  const now = decide(before)
  await context.vacancies.replace(now, before.version, vacancyEntry(now, fields))
  return viewVacancy(context, { vacancy: now, employerName })
}
