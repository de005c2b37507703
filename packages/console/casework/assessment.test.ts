import { expect, it } from 'vitest'
import { type Assessment, assessmentBody, assessmentEntry } from './assessment.ts'

const before = {
  participantId: 'P',
  version: 1,
  changedAt: '2027-01-10T09:00:00.000Z',
  assessedOn: '2027-01-09',
  assessedBy: 'M',
  occupations: [
    { isco08: '7531', years: 4.5, learnt: 'informal', country: 'SN', evidence: [{ kind: 'work_sample' }] },
  ],
  languages: [{ language: 'fr', listening: 'B2', spokenProduction: 'B1' }],
  education: [{ level: 2, completed: true }],
  skills: [{ name: 'Sews', level: 'advanced' }],
} as unknown as Assessment // ids stand for themselves

it('what is left empty is not sent, and a half year may have a comma', () => {
  const entry = assessmentEntry(undefined, '2027-01-10', String)
  expect(assessmentBody(entry, undefined)).toEqual({
    assessedOn: '2027-01-10',
    occupations: [],
    languages: [],
    skills: [],
  })
  const occupations = [{ isco08: '7531 · tailor', years: '4,5', learnt: 'formal' }]
  expect(assessmentBody({ ...entry, occupations }, undefined).occupations).toEqual([
    { isco08: '7531', years: 4.5, learnt: 'formal', evidence: [] },
  ])
})

it('what is no number is refused where it stands, and not made one', () => {
  const entry = assessmentEntry(undefined, '2027-01-10', String)
  const yearsOf = (years: string) =>
    assessmentBody({ ...entry, occupations: [{ isco08: '7531', years, learnt: 'formal' }] }, undefined)
      .occupations[0]?.years
  expect([yearsOf('many'), yearsOf(''), yearsOf('3')]).toEqual(['many', '', 3])
})

it('an assessment that is put right keeps evidence, schooling, levels and what else is on no screen', () => {
  const entry = assessmentEntry(before, '2027-02-01', (code) => `${code} · tailor`)
  const { participantId: _, version: __, changedAt: ___, ...body } = before
  expect(assessmentBody(entry, before)).toEqual(body)
  expect(assessmentBody({ ...entry, skills: 'Sews\n\n Cuts ' }, before).skills).toEqual([
    { name: 'Sews', level: 'advanced' },
    { name: 'Cuts' },
  ])
})
