import { countrySchema } from '@passerelle/domain/codes'
import { idSchema, line } from '@passerelle/domain/kernel'
import {
  employerChangeSchema,
  employerSchema,
  newEmployerSchema,
  newVacancySchema,
  publicVacancySchema,
  vacancyChangeSchema,
  vacancyLineSchema,
  vacancySchema,
  vacancyStates,
} from '@passerelle/domain/vacancies'
import * as z from 'zod'
import { pageOf, pageQuerySchema } from './list.ts'
import { page, pageLanguage, shownForSeconds } from './public-pages.ts'
import { routes } from './route.ts'

/** A vacancy as its organisation sees it. */
export const vacancyViewSchema = vacancySchema.extend({
  /** As the employer is called now. */
  employerName: line(200),
  /** Whether its last day is not over yet. */
  isCurrent: z.boolean(),
})
export type VacancyView = z.output<typeof vacancyViewSchema>

/** Which vacancies: in one state, of one employer, or all. */
export const vacanciesQuerySchema = pageQuerySchema.extend({
  state: z.enum(vacancyStates).optional(),
  employerId: idSchema<'employer'>().optional(),
})
export type VacanciesQuery = z.output<typeof vacanciesQuerySchema>

const employer = '/v1/employers/{employerId}'
const vacancy = '/v1/vacancies/{vacancyId}'
const acted = { method: 'POST', change: true, answer: { status: 200, body: vacancyViewSchema } } as const

/** Employers whom an organisation knows, and the work that they have to give. */
export const vacancies = routes('api-vacancies', {
  addEmployer: {
    method: 'POST',
    path: '/v1/employers',
    summary: 'Add an employer whom the organisation knows, with the person whom one asks there',
    body: newEmployerSchema,
    answer: { status: 201, body: employerSchema },
  },
  listEmployers: {
    method: 'GET',
    path: '/v1/employers',
    summary: 'List the employers whom the organisation knows, in the order of their entry',
    query: pageQuerySchema,
    answer: { status: 200, body: pageOf(employerSchema) },
  },
  readEmployer: {
    method: 'GET',
    path: employer,
    summary: 'Read one employer',
    answer: { status: 200, body: employerSchema },
  },
  editEmployer: {
    method: 'PATCH',
    path: employer,
    summary: 'Change an employer; what anybody finds of it bears its new name within a minute',
    body: employerChangeSchema,
    change: true,
    answer: { status: 200, body: employerSchema },
  },
  draftVacancy: {
    method: 'POST',
    path: '/v1/vacancies',
    summary: 'Write down a vacancy; nobody outside sees it before it is open and meant for everybody',
    body: newVacancySchema,
    answer: { status: 201, body: vacancyViewSchema },
  },
  listVacancies: {
    method: 'GET',
    path: '/v1/vacancies',
    summary: 'List the vacancies that the organisation keeps, in the order of their entry',
    query: vacanciesQuerySchema,
    answer: { status: 200, body: pageOf(vacancyViewSchema) },
  },
  readVacancy: {
    method: 'GET',
    path: vacancy,
    summary: 'Read one vacancy',
    answer: { status: 200, body: vacancyViewSchema },
  },
  editVacancy: {
    method: 'PATCH',
    path: vacancy,
    summary: 'Change a vacancy; one that anybody finds is found as it now is, within a minute',
    body: vacancyChangeSchema,
    change: true,
    answer: { status: 200, body: vacancyViewSchema },
  },
  openVacancy: {
    ...acted,
    path: `${vacancy}/open`,
    summary: 'Open a vacancy, also one that was filled or closed',
  },
  fillVacancy: {
    ...acted,
    path: `${vacancy}/fill`,
    summary: 'Say that a vacancy is filled; nobody finds it any more, within a minute',
  },
  closeVacancy: {
    ...acted,
    path: `${vacancy}/close`,
    summary: 'Close a vacancy that nobody filled, within a minute; it may be opened again',
  },
  withdrawVacancy: {
    ...acted,
    path: `${vacancy}/withdraw`,
    summary: 'Withdraw a vacancy for good, within a minute',
  },
})

export const publicVacancyViewSchema = publicVacancySchema.omit({ version: true })
export type PublicVacancyView = z.output<typeof publicVacancyViewSchema>

export const vacancyLineViewSchema = vacancyLineSchema.omit({ version: true })
export type VacancyLineView = z.output<typeof vacancyLineViewSchema>

const lasting = shownForSeconds
const cursor = z.string().max(60).optional()

/** The country in which work is looked for, and which page. */
export const publicVacanciesQuerySchema = z.strictObject({
  country: countrySchema,
  limit: z.coerce.number().int().min(1).max(50).default(20),
  cursor,
})
export type PublicVacanciesQuery = z.output<typeof publicVacanciesQuerySchema>

/** What anybody finds of vacancies; one whose last day is over is not found, whatever was done about it. */
export const publicVacancyRoutes = {
  findPublicVacancies: {
    method: 'GET',
    path: '/v1/public/vacancies',
    summary: 'Find open vacancies in a country, those first that end first',
    query: publicVacanciesQuerySchema,
    answer: { status: 200, body: pageOf(vacancyLineViewSchema) },
    lasting,
  },
  readPublicVacancy: {
    method: 'GET',
    path: '/v1/public/vacancies/{vacancyId}',
    summary: 'Read an open vacancy, with its employer’s name',
    answer: { status: 200, body: publicVacancyViewSchema },
    lasting,
  },
  showVacancies: {
    method: 'GET',
    path: '/v1/public/pages/countries/{country}/vacancies',
    summary: 'The open vacancies in a country as a page',
    query: pageLanguage.extend({ cursor }),
    ...page,
  },
  showVacancy: {
    method: 'GET',
    path: '/v1/public/pages/vacancies/{vacancyId}',
    summary: 'A vacancy as a page, with a statement for programs (schema.org JobPosting)',
    query: pageLanguage,
    ...page,
  },
} as const
