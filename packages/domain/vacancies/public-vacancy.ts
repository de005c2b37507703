import * as z from 'zod'
import { idSchema, instantSchema, line } from '../kernel/index.ts'
import { type Publisher, publicCentreOf } from '../offers/index.ts'
import type { Employer } from './employer.ts'
import { type Vacancy, vacancySchema } from './vacancy.ts'

/** A vacancy as anybody finds it: who employs, and which organisation tells of it. Names no person. */
export const publicVacancySchema = vacancySchema
  .omit({ state: true, isPublic: true, employerId: true, addedAt: true, taken: true })
  .extend({
    openedAt: instantSchema,
    employerName: line(200),
    organisationId: idSchema<'tenant'>(),
    organisationName: line(120),
    /** Whether the organisation has a page of its own, as a centre. */
    isCentre: z.boolean(),
  })
export type PublicVacancy = z.infer<typeof publicVacancySchema>

/** The line by which a vacancy stands in the list of its country. */
export const vacancyLineSchema = publicVacancySchema.pick({
  id: true,
  version: true,
  title: true,
  isco08: true,
  employmentType: true,
  workplace: true,
  validThrough: true,
  endsAt: true,
  employerName: true,
})
export type VacancyLine = z.infer<typeof vacancyLineSchema>

/**
 * The vacancy as anybody finds it; nothing while it is not open, is not meant for everybody, or its organisation may not
 * work. Of the employer it takes the name alone, and of the places those that are free.
 */
export function publicVacancyOf(
  vacancy: Vacancy,
  { name: employerName }: Pick<Employer, 'name'>,
  publisher: Publisher,
): Omit<PublicVacancy, 'version'> | undefined {
  const { tenant, isActive } = publisher
  const {
    state,
    isPublic,
    employerId: _,
    addedAt: __,
    version: ___,
    places,
    taken = 0,
    openedAt,
    ...shown
  } = vacancy
  if (state !== 'open' || !isPublic || openedAt === undefined || !isActive) return undefined
  return {
    ...shown,
    places: places - taken,
    openedAt,
    employerName,
    organisationId: tenant.id,
    organisationName: tenant.name,
    isCentre: publicCentreOf(publisher) !== undefined,
  }
}

export function vacancyLineOf(vacancy: PublicVacancy): VacancyLine {
  const { id, version, title, isco08, employmentType, workplace, validThrough, endsAt, employerName } =
    vacancy
  return { id, version, title, isco08, employmentType, workplace, validThrough, endsAt, employerName }
}
