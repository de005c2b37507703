import { access } from '@passerelle/contract/access'
import { routes } from '@passerelle/contract/kit'
import { labour } from '@passerelle/contract/labour'
import { vacancies } from '@passerelle/contract/vacancies'
import type { EmployerId, FindingId, VacancyId } from '@passerelle/domain/kernel'
import type { VacancyAct } from '@passerelle/domain/vacancies'
import { api } from '@passerelle/runtime'
import { openVacanciesContext, type VacanciesContext } from './context.ts'
import { addEmployer, editEmployer } from './keep-employer.ts'
import { addFinding, editFinding, withdrawFinding } from './keep-finding.ts'
import { actOnVacancy, draftVacancy, editVacancy } from './keep-vacancy.ts'
import { readVacancy, viewVacancy } from './view-vacancy.ts'

// The stored id of an operation is that of what it was done to.
const replay = (context: VacanciesContext, id: string) => readVacancy(context, id as VacancyId)

const replayFinding = (context: VacanciesContext, id: string) => context.findings.get(id as FindingId)

const acting = (act: VacancyAct) => ({
  run: (
    context: VacanciesContext,
    { params, expected }: { readonly params: { readonly vacancyId: VacancyId }; readonly expected: number },
  ) => actOnVacancy(context, params.vacancyId, expected, act),
  replay,
})

const all = routes('api-vacancies', { ...vacancies.routes, ...labour.routes })

export const app = api(all, access, openVacanciesContext, {
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
  addLabourFinding: { run: (context, { body }) => addFinding(context, body), replay: replayFinding },
  listLabourFindings: (context, { query: { country, region, isco08, ...page } }) =>
    context.findings.list({ country, region, isco08 }, page),
  readLabourFinding: (context, { params }) => context.findings.get(params.findingId),
  editLabourFinding: (context, { params, body, expected }) =>
    editFinding(context, params.findingId, body, expected),
  withdrawLabourFinding: {
    run: (context, { params, expected }) => withdrawFinding(context, params.findingId, expected),
    replay: replayFinding,
  },
})
