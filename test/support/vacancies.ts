import type { CallOptions, Client } from '@passerelle/client'
import type { VacancyView } from '@passerelle/contract'
import type { Employer } from '@passerelle/domain/vacancies'
import { inDays } from './exchange.ts'

type NewEmployer = CallOptions<'addEmployer'>['body']
type NewVacancy = CallOptions<'draftVacancy'>['body']

/** A builder of solar roofs in Gambia, and whom one asks there. */
export function anEmployer(change: Partial<NewEmployer> = {}): NewEmployer {
  return {
    name: 'Sun Roofs',
    branch: 'Solar energy',
    country: 'GM',
    town: 'Brikama',
    contact: { name: 'Fatou Ceesay', phone: '+220 301 2345', email: 'fatou@sun-roofs.example.org' },
    ...change,
  }
}

export async function addedEmployer(api: Client, change: Partial<NewEmployer> = {}): Promise<Employer> {
  return (await api.addEmployer({ body: anEmployer(change) })).body
}

/** Work for two electricians in Banjul, up to a month from now. */
export function aVacancy(employerId: Employer['id'], change: Partial<NewVacancy> = {}): NewVacancy {
  return {
    employerId,
    title: { en: 'Electrician', ar: 'كهربائي' },
    text: { en: 'You put solar panels on roofs.\nTools are there.', ar: 'تركّب الألواح الشمسية.' },
    isco08: '7411',
    employmentType: 'full_time',
    workplace: { country: 'GM', region: 'GM-B', town: 'Banjul' },
    languages: [{ language: 'en', level: 'B1' }, { language: 'wo' }],
    certificates: ['7411'],
    skills: ['Working on roofs'],
    wage: { currency: 'GMD', from: 900_050, to: 1_200_000, per: 'month' },
    places: 2,
    validThrough: inDays(30),
    isPublic: true,
    ...change,
  }
}

/** Writes a vacancy down and opens it. */
export async function openedVacancy(
  api: Client,
  employerId: Employer['id'],
  change: Partial<NewVacancy> = {},
): Promise<VacancyView> {
  const { body: draft } = await api.draftVacancy({ body: aVacancy(employerId, change) })
  return (await api.openVacancy({ params: { vacancyId: draft.id }, ifMatch: draft.version })).body
}
