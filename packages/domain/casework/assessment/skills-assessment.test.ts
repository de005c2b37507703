import { expect, test } from 'vitest'
import { coach, openedAt, participantId, refusalOf } from '../../testing/casework.ts'
import { recordAssessment } from './record-assessment.ts'
import type { SkillsAssessmentEntry } from './skills-assessment.ts'
import { skillsAssessmentEntrySchema, skillsAssessmentSchema } from './skills-assessment.ts'

function anAssessment(change: Partial<SkillsAssessmentEntry> = {}): SkillsAssessmentEntry {
  return {
    assessedOn: '2026-01-30',
    occupations: [
      { isco08: '7531', years: 4.5, learnt: 'informal', country: 'SN', evidence: [{ kind: 'work_sample' }] },
    ],
    languages: [{ language: 'fr', listening: 'B2', reading: 'Pre-A1', spokenInteraction: 'B1' }],
    education: [{ level: 2, field: '0723', country: 'SN', completed: false }],
    skills: [{ name: 'Measures without a pattern', level: 'advanced' }],
    ...change,
  }
}

function faults(change: object) {
  return skillsAssessmentEntrySchema
    .safeParse({ ...anAssessment(), ...change })
    .error?.issues.map(({ path, code, message }) => [path.join('.'), code === 'custom' ? message : code])
}

test('an assessment holds occupations, languages by skill and skills in plain words', () => {
  const assessment = recordAssessment(anAssessment(), { participantId, by: coach, at: openedAt })
  expect(skillsAssessmentSchema.parse(assessment)).toEqual(assessment)
  expect(assessment).toMatchObject({ version: 1, assessedBy: coach })
})

test('wrong codes and figures are refused where they stand', () => {
  const occupation = anAssessment().occupations[0]
  expect(faults({ occupations: [{ ...occupation, isco08: '7530' }] })).toEqual([
    ['occupations.0.isco08', 'unknown_isco08'],
  ])
  expect(faults({ occupations: [{ ...occupation, years: 4.2 }] })).toEqual([
    ['occupations.0.years', 'not_multiple_of'],
  ])
  expect(faults({ occupations: [{ ...occupation, years: 81 }] })).toEqual([
    ['occupations.0.years', 'too_big'],
  ])
  expect(faults({ languages: [{ language: 'fr', reading: 'B3' }] })?.[0]?.[0]).toBe('languages.0.reading')
  expect(faults({ education: [{ level: 9, completed: true }] })).toEqual([['education.0.level', 'too_big']])
})

test('a language is assessed once and with a level for something', () => {
  const french = { language: 'fr', listening: 'B2' }
  expect(faults({ languages: [french, french] })).toEqual([['languages', 'twice']])
  expect(faults({ languages: [{ language: 'fr' }] })).toEqual([['languages.0', 'no_level']])
})

test('an assessment of a day that has not come is refused', () => {
  const entry = anAssessment({ assessedOn: '2026-02-02' })
  expect(refusalOf(() => recordAssessment(entry, { participantId, by: coach, at: openedAt }))).toMatchObject({
    errors: [{ path: ['body', 'assessedOn'], code: 'in_the_future' }],
  })
})
