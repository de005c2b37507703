import { expect, test } from 'vitest'
import { fateOf, fieldsEndingWithCase } from './fate.ts'
import { registry, sealedFields } from './registry.ts'

test('the case itself goes, what was attended and certified stays for a funder', () => {
  for (const entity of ['Participant', 'FirstInterview', 'SkillsAssessment', 'Plan', 'Note', 'PaperCopy'])
    expect(fateOf(entity), entity).toBe('goes')
  for (const entity of ['Attendance', 'Certificate', 'FollowUpYear', 'CaseHolds', 'CaseRetention'])
    expect(fateOf(entity), entity).toBe('stays')
})

test('of what mixes both, what was told in confidence goes and the proof stays', () => {
  expect(fieldsEndingWithCase('FollowUp')).toEqual(['response', 'earlier'])
  expect(fieldsEndingWithCase('ReintegrationBaseline')).toEqual(['response'])
  const left = sealedFields('BusinessPlan').filter(
    (field) => !fieldsEndingWithCase('BusinessPlan').includes(field),
  )
  expect(left).toEqual(['outcome', 'earlierOutcomes'])
})

test('no field that is sensitive or secret outlives its case', () => {
  for (const [entity, rules] of Object.entries(registry)) {
    if (fateOf(entity) === 'goes') continue
    const outliving = Object.entries(rules).filter(
      ([, { category, retention }]) => category !== 'ordinary' && retention === 'funding',
    )
    expect(outliving, entity).toEqual([])
  }
})

test('what is no entity of the registry goes', () => {
  expect(fateOf('CaseReferrals')).toBe('goes')
  expect(fateOf('toString')).toBe('goes')
})
