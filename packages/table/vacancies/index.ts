export { type Employers, employers, readEmployerName } from './employers.ts'
export { type Findings, findings, readFinding } from './findings.ts'
export { type FollowedOn, type Outlooks, outlooks } from './outlooks.ts'
export { readPublicVacancy, readVacancyLine, vacancyWrites } from './shown.ts'
export {
  type NamedVacancy,
  readVacancy,
  replacingVacancy,
  requireSameVacancy,
  type Vacancies,
  type VacancyFilter,
  vacancies,
} from './vacancies.ts'
