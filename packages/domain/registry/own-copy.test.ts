import { expect, test } from 'vitest'
import { notCopied, ownCopy, ownRecord } from './own-copy.ts'
import { registry } from './registry.ts'

test('every entity of the registry is copied, or it is said why not', () => {
  expect([...Object.keys(ownCopy), ...Object.keys(notCopied)].toSorted()).toEqual(
    Object.keys(registry).toSorted(),
  )
})

test('a copy leaves out what is said to be left out, and members of staff wherever they stand', () => {
  const stageSteps = [{ stage: 'decided', at: '2026-03-01', by: 'MIRIAM' }]
  const copy = ownRecord('Participant', { gender: 'female', version: 3, coachId: 'MIRIAM', stageSteps })
  expect(copy).toEqual({ gender: 'female', stageSteps: [{ stage: 'decided', at: '2026-03-01' }] })
  expect(
    ownRecord('PaperCopy', { id: 'P', codes: ['PSRL1'], consent: { tiers: ['T0'], witnessId: 'JONAS' } }),
  ).toEqual({
    id: 'P',
    consent: { tiers: ['T0'] },
  })
})

test('a field that is new is told until somebody says why not', () => {
  expect(ownRecord('FirstInterview', { goal: 'A shop', shoeSize: 40 })).toEqual({
    goal: 'A shop',
    shoeSize: 40,
  })
})
