import { access } from '@passerelle/contract/access'
import { vacancies } from '@passerelle/contract/vacancies'
import type { EmployerId, VacancyId } from '@passerelle/domain/kernel'
import type { VacancyAct } from '@passerelle/domain/vacancies'
import { api } from '@passerelle/runtime'
import { openVacanciesContext, type VacanciesContext } from './context.ts'
import { addEmployer, editEmployer } from './keep-employer.ts'
import { actOnVacancy, draftVacancy, editVacancy } from './keep-vacancy.ts'
import { readVacancy, viewVacancy } from './view-vacancy.ts'

// The stored id of an operation is that of what it was done to.
const replay = (context: VacanciesContext, id: string) => readVacancy(context, id as VacancyId)

const acting = (act: VacancyAct) => ({
  run: (
    context: VacanciesContext,
    { params, expected }: { readonly params: { readonly vacancyId: VacancyId }; readonly expected: number },
  ) => actOnVacancy(context, params.vacancyId, expected, act),
  replay,
})

export const app = api(vacancies, access, openVacanciesContext, {
  addEmployer: {
    run: (context, { body }) => addEmployer(context, body),
    replay: (context, id) => context.employers.get(id as EmployerId),
  },
  listEmployers: (context, { query }) => context.employers.list(query),
  readEmployer: (context, { params }) => context.employers.get(params.employerId),
  editEmployer: (context, { params, body, expected }) =>
    editEmployer(context, params.employerId, body, expected),
  draftVacancy: { run: (context, { body }) => draftVacancy(context, body), replay },
  listVacancies: async (context, { query: { state, employerId, ...page } }) => {
    const { items, ...rest } = await context.vacancies.list({ state, employerId }, page)
    return { items: items.map((named) => viewVacancy(context, named)), ...rest }
  },
  readVacancy: (context, { params }) => readVacancy(context, params.vacancyId),
  editVacancy: (context, { params, body, expected }) =>
    editVacancy(context, params.vacancyId, body, expected),
  openVacancy: acting('open'),
  fillVacancy: acting('fill'),
  closeVacancy: acting('close'),
  withdrawVacancy: acting('withdraw'),
})
