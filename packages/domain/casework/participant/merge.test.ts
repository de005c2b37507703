import { expect, test } from 'vitest'
import { aParticipant, coach, id, later, refusalOf } from '../../testing/casework.ts'
import { editParticipant } from './edit-participant.ts'
import { mergeCases, separateCases } from './merge.ts'
import type { Participant } from './participant.ts'

const other = (change: Partial<Participant> = {}): Participant => ({
  ...aParticipant({
    names: [{ kind: 'official', primary: true, given: 'Fatu', family: 'N’Diaye' }],
    gender: 'female',
    languages: ['wo', 'en'],
    stage: 'decided',
  }),
  id: id<'participant'>(2),
  ...change,
})
const merging = { by: coach, at: later, referrals: 1 }

test('the case that goes on takes over what it lacks, and the other is closed as a duplicate', () => {
  const kept = aParticipant()
  const duplicate = other()
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

test('a merge that is taken back leaves both as they were', () => {
  const before = { kept: aParticipant(), duplicate: other() }
  const after = separateCases(mergeCases(before, merging), { ...merging, at: '2026-03-01T10:00:00.000Z' })
  const { version: _, changedAt: __, ...kept } = after.kept
  expect(before.kept).toMatchObject(kept)
  expect(Object.keys(kept)).not.toContain('merged')
  expect(after.duplicate).toMatchObject({ stage: 'decided', names: before.duplicate.names })
  expect(Object.keys(after.duplicate)).not.toContain('mergedInto')
})

test('what somebody changed since the merge stays as they left it', () => {
  const merged = mergeCases({ kept: aParticipant(), duplicate: other() }, merging)
  const kept = editParticipant(merged.kept, { gender: 'diverse' } as never, coach, later)
  expect(separateCases({ ...merged, kept }, merging).kept.gender).toBe('diverse')
})

test('a case that was closed already stays closed when the merge is taken back', () => {
  const closed = editParticipant(other(), { stage: 'closed', closingReason: 'stays' } as never, coach, later)
  const merged = mergeCases(
    { kept: aParticipant(), duplicate: closed },
    { ...merging, at: '2026-03-01T10:00:00.000Z' },
  )
  expect(separateCases(merged, merging).duplicate.stage).toBe('closed')
})

test('nobody merges a case with itself, a merged one again, or takes back what was referred since', () => {
  const pair = { kept: aParticipant(), duplicate: other() }
  const merged = mergeCases(pair, merging)
  const refused = (act: () => unknown) => refusalOf(act)
  expect(refused(() => mergeCases({ kept: pair.kept, duplicate: pair.kept }, merging))).toMatchObject({
    what: 'same_case',
  })
  expect(
    refused(() => mergeCases({ kept: other({ id: id(3) }), duplicate: merged.duplicate }, merging)),
  ).toMatchObject({
    what: 'already_merged',
  })
  expect(
    refused(() => mergeCases({ kept: other({ id: id(3) }), duplicate: merged.kept }, merging)),
  ).toMatchObject({
    what: 'already_merged',
  })
  expect(refused(() => separateCases(merged, { ...merging, referrals: 2 }))).toMatchObject({
    what: 'referred_since',
  })
  expect(refused(() => separateCases(pair, merging))).toMatchObject({ what: 'not_merged' })
  expect(refused(() => editParticipant(merged.duplicate, {} as never, coach, later))).toMatchObject({
    what: 'already_merged',
  })
})
