import type { CallOptions, ResourceOf } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { typedNumber } from '@passerelle/messages/typed'
import { usePages } from '../api/use-pages.ts'
import { useRead } from '../api/use-read.ts'
import { codeOf } from '../casework/occupations.ts'
import { onlyChanged } from '../kit/changed.ts'
import { filled } from '../kit/use-body-form.ts'
import { type TitleEntry, titleBody, titleEntry } from '../programmes/titles.ts'
import { type WageEntry, wageBody, wageEntry } from './wages.ts'

export type Vacancy = ResourceOf<'readVacancy'>
type NewVacancy = CallOptions<'draftVacancy'>['body']
type VacancyChange = CallOptions<'editVacancy'>['body']
type VacanciesQuery = NonNullable<CallOptions<'listVacancies'>['query']>

export const employmentTypes = [
  'full_time',
  'part_time',
  'contractor',
  'temporary',
  'intern',
  'volunteer',
  'per_diem',
  'other',
] as const satisfies readonly CodesOf<'employment'>[]

export const vacancyStates = [
  'draft',
  'open',
  'filled',
  'closed',
  'withdrawn',
] as const satisfies readonly CodesOf<'vacancyState'>[]

const atOnce = 50

/** The vacancies in a state or in all, of one employer or of all. */
export const useVacancies = (filter: { readonly state?: string; readonly employerId?: string }) =>
  usePages('listVacancies', { limit: atOnce, ...filled(filter) } as VacanciesQuery) // out of a list, or of an address

export const useVacancy = (vacancyId: string) => useRead('readVacancy', [{ params: { vacancyId } }])

/** The page on which anybody sees a vacancy, as it is reached from here. */
export function vacancyAddress(origin: string, vacancyId: string): string {
  return `${origin}/v1/public/pages/vacancies/${vacancyId}`
}

type LanguageEntry = { language: string; level: string }

/** What is typed of a vacancy; skills stand one on each line. */
export type VacancyEntry = {
  title: TitleEntry
  text: TitleEntry
  isco08: string
  employmentType: string
  workplace: { country: string; region: string; town: string }
  languages: LanguageEntry[]
  certificates: string[]
  skills: string
  wage: WageEntry
  places: string
  validThrough: string
  isPublic: boolean
}

export const noLanguage: LanguageEntry = { language: '', level: '' }

export function noVacancy(country: string, town: string): VacancyEntry {
  return {
    title: titleEntry(),
    text: titleEntry(),
    isco08: '',
    employmentType: 'full_time',
    workplace: { country, region: '', town },
    languages: [noLanguage],
    certificates: [''],
    skills: '',
    wage: wageEntry(),
    places: '1',
    validThrough: '',
    isPublic: false,
  }
}

/** @param textOf what an occupation is called, as the field for it shows one */
export function vacancyEntry(vacancy: Vacancy, textOf: (code: string) => string): VacancyEntry {
  const { workplace, wage } = vacancy
  return {
    title: titleEntry(vacancy.title),
    text: titleEntry(vacancy.text),
    isco08: textOf(vacancy.isco08),
    employmentType: vacancy.employmentType,
    workplace: { country: workplace.country, region: workplace.region ?? '', town: workplace.town },
    languages: [
      ...vacancy.languages.map(({ language, level }) => ({ language, level: level ?? '' })),
      noLanguage,
    ],
    certificates: [...vacancy.certificates.map(textOf), ''],
    skills: vacancy.skills.join('\n'),
    wage: wageEntry(wage),
    places: String(vacancy.places),
    validThrough: vacancy.validThrough,
    isPublic: vacancy.isPublic,
  }
}

export function newVacancy(employerId: string, entry: VacancyEntry): NewVacancy {
  const { wage, ...body } = bodyOf(entry)
  return { employerId, ...body, ...(wage && { wage }) } as NewVacancy // what breaks a rule is refused by field
}

/** The fields that were typed anew; a wage that was emptied is taken away. */
export function vacancyChange(entry: VacancyEntry, first: VacancyEntry, before: Vacancy): VacancyChange {
  return bodyOf(onlyChanged(entry, first), before) as VacancyChange // what breaks a rule is refused by field
}

function bodyOf(entry: Partial<VacancyEntry>, before?: Vacancy) {
  const { title, text, isco08, workplace, languages, certificates, skills, wage, places, ...rest } = entry
  return {
    ...rest,
    ...(title && { title: titleBody(title, before?.title) }),
    ...(text && { text: titleBody(text, before?.text) }),
    ...(isco08 !== undefined && { isco08: codeOf(isco08) }),
    ...(workplace && { workplace: filled(workplace) }),
    ...(languages && { languages: languages.filter(({ language }) => language !== '').map(filled) }),
    ...(certificates && { certificates: certificates.map(codeOf).filter((code) => code !== '') }),
    ...(skills !== undefined && { skills: linesOf(skills) }),
    ...(wage && { wage: wageBody(wage) }),
    ...(places !== undefined && { places: typedNumber(places) }),
  }
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
