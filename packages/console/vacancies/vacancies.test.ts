import { expect, it } from 'vitest'
import { employerChange } from './employers.ts'
import { newVacancy, noLanguage, noVacancy, type Vacancy, vacancyChange, vacancyEntry } from './vacancies.ts'

const entry = {
  ...noVacancy('GM', 'Banjul'),
  isco08: '7411 · Electrician',
  languages: [{ language: 'en', level: 'B1' }, { language: 'wo', level: '' }, noLanguage],
  certificates: ['7411 · Electrician', ''],
  skills: ' Roofs \n\nWelding',
  wage: { currency: 'GMD', from: '9000.50', to: '', per: 'month' },
  places: '٢',
  validThrough: '2027-03-10',
}

it('what was typed of a vacancy is sent in codes and minor units, and what was left empty not at all', () => {
  const { title: _, text: __, ...body } = newVacancy('E', entry)
  expect(body).toEqual({
    employerId: 'E',
    isco08: '7411',
    employmentType: 'full_time',
    workplace: { country: 'GM', town: 'Banjul' },
    languages: [{ language: 'en', level: 'B1' }, { language: 'wo' }],
    certificates: ['7411'],
    skills: ['Roofs', 'Welding'],
    wage: { currency: 'GMD', from: 900_050, per: 'month' },
    places: 2,
    validThrough: '2027-03-10',
    isPublic: false,
  })
  expect(newVacancy('E', noVacancy('GM', ''))).not.toHaveProperty('wage')
})

it('a vacancy that is shown and left alone changes nothing; a wage that is emptied is taken away', () => {
  const vacancy = {
    ...newVacancy('E', entry),
    title: { en: 'Electrician', sw: 'Fundi umeme' },
    text: { en: 'Roofs' },
    id: 'V',
  } as unknown as Vacancy // what the API answers holds more
  const first = vacancyEntry(vacancy, (code) => code)
  expect(vacancyChange(first, first, vacancy)).toEqual({})
  const wage = { ...first.wage, from: '' }
  const title = { ...first.title, fr: 'Électricien' }
  expect(vacancyChange({ ...first, wage, title }, first, vacancy)).toEqual({
    wage: null,
    title: { en: 'Electrician', fr: 'Électricien', sw: 'Fundi umeme' },
  })
})

it('whom one asks at an employer is taken away where all of it was emptied', () => {
  const empty = { name: '', phone: '', email: '' }
  expect(employerChange({ contact: empty, town: '' })).toEqual({ contact: null, town: null })
  expect(employerChange({ contact: { ...empty, name: 'Fatou' } })).toEqual({ contact: { name: 'Fatou' } })
})
