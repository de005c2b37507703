import { expect, test } from 'vitest'
import { aDuplicate, aParticipant, coach, id, later, refusalOf } from '../../testing/casework.ts'
import { editParticipant } from './edit-participant.ts'
import { handedOn } from './hand-on.ts'
import { mergeCases } from './merge.ts'

const merging = { by: coach, at: later, referrals: 1 }

test('the case that goes on takes over what it lacks, and the other is closed as a duplicate', () => {
  const kept = aParticipant()
  const duplicate = aDuplicate()
  const merged = mergeCases({ kept, duplicate }, merging)
  expect(merged.kept).toMatchObject({
    version: 2,
    gender: 'female',
    languages: ['wo', 'fr', 'en'],
    birth: kept.birth,
    merged: [{ participantId: duplicate.id, by: coach, at: later }],
  })
  expect(merged.kept.names.map(({ given, primary }) => [given, primary])).toEqual([
    ['Fatou', true],
    ['Fatu', false],
  ])
  expect(merged.duplicate).toMatchObject({ stage: 'closed', mergedInto: kept.id, gender: 'female' })
  expect(merged.duplicate.stageSteps.at(-1)?.closingReason).toBe('duplicate')
})

test('a case takes over no more names, channels and languages than a case may have', () => {
  const names = Array.from({ length: 20 }, (_, n) => ({
    kind: 'spelling' as const,
    primary: n === 0,
    given: `Fatou ${n}`,
  }))
  const { kept } = mergeCases({ kept: aParticipant({ names }), duplicate: aDuplicate() }, merging)
  expect(kept.names).toEqual(names)
})

test('a case changes no more once it goes on as another one, but still goes to other people', () => {
  const { duplicate } = mergeCases({ kept: aParticipant(), duplicate: aDuplicate() }, merging)
  for (const change of [
    { returnDistrict: 'Thiès' },
    { stage: 'interested' },
    { gender: null, coachId: coach },
  ]) {
    expect(refusalOf(() => editParticipant(duplicate, change as never, coach, later))).toEqual({
      code: 'not_possible',
      what: 'case_merged',
    })
  }
  const successor = id<'member'>(9)
  const now = editParticipant(duplicate, handedOn(duplicate, coach, successor), coach, later)
  expect(now).toMatchObject({ coachId: successor, mergedInto: duplicate.mergedInto, stage: 'closed' })
})

test('nobody merges a case with itself, one that is merged or was merged with, or into one that is closed', () => {
  const kept = aParticipant()
  const merged = mergeCases({ kept, duplicate: aDuplicate() }, merging)
  const third = aDuplicate({ id: id(3) })
  const closed = editParticipant(kept, { stage: 'closed', closingReason: 'stays' } as never, coach, later)
  const refused: readonly (readonly [string, Parameters<typeof mergeCases>[0]])[] = [
    ['same_case', { kept, duplicate: kept }],
    ['already_merged', { kept: third, duplicate: merged.duplicate }],
    ['already_merged', { kept: merged.duplicate, duplicate: third }],
    ['already_merged', { kept: third, duplicate: merged.kept }],
    ['kept_case_closed', { kept: closed, duplicate: third }],
  ]
  for (const [what, cases] of refused) {
    expect(refusalOf(() => mergeCases(cases, merging))).toEqual({ code: 'not_possible', what })
  }
})

test('one case goes on for twenty others at most', () => {
  let kept = aParticipant()
  const mergeOne = (n: number) => mergeCases({ kept, duplicate: aDuplicate({ id: id(100 + n) }) }, merging)
  for (let n = 0; n < 20; n += 1) kept = mergeOne(n).kept
  expect(refusalOf(() => mergeOne(20))).toEqual({ code: 'limit_reached', what: 'merged_cases', limit: 20 })
})
