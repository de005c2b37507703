import { but, type Rules } from '../sharing/field-rule.ts'
import { organisation } from '../tenancy/field-rules.ts'
import type { Employer } from './employer.ts'
import type { PublicVacancy, VacancyLine } from './public-vacancy.ts'
import type { Vacancy } from './vacancy.ts'

// An employer's name and its vacancies are no more about a person than an offer is; whom one asks there, is.
const told = but(organisation, { purposes: ['administration', 'contact'] })

export const employerRules = {
  id: told,
  version: told,
  addedAt: told,
  changedAt: told,
  name: told,
  branch: told,
  country: told,
  town: told,
  contact: but(told, { purposes: ['contact'], storage: 'sealed' }),
} as const satisfies Rules<Employer>

const described = {
  id: told,
  version: told,
  title: told,
  isco08: told,
  employmentType: told,
  workplace: told,
  validThrough: told,
  endsAt: told,
} as const

const inFull = {
  ...described,
  changedAt: told,
  openedAt: told,
  text: told,
  languages: told,
  certificates: told,
  skills: told,
  wage: told,
  places: told,
} as const

export const vacancyRules = {
  ...inFull,
  addedAt: told,
  state: told,
  employerId: told,
  isPublic: told,
  taken: told,
} as const satisfies Rules<Vacancy>

export const publicVacancyRules = {
  ...inFull,
  employerName: told,
  organisationId: told,
  organisationName: told,
  isCentre: told,
} as const satisfies Rules<PublicVacancy>

export const vacancyLineRules = { ...described, employerName: told } as const satisfies Rules<VacancyLine>
